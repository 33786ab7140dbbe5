import { and, eq, isNull } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { session } from '@/db/schema/agenda';
import { notesCirculation } from '@/db/schema/circulations';
import type { Actor } from '@/domain/actor';
import { isNarrower, narrowest, UNCLASSIFIED } from '@/domain/note-classification';
import { authorize } from '@/domain/permissions';
import { missing, refuse, sameVersion } from '@/domain/refusal';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import { typedInstant } from '@/platform/typed/instant';
import type { circulationInput, extensionInput, withdrawalInput } from '../input/circulation';
import { bureauOf, heldBureauOf, notesVersionOf } from '../queries';
import { requireUnapproved } from '../queries/approval';
import { unsettledComments } from '../queries/settled';
import { holdSession, type ParagraphRow, settledParagraphs } from './locking';
import { tellDelegations } from './telling';
import { keepNotes } from './versions';

/**
 * Sends the notes of a session to delegations as they are, for comment until a date. A version of them is kept, on which comments
 * are made: who keeps the notes writes on meanwhile.
 * @throws Refusal where they are empty, approved, circulated already, or changed since they were read, where a comment on them is not
 * settled, and for a date that has passed
 */
export async function circulateNotes(actor: Actor, input: z.output<typeof circulationInput>): Promise<Done> {
  const { sessionId } = input;
  return act(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, input.conference);
    const conferenceId = conference.id;
    await holdSession(tx, conferenceId, sessionId);
    const bureau = await bureauOf(tx, conferenceId, sessionId);
    authorize(actor, 'notes.circulate', { conferenceId, bureau });
    const rows = await settledParagraphs(tx, conferenceId, sessionId);
    const [ofSession] = await tx
      .select({ classification: session.notesClassification })
      .from(session)
      .where(and(eq(session.conferenceId, conferenceId), eq(session.id, sessionId)));
    if (!rows.some((one) => one.struckAt === null && isForDelegations(one, ofSession)))
      throw refuse('notes.refusal.nothingToCirculate', {}, 'conflict');
    const digest = notesVersionOf(rows);
    if (digest !== input.notesVersion) throw refuse('common.refusal.stale', {}, 'stale');
    if (await circulationOf(tx, conferenceId, sessionId))
      throw refuse('notes.refusal.circulated', {}, 'conflict');
    const unsettled = await unsettledComments(tx, conferenceId, sessionId);
    if (unsettled > 0) throw refuse('notes.refusal.commentsOpen', { count: unsettled }, 'conflict');
    const commentsUntil = typedInstant(input.commentsUntil, conference.timeZone, 'commentsUntil');
    const now = await dbNow(tx);
    if (commentsUntil <= now) throw refuse('notes.refusal.untilPassed', {}, 'invalid', 'commentsUntil');
    const { id: notesVersionId, number } = await keepNotes(
      tx,
      actor,
      { conferenceId, sessionId },
      { name: null, occasion: 'circulating', rows },
    );
    const by = { circulatedAt: now, circulatedBy: actor.accountId };
    await tx
      .insert(notesCirculation)
      .values({ conferenceId, id: newId(), sessionId, notesVersionId, commentsUntil, ...by });
    await record(tx, actor, {
      conferenceId,
      kind: 'notes.circulated',
      entityId: sessionId,
      after: { notesVersion: number, commentsUntil },
      topics: [`notes:${sessionId}`],
    });
    await tellDelegations(tx, conference, { sessionId, commentsUntil, extended: 0 });
    return {
      message: 'notes.done.circulated',
      params: { until: { from: commentsUntil, timeZone: conference.timeZone } },
    };
  });
}

/**
 * Sets another date until which delegations may comment, a later one; where the date had passed, they may again. They are told.
 * @throws Refusal for an earlier date, and one that has passed
 */
