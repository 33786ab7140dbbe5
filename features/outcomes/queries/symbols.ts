import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';

/** A column for a query in which `outcome` is called so: the symbol of a text that is adopted; null for any other. */
export const symbolOf = (outcome: SQL): SQL<string | null> => sql<string | null>`(select given.symbol
  from outcome_symbol given where given.conference_id = ${outcome}.conference_id and given.outcome_id = ${outcome}.id
    and given.kind = ${outcome}.kind and ${outcome}.adopted_at is not null)`;

/** The same for a query of `outcome` itself. */
export const SYMBOL = symbolOf(sql`outcome`);

/** The symbol that a text was given as it was adopted, in this transaction or before. */
export async function symbolGiven(tx: Tx, conferenceId: string, outcomeId: string): Promise<string> {
  const { rows } = await tx.execute<{ symbol: string | null }>(
    sql`select ${symbolOf(sql`o`)} as symbol from outcome o where o.conference_id = ${conferenceId} and o.id = ${outcomeId}`,
  );
  const symbol = rows[0]?.symbol;
  if (!symbol) throw new Error('the text is not adopted');
  return symbol;
}
