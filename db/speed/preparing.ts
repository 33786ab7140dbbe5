import { createHash } from 'node:crypto';
import pg from 'pg';

/** A statement gets a name when it comes for this time, and so many have one; lists of changing length are not worth it. */
const TIMES = 4;
const MOST_NAMES = 200;
/** Longer statements are inserts of many rows at once. */
const MOST_CHARACTERS = 4000;
const MOST_COUNTED = 2000;

const names = new Map<string, string>();
const counts = new Map<string, number>();

/** The name under which a statement is prepared; none for what comes seldom. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= MOST_NAMES || text.length > MOST_CHARACTERS) return known;
  const times = (counts.get(text) ?? 0) + 1;
  if (times < TIMES) {
    if (counts.size >= MOST_COUNTED) counts.clear();
    counts.set(text, times);
    return undefined;
  }
  counts.delete(text);
  const name = createHash('sha256').update(text).digest('hex').slice(0, 32);
  names.set(text, name);
  return name;
}

type Send = (this: pg.Client, ...args: unknown[]) => unknown;

/**
 * Has the connection prepare what it is asked again and again (prepared statements). Postgres then plans such a statement once and not every
 * time, which takes it longer than most of ours run.
 */
export function preparing(client: pg.ClientBase): void {
  const query: Send = function (statement, ...rest) {
    const query = statement as { text?: unknown; name?: unknown } | null;
    const plain = typeof query === 'object' && typeof query?.text === 'string' && Array.isArray(rest[0]);
    const name = plain && query?.name === undefined ? nameOf(String(query?.text)) : undefined;
    const send = pg.Client.prototype.query as unknown as Send;
    return send.call(this, name ? { ...query, name } : statement, ...rest);
  };
  Object.assign(client, { query });
}