export async function extendCirculation(actor: Actor, input: z.output<typeof extensionInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, input.conference);
    const row = await lockCirculation(tx, actor, {
      conferenceId: conference.id,
      looked: input,
    });
    const { conferenceId, id, sessionId, version } = row;
    const commentsUntil = typedInstant(input.commentsUntil, conference.timeZone, 'commentsUntil');
    if (commentsUntil <= row.commentsUntil || commentsUntil <= (await dbNow(tx)))
      throw refuse('notes.refusal.untilEarlier', {}, 'invalid', 'commentsUntil');
    await tx
      .update(notesCirculation)
      .set({ commentsUntil, version: version + 1 })
      .where(and(eq(notesCirculation.conferenceId, conferenceId), eq(notesCirculation.id, id)));
    await record(tx, actor, {
      conferenceId,
      kind: 'circulation.extended',
      entityId: sessionId,
      before: { commentsUntil: row.commentsUntil },
      after: { commentsUntil },
      topics: [`notes:${sessionId}`],
    });
    await tellDelegations(tx, conference, { sessionId, commentsUntil, extended: 1 });
    const until = { from: commentsUntil, timeZone: conference.timeZone };
    return { message: 'notes.done.circulationExtended', params: { until } };
  });
}

/** Takes circulated notes back: they are a draft again, for who keeps them alone. What was commented stays with them, to be settled. */
export async function withdrawCirculation(
  actor: Actor,
  input: z.output<typeof withdrawalInput>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, input.conference);
    const row = await lockCirculation(tx, actor, {
      conferenceId: conference.id,
      looked: input,
    });
    const { conferenceId, id, sessionId, version } = row;
    const withdrawn = { withdrawnAt: await dbNow(tx), withdrawnBy: actor.accountId, version: version + 1 };
    await tx
      .update(notesCirculation)
      .set(withdrawn)
      .where(and(eq(notesCirculation.conferenceId, conferenceId), eq(notesCirculation.id, id)));
    await record(tx, actor, {
      conferenceId,
      kind: 'circulation.withdrawn',
      entityId: sessionId,
      after: { commentsUntil: row.commentsUntil },
      topics: [`notes:${sessionId}`],
    });
    return { message: 'notes.done.circulationWithdrawn' };
  });
}

/** A delegation reads it, and not whoever keeps the notes alone. */
const isForDelegations = (
  one: ParagraphRow,
  ofSession: Pick<ParagraphRow, 'classification'> | undefined,
): boolean =>
  isNarrower('bureau', narrowest([one.classification, ofSession?.classification ?? UNCLASSIFIED]));

type CirculationLooked = { conferenceId: string; looked: { circulationId: string; version: number } };

/** A circulation as it was looked at, held until the end. @throws Refusal where it was taken back, or its notes are approved */
async function lockCirculation(
  tx: Tx,
  actor: Actor,
  { conferenceId, looked: { circulationId, version } }: CirculationLooked,
): Promise<typeof notesCirculation.$inferSelect> {
  const its = and(eq(notesCirculation.conferenceId, conferenceId), eq(notesCirculation.id, circulationId));
  const [located] = await tx.select().from(notesCirculation).where(its);
  if (!located) throw missing();
  const bureau = await heldBureauOf(tx, conferenceId, located.sessionId);
  authorize(actor, 'notes.circulate', { conferenceId, bureau });
  await requireUnapproved(tx, conferenceId, located.sessionId);
  const [row] = await tx.select().from(notesCirculation).where(its).for('update');
  if (!row) throw missing();
  if (row.withdrawnAt) throw refuse('notes.refusal.notCirculated', {}, 'stale');
  sameVersion(row, version);
  return row;
}

/** The circulation of a session's notes that was not taken back. */
async function circulationOf(tx: Tx, conferenceId: string, sessionId: string) {
  const [row] = await tx
    .select()
    .from(notesCirculation)
    .where(
      and(
        eq(notesCirculation.conferenceId, conferenceId),
        eq(notesCirculation.sessionId, sessionId),
        isNull(notesCirculation.withdrawnAt),
      ),
    );
  return row;
}
