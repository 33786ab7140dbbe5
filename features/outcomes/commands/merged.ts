import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { outcome, outcomeParagraph } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import type { Debate } from '@/domain/amendments/debate';
import { mergedText } from '@/domain/amendments/merging';
import { wordsOf } from '@/domain/amendments/recording';
import type { Happening } from '@/domain/events';
import type { Locale } from '@/domain/local-text';
import { wholeIn } from '@/domain/opening';
import { PARTS } from '@/domain/outcomes';
import { record } from '@/platform/record';

type DebatedRow = { conferenceId: string; id: string; version: number };
type Row = typeof outcomeParagraph.$inferSelect;

/** More than any number of a paragraph: where they wait while they are numbered anew. */
const ASIDE = 1_000_000;

/** The merged text with the number of each paragraph in its part. */
function numbered(debate: Debate) {
  const merged = mergedText(debate);
  return PARTS.flatMap((part) =>
    merged.filter((one) => one.part === part).map((one, index) => ({ ...one, number: index + 1 })),
  );
}

/** A paragraph as an event tells it: no other place keeps the words that are overwritten. */
export const wordsTold = ({
  part,
  number,
  verb,
  addressee,
  text,
}: Omit<Row, 'id' | 'conferenceId' | 'outcomeId'>) => ({
  ...{ part, number, verb, addressee, text },
});

/**
 * Writes the merged text of a debate where all pages read it, numbered through, and records each paragraph that is another:
 * no other place keeps what it said in the other languages. The outcome is locked.
 */
export async function writeMerged(
  tx: Tx,
  actor: Actor,
  row: DebatedRow,
  { debate, language }: { debate: Debate; language: Locale },
): Promise<void> {
  const { conferenceId, id: outcomeId } = row;
  const mine = and(
    eq(outcomeParagraph.conferenceId, conferenceId),
    eq(outcomeParagraph.outcomeId, outcomeId),
  );
  const rows = await tx.select().from(outcomeParagraph).where(mine);
  const merged = numbered(debate);
  const before = new Map(rows.map((one) => [one.id, one]));
  const version = { before: { version: row.version }, after: { version: row.version + 1 } };
  const happened: Happening<`outcome.paragraph${'Added' | 'Saved' | 'Removed'}`>[] = [];
  const gone = rows.filter(({ id }) => !merged.some((one) => one.id === id));
  if (gone.length > 0) {
    const ids = gone.map(({ id }) => id);
    await tx.delete(outcomeParagraph).where(and(mine, inArray(outcomeParagraph.id, ids)));
    for (const { id, ...words } of gone)
      happened.push({
        kind: 'outcome.paragraphRemoved',
        before: { ...version.before, id, ...wordsTold(words) },
        after: version.after,
      });
  }
  const isMoved = merged.some(({ id, number }) => before.has(id) && before.get(id)?.number !== number);
  if (isMoved || merged.some(({ id }) => !before.has(id)))
    await tx
      .update(outcomeParagraph)
      .set({ number: sql`${outcomeParagraph.number} + ${ASIDE}` })
      .where(mine);
  for (const { id, part, text, number } of merged) {
    const old = before.get(id);
    if (!old) {
      const words = wordsOf(text, { part, verb: null, addressee: null }, language);
      const added = { conferenceId, outcomeId, id, number, ...words, savedBy: actor.accountId };
      await tx.insert(outcomeParagraph).values(added);
      happened.push({
        kind: 'outcome.paragraphAdded',
        before: version.before,
        after: { ...version.after, part, number },
      });
    } else if (wholeIn(old, language) !== text) {
      const { part: _, ...words } = wordsOf(text, old, language);
      const after = { ...words, version: old.version + 1 };
      await tx
        .update(outcomeParagraph)
        .set({ ...after, savedAt: new Date(), savedBy: actor.accountId })
        .where(and(mine, eq(outcomeParagraph.id, id)));
      happened.push({
        kind: 'outcome.paragraphSaved',
        before: { ...version.before, ...wordsTold(old) },
        after: { ...version.after, ...wordsTold({ ...old, ...after }), number },
      });
    }
  }
  await tx.execute(sql`
    update outcome_paragraph p set number = n.number
    from jsonb_to_recordset(${JSON.stringify(merged.map(({ id, number }) => ({ id, number })))}::jsonb) n(id uuid, number int)
    where p.conference_id = ${conferenceId} and p.outcome_id = ${outcomeId} and p.id = n.id and p.number <> n.number`);
  await tx
    .update(outcome)
    .set({ version: row.version + 1 })
    .where(and(eq(outcome.conferenceId, conferenceId), eq(outcome.id, outcomeId)));
  const topics = [`outcome:${outcomeId}`] as const;
  for (const change of happened)
    await record(tx, actor, { ...change, conferenceId, entityId: outcomeId, topics });
}
