import { and, eq, isNull } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { session } from '@/db/schema/agenda';
import { notesCirculation, notesComment } from '@/db/schema/circulations';
import { delegation } from '@/db/schema/delegations';
import { notesVersionParagraph } from '@/db/schema/note-versions';
import { paragraph } from '@/db/schema/notes';
import type { Actor } from '@/domain/actor';
import { circulationState, MOST_COMMENTS } from '@/domain/circulation';
import { designationOf } from '@/domain/item-number';
import { narrowest, readableNotes } from '@/domain/note-classification';
import { authorize } from '@/domain/permissions';
import { missing, refuse, removed, sameVersion } from '@/domain/refusal';
import { type ConferenceFacts, conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type {
  commentCorrectionInput,
  commentInput,
  commentSettlingInput,
  commentWithdrawalInput,
} from '../input/circulation';
import { heldBureauOf } from '../queries';
import { requireUnapproved } from '../queries/approval';

type CommentRow = typeof notesComment.$inferSelect;
type CirculationRow = typeof notesCirculation.$inferSelect;

/**
 * A circulation, held as it is: whoever extends it or takes it back waits, and so does whoever approves its notes.
 * @throws Refusal where there is none
 */
async function holdCirculation(tx: Tx, conferenceId: string, id: string): Promise<CirculationRow> {
  const its = and(eq(notesCirculation.conferenceId, conferenceId), eq(notesCirculation.id, id));
  const [located] = await tx.select().from(notesCirculation).where(its);
  if (!located) throw missing();
  await heldBureauOf(tx, conferenceId, located.sessionId);
  const [row] = await tx.select().from(notesCirculation).where(its).for('share');
  if (!row) throw missing();
  return row;
}

/** @throws Refusal where the notes were taken back or approved, or the date has passed */
async function requireOpen(tx: Tx, row: CirculationRow, { timeZone }: ConferenceFacts): Promise<void> {
  await requireUnapproved(tx, row.conferenceId, row.sessionId);
  const state = circulationState(row, await dbNow(tx));
  if (state === 'withdrawn') throw refuse('notes.refusal.notCirculated', {}, 'late');
  if (state === 'over')
    throw refuse('notes.refusal.commentsOver', { until: { from: row.commentsUntil, timeZone } }, 'late');
}

/** Comments in the name of a delegation on a paragraph of notes, as they were circulated. @throws Refusal once the date has passed */
export async function addComment(actor: Actor, input: z.output<typeof commentInput>): Promise<Done> {
  const { circulationId, paragraphId, delegationId, text } = input;
  return act(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, input.conference);
    const conferenceId = conference.id;
    const circulation = await holdCirculation(tx, conferenceId, circulationId);
    await requireDelegation(tx, conferenceId, delegationId);
    authorize(actor, 'comment.add', { conferenceId, delegationId });
    await requireOpen(tx, circulation, conference);
    const { sessionId, notesVersionId } = circulation;
    const noted = await numberOf(tx, actor, circulation, paragraphId);
    const own = and(
      eq(notesComment.conferenceId, conferenceId),
      eq(notesComment.circulationId, circulationId),
      eq(notesComment.paragraphId, paragraphId),
      eq(notesComment.delegationId, delegationId),
      isNull(notesComment.withdrawnAt),
    );
    if ((await tx.$count(notesComment, own)) >= MOST_COMMENTS)
      throw refuse('notes.refusal.tooManyComments', { most: MOST_COMMENTS }, 'tooMany', 'text');
    const commentedAt = await dbNow(tx);
    await tx.insert(notesComment).values({
      ...{ conferenceId, id: newId(), circulationId, notesVersionId, paragraphId, delegationId, text },
      ...{ commentedAt, commentedBy: actor.accountId },
    });
    await record(tx, actor, {
      conferenceId,
      kind: 'comment.added',
      entityId: sessionId,
      after: { paragraph: noted, delegationId },
      topics: [`notes:${sessionId}`],
    });
    return { message: 'notes.done.commentAdded', params: { number: { item: noted } } };
  });
}

/** @throws Refusal where there is no such delegation, or it does not come */
async function requireDelegation(tx: Tx, conferenceId: string, delegationId: string): Promise<void> {
  const its = and(eq(delegation.conferenceId, conferenceId), eq(delegation.id, delegationId));
  if ((await tx.$count(delegation, and(its, isNull(delegation.withdrawnAt)))) === 0) throw missing();
}

/** Lets a comment of the own delegation say something else, as long as one may be made. */
export async function correctComment(
  actor: Actor,
  input: z.output<typeof commentCorrectionInput>,
): Promise<Done> {
  const { text } = input;
  return act(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, input.conference);
    const { row, circulation } = await lockOwn(tx, actor, { conference, looked: input });
    const number = await numberOf(tx, actor, circulation, row.paragraphId);
    await change(tx, row, { text });
    await record(tx, actor, {
      conferenceId: conference.id,
      kind: 'comment.corrected',
      entityId: circulation.sessionId,
      after: { paragraph: number, delegationId: row.delegationId },
      topics: [`notes:${circulation.sessionId}`],
    });
    return { message: 'notes.done.commentCorrected', params: { number: { item: number } } };
  });
}

