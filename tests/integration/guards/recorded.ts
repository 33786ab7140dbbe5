import { withTx } from '@/db/client';
import { event } from '@/db/schema/record';
import { SYSTEM } from '@/domain/actor';
import { beforeCommit } from '@/tests/setup/put';

/** Canaries that events may carry: texts of the conference's work, which no other place keeps once they change. */
const OF_THE_WORK = ['draft', 'embargoed', 'paper', 'suspension', 'unpublished', 'unreleased', 'version'];
/** What the action table types into personal fields. */
const TYPED = [
  'María',
  'New Person',
  'Another Name',
  'New Chair',
  'It is not signed',
  'The photo is of another',
];

/** All that the events of this database say, as one text. */
export async function wordsOfEvents(): Promise<string> {
  const rows = await withTx(SYSTEM, (tx) => tx.select().from(event));
  return rows.map((row) => JSON.stringify(row)).join('\n');
}

/** Does something, and notes what the events say that it writes, as they are before the commit. */
export const telling = <T>(lines: Set<string>, act: () => Promise<T>): Promise<T> =>
  beforeCommit(async (ask) => {
    const { rows } = await ask('select to_jsonb(e)::text as words from event e');
    for (const { words } of rows) lines.add(words);
  }, act);

/** The personal data in it, each once: canaries by their kind, what was typed, and anything like an address. */
export function personalIn(words: string): string[] {
  const canaries = [...words.matchAll(/canary-([a-z]+)-/g)].map(([, kind]) => kind ?? '');
  const addresses = [...words.matchAll(/[^"\s]+@[^"\s]+/g)].map(([address]) => address);
  const typed = TYPED.filter((text) => words.includes(text));
  const leaks = [...canaries.filter((kind) => !OF_THE_WORK.includes(kind)), ...addresses, ...typed];
  return [...new Set(leaks)].sort();
}
