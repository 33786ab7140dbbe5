import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx } from '@/db/client';
import { paragraph } from '@/db/schema/notes';
import { outcome, outcomeParagraph, outcomeSource } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import { inEach } from '@/domain/local-text';
import { MOST_PARAGRAPHS, PARTS } from '@/domain/outcomes';
import { missing, refuse } from '@/domain/refusal';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { mergeInput, mergeNoteInput } from '../input';
import { requireUntabled } from './debates';
import { nextPlaces } from './places';
import { lockDraft, touched } from './text';

/** Two drafts by their numbers. */
type Pair = { conference: string; from: number; into: number };
type Draft = Awaited<ReturnType<typeof lockDraft>>;

/** Two drafts, locked in the order of their numbers, so that two merges at once wait for each other and no more. */
async function lockBoth(tx: Tx, actor: Actor, { conference, from, into }: Pair) {
  if (from === into) throw refuse('outcomes.refusal.intoItself', {}, 'invalid', 'into');
  const lock = (number: number) => lockDraft(tx, actor, 'outcome.merge', { conference, number });
  if (from < into) return [await lock(from), await lock(into)] as const;
  const second = await lock(into);
  return [await lock(from), second] as const;
}

/** Copies the paragraphs of a draft to the end of another, and what each came from; as many questions for any number. */
async function takeOver(tx: Tx, actor: Actor, from: Draft, into: Draft): Promise<void> {
  const { conferenceId } = from;
  const rows = await tx
    .select()
    .from(outcomeParagraph)
    .where(and(eq(outcomeParagraph.conferenceId, conferenceId), eq(outcomeParagraph.outcomeId, from.id)))
    .orderBy(asc(outcomeParagraph.part), asc(outcomeParagraph.number))
    .limit(MOST_PARAGRAPHS);
  const next = await nextPlaces(tx, into, rows.length);
  const copies = PARTS.flatMap((part) =>
    rows
      .filter((row) => row.part === part)
      .map(({ verb, addressee, text }, i) => ({
        ...{ conferenceId, outcomeId: into.id, part, number: next(part) + i, verb, addressee, text },
        savedBy: actor.accountId,
      })),
  );
  if (copies.length > 0) {
    await tx.insert(outcomeParagraph).values(copies);
    await touched(tx, actor, into, {
      kind: 'outcome.paragraphAdded',
      before: { version: into.version },
      after: { version: into.version + 1, from: from.number, paragraphs: copies.length },
    });
  }
  await tx.execute(sql`
    insert into outcome_source (conference_id, outcome_id, paragraph_id)
    select conference_id, ${into.id}, paragraph_id from outcome_source
    where conference_id = ${conferenceId} and outcome_id = ${from.id} on conflict do nothing`);
  await tx.execute(sql`
    insert into outcome_topic (conference_id, outcome_id, topic_id)
    select conference_id, ${into.id}, topic_id from outcome_topic
    where conference_id = ${conferenceId} and outcome_id = ${from.id} on conflict do nothing`);
}

/**
 * Merges a draft into another: its paragraphs are put at the end of that one, with the notes that they came from. The draft
 * itself ends, says into which one it went, and stays to be read.
 * @throws Refusal when either is no draft any more, or was changed since the form was drawn
 */
export async function mergeOutcome(actor: Actor, input: z.output<typeof mergeInput>): Promise<Done> {
  const { conference, reason, into: target } = input;
  return act(actor, async (tx, actor) => {
    const [from, into] = await lockBoth(tx, actor, { conference, from: input.number, into: target.number });
    if (from.version !== input.version || into.version !== target.version)
      throw refuse('outcomes.refusal.changed', {}, 'stale');
    requireUntabled(from);
    requireUntabled(into);
    await takeOver(tx, actor, from, into);
    const { conferenceId, id, number } = from;
    const version = from.version + 1;
    const end = { endedAs: 'merged' as const, endReason: reason, mergedIntoId: into.id, version };
    await tx
      .update(outcome)
      .set({ ...end, endedAt: await dbNow(tx), endedBy: actor.accountId })
      .where(and(eq(outcome.conferenceId, conferenceId), eq(outcome.id, id)));
    await record(tx, actor, {
      conferenceId,
      kind: 'outcome.merged',
      entityId: id,
      before: { version: from.version },
      after: { number, version, reason, into: into.number },
      topics: [`outcome:${id}`, `outcome:${into.id}`],
    });
    return { redirect: `/${conference}/outcomes/${into.number}/edit` };
  });
}

/** Takes a paragraph of the notes up into a draft: its text becomes the last operative paragraph, and it is one more source. */
export async function mergeNote(actor: Actor, input: z.output<typeof mergeNoteInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const row = await lockDraft(tx, actor, 'outcome.merge', input);
    requireUntabled(row);
    const { conferenceId } = row;
    const [note] = await tx
      .select({ id: paragraph.id, language: paragraph.language, text: paragraph.text })
      .from(paragraph)
      .where(
        and(
          eq(paragraph.conferenceId, conferenceId),
          eq(paragraph.id, input.paragraphId),
          isNull(paragraph.struckAt),
        ),
      )
      .for('share');
    if (!note) throw missing();
    const source = { conferenceId, outcomeId: row.id, paragraphId: note.id };
    const { rowCount } = await tx.insert(outcomeSource).values(source).onConflictDoNothing();
    if (!rowCount) throw refuse('outcomes.refusal.noteAlready', {}, 'conflict', 'paragraphId');
    const number = (await nextPlaces(tx, row, 1))('operative');
    const noWords = inEach(() => '');
    await tx.insert(outcomeParagraph).values({
      ...{ conferenceId, outcomeId: row.id, part: 'operative', number, verb: noWords, addressee: noWords },
      text: { ...noWords, [note.language]: note.text },
      savedBy: actor.accountId,
    });
    await touched(tx, actor, row, {
      kind: 'outcome.noteMerged',
      before: { version: row.version },
      after: { version: row.version + 1, part: 'operative', number, paragraphId: note.id },
    });
    return { message: 'outcomes.done.noteMerged', params: { number } };
  });
}