/** Takes a comment of the own delegation back, as long as one may be made. */
export async function withdrawComment(
  actor: Actor,
  input: z.output<typeof commentWithdrawalInput>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, input.conference);
    const { row, circulation } = await lockOwn(tx, actor, { conference, looked: input });
    const number = await numberOf(tx, actor, circulation, row.paragraphId);
    await change(tx, row, { withdrawnAt: await dbNow(tx), withdrawnBy: actor.accountId });
    await record(tx, actor, {
      conferenceId: conference.id,
      kind: 'comment.withdrawn',
      entityId: circulation.sessionId,
      after: { paragraph: number, delegationId: row.delegationId },
      topics: [`notes:${circulation.sessionId}`],
    });
    return { message: 'notes.done.commentWithdrawn', params: { number: { item: number } } };
  });
}

/** Says whether a comment was taken up in the notes, with an answer to its delegation; until they are approved it can be said anew. */
export async function settleComment(
  actor: Actor,
  input: z.output<typeof commentSettlingInput>,
): Promise<Done> {
  const { end, answer } = input;
  return act(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, input.conference);
    const conferenceId = conference.id;
    const circulation = await circulationOfComment(tx, conferenceId, input.commentId);
    const { sessionId } = circulation;
    const bureau = await heldBureauOf(tx, conferenceId, sessionId);
    authorize(actor, 'comment.settle', { conferenceId, bureau });
    await requireUnapproved(tx, conferenceId, sessionId);
    const row = await lockComment(tx, conferenceId, input);
    const number = await numberOf(tx, actor, circulation, row.paragraphId);
    await change(tx, row, { settledAs: end, answer, settledAt: await dbNow(tx), settledBy: actor.accountId });
    await record(tx, actor, {
      conferenceId,
      kind: 'comment.settled',
      entityId: sessionId,
      after: { paragraph: number, delegationId: row.delegationId, commentEnd: end, answer },
      topics: [`notes:${sessionId}`],
    });
    return { message: 'notes.done.commentSettled', params: { number: { item: number } } };
  });
}

async function circulationOfComment(tx: Tx, conferenceId: string, commentId: string) {
  const [located] = await tx
    .select({ circulationId: notesComment.circulationId })
    .from(notesComment)
    .where(and(eq(notesComment.conferenceId, conferenceId), eq(notesComment.id, commentId)));
  if (!located) throw missing();
  return holdCirculation(tx, conferenceId, located.circulationId);
}

type CommentLooked = { commentId: string; version: number };

/** A comment as it was looked at, locked. @throws Refusal where it was taken back, or is another by now */
async function lockComment(tx: Tx, conferenceId: string, { commentId, version }: CommentLooked) {
  const [row] = await tx
    .select()
    .from(notesComment)
    .where(and(eq(notesComment.conferenceId, conferenceId), eq(notesComment.id, commentId)))
    .for('update');
  if (!row) throw missing();
  if (row.withdrawnAt) throw refuse('notes.refusal.commentGone', {}, 'stale');
  sameVersion(row, version);
  return row;
}

/** The same for whoever made it. @throws Refusal also once the date has passed, and where it is settled */
async function lockOwn(
  tx: Tx,
  actor: Actor,
  { conference, looked }: { conference: ConferenceFacts; looked: CommentLooked },
): Promise<{ row: CommentRow; circulation: CirculationRow }> {
  const circulation = await circulationOfComment(tx, conference.id, looked.commentId);
  const [owner] = await tx
    .select({ delegationId: notesComment.delegationId, withdrawnAt: notesComment.withdrawnAt })
    .from(notesComment)
    .where(and(eq(notesComment.conferenceId, conference.id), eq(notesComment.id, looked.commentId)));
  authorize(actor, 'comment.add', { conferenceId: conference.id, delegationId: owner?.delegationId });
  if (owner?.withdrawnAt) throw removed();
  await requireOpen(tx, circulation, conference);
  const row = await lockComment(tx, conference.id, looked);
  if (row.settledAs) throw refuse('notes.refusal.commentSettled', {}, 'conflict');
  return { row, circulation };
}

async function change(tx: Tx, row: CommentRow, values: Partial<CommentRow>): Promise<void> {
  await tx
    .update(notesComment)
    .set({ ...values, version: row.version + 1 })
    .where(and(eq(notesComment.conferenceId, row.conferenceId), eq(notesComment.id, row.id)));
}

/** The number of a paragraph that was circulated. @throws Refusal where it was not, was struck by then, or is not for this reader */
async function numberOf(
  tx: Tx,
  actor: Actor,
  { conferenceId, notesVersionId }: CirculationRow,
  paragraphId: string,
) {
  const [row] = await tx
    .select({
      ...{ number: paragraph.number, inserted: paragraph.inserted },
      ...{ classification: paragraph.classification, ofSession: session.notesClassification },
    })
    .from(notesVersionParagraph)
    .innerJoin(
      paragraph,
      and(
        eq(paragraph.conferenceId, notesVersionParagraph.conferenceId),
        eq(paragraph.id, notesVersionParagraph.paragraphId),
      ),
    )
    .innerJoin(
      session,
      and(eq(session.conferenceId, paragraph.conferenceId), eq(session.id, paragraph.sessionId)),
    )
    .where(
      and(
        eq(notesVersionParagraph.conferenceId, conferenceId),
        eq(notesVersionParagraph.notesVersionId, notesVersionId),
        eq(notesVersionParagraph.paragraphId, paragraphId),
        eq(notesVersionParagraph.struck, false),
      ),
    );
  if (!row) throw missing();
  const reads = narrowest([row.ofSession, row.classification]);
  if (!readableNotes(actor, conferenceId).includes(reads)) throw missing();
  return designationOf(row);
}
