import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../client';

/**
 * A prepared statement, for what is asked all the time: drizzle writes it once for a connection, with `sql.placeholder`
 * for what changes (an id too, which it would else make once), and Postgres plans it once.
 */
export function prepared<T>(make: (tx: Tx) => T): (tx: Tx) => T {
  const made = new WeakMap<Tx, T>();
  return (tx) => {
    const statement = made.get(tx) ?? make(tx);
    made.set(tx, statement);
    return statement;
  };
}

/** A value of such a statement, written as it is given: not in the form of the column that it is for. */
export const parameter = (name: string): SQL => sql`${sql.placeholder(name)}`;
