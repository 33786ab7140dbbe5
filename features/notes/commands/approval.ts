import { and, asc, eq } from 'drizzle-orm';
import type * as z from 'zod';
import { session } from '@/db/schema/agenda';
import { notesApproval, paragraph, paragraphCorrigendum } from '@/db/schema/notes';
import type { Actor } from '@/domain/actor';
import { requireFewerBeside } from '@/domain/correcting';
import { designationOf } from '@/domain/item-number';
import { authorize } from '@/domain/permissions';
import { missing, refuse } from '@/domain/refusal';
import { isCorrectable } from '@/domain/wording';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { approvalInput, paragraphCorrigendumInput } from '../input';
import { notesVersionOf } from '../queries';
import { asidesWaiting, isApproved } from '../queries/approval';
import { requireSettled } from '../queries/settled';
import { lockParagraph } from './locking';
import { settle } from './settling';
import { keepNotes } from './versions';

/**
 * Approves the notes of a session: from here on they are for everyone, and change no more.
 * @throws Refusal when they are approved already, empty, changed since they were read, or while a second editor's text waits,
 * delegations may comment on them, or a comment is not settled
 */
export async function approveNotes(actor: Actor, input: z.output<typeof approvalInput>): Promise<Done> {
  const { sessionId } = input;
  return act(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, input.conference);
    const conferenceId = conference.id;
    // Whoever writes or comments holds the session against this lock.
    const [held] = await tx
      .select({ id: session.id })
      .from(session)
      .where(and(eq(session.conferenceId, conferenceId), eq(session.id, sessionId)))
      .for('update');
    if (!held) throw missing();
    authorize(actor, 'notes.approve', { conferenceId });
    if (await isApproved(tx, conferenceId, sessionId)) throw refuse('notes.refusal.approved', {}, 'conflict');
    await settle(tx, { conferenceId, sessionId });
    const rows = await tx
      .select()
      .from(paragraph)
      .where(and(eq(paragraph.conferenceId, conferenceId), eq(paragraph.sessionId, sessionId)))
      .orderBy(asc(paragraph.position));
    if (rows.length === 0) throw refuse('notes.refusal.nothingToApprove', {}, 'conflict');
    const digest = notesVersionOf(rows);
    if (digest !== input.notesVersion) throw refuse('common.refusal.stale', {}, 'stale');
    if (await asidesWaiting(tx, conferenceId, sessionId))
      throw refuse('notes.refusal.asidesWait', {}, 'conflict');
    await requireSettled(tx, conference, sessionId);
    await keepNotes(tx, actor, { conferenceId, sessionId }, { name: null, occasion: 'approving', rows });
    await tx.insert(notesApproval).values({ conferenceId, sessionId, approvedBy: actor.accountId });
    await record(tx, actor, {
      conferenceId,
      kind: 'notes.approved',
      entityId: sessionId,
      after: { paragraphs: rows.length, digest },
      topics: [`notes:${sessionId}`],
    });
    return { message: 'notes.done.approved' };
  });
}

/**
 * Records a corrigendum beside a paragraph of approved notes, which stays as it was approved.
 * @throws Refusal while they are not approved, and when what is said to be wrong stands neither in it nor in a corrigendum before
 */
export async function recordParagraphCorrigendum(
  actor: Actor,
  input: z.output<typeof paragraphCorrigendumInput>,
): Promise<Done> {
  const { wrong, reads, reason } = input;
  return act(actor, async (tx, actor) => {
    const { id: conferenceId } = await conferenceAt(tx, input.conference);
    const row = await lockParagraph(tx, conferenceId, input.paragraphId);
    authorize(actor, 'paragraph.recordCorrigendum', { conferenceId });
    if (!(await isApproved(tx, conferenceId, row.sessionId)))
      throw refuse('notes.refusal.notApproved', {}, 'conflict');
    const before = await tx
      .select({ reads: paragraphCorrigendum.reads })
      .from(paragraphCorrigendum)
      .where(
        and(
          eq(paragraphCorrigendum.conferenceId, conferenceId),
          eq(paragraphCorrigendum.paragraphId, row.id),
        ),
      );
    if (!isCorrectable(wrong, row.text, before))
      throw refuse('notes.refusal.notInText', { number: { item: designationOf(row) } }, 'conflict', 'wrong');
    requireFewerBeside(before.length);
    const number = before.length + 1;
    await tx.insert(paragraphCorrigendum).values({
      ...{ conferenceId, paragraphId: row.id, number, wrong, reads, reason },
      recordedBy: actor.accountId,
    });
    await record(tx, actor, {
      conferenceId,
      kind: 'corrigendum.paragraphRecorded',
      entityId: row.id,
      after: { number: row.number, inserted: row.inserted, corrigendum: number, wrong, reads, reason },
      topics: [`notes:${row.sessionId}`],
    });
    return { message: 'notes.done.corrigendumRecorded', params: { number: { item: designationOf(row) } } };
  });
}
