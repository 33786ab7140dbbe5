import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import { session } from '@/db/schema/agenda';
import { paragraph } from '@/db/schema/notes';
import type { Actor } from '@/domain/actor';
import { designationOf } from '@/domain/item-number';
import type { NoteClassification } from '@/domain/note-classification';
import { authorize } from '@/domain/permissions';
import { missing, refuse } from '@/domain/refusal';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { classifyNotesInput, classifyParagraphInput } from '../input';
import { isApproved } from '../queries/approval';
import { lockParagraph } from './locking';

/**
 * Says who reads the notes of a session once they are approved, before that and after.
 * @throws Refusal where somebody else classified them meanwhile
 */
export async function classifyNotes(actor: Actor, input: z.output<typeof classifyNotesInput>): Promise<Done> {
  const { sessionId, classification, reason } = input;
  return act(actor, async (tx, actor) => {
    const { id: conferenceId } = await conferenceAt(tx, input.conference);
    const its = and(eq(session.conferenceId, conferenceId), eq(session.id, sessionId));
    const [row] = await tx
      .select({ before: session.notesClassification })
      .from(session)
      .where(its)
      .for('no key update');
    if (!row) throw missing();
    authorize(actor, 'notes.classify', { conferenceId });
    requireChange(row.before, input);
    await tx.update(session).set({ notesClassification: classification }).where(its);
    await record(tx, actor, {
      conferenceId,
      kind: 'notes.classified',
      entityId: sessionId,
      before: { classification: row.before },
      after: { classification, reason },
      topics: [`notes:${sessionId}`],
    });
    return { message: 'notes.done.notesClassified' };
  });
}

/**
 * Says who reads a paragraph of approved notes; what it says stays as it was approved.
 * @throws Refusal while they are not approved, and where somebody else classified it meanwhile
 */
export async function classifyParagraph(
  actor: Actor,
  input: z.output<typeof classifyParagraphInput>,
): Promise<Done> {
  const { classification, reason } = input;
  return act(actor, async (tx, actor) => {
    const { id: conferenceId } = await conferenceAt(tx, input.conference);
    const row = await lockParagraph(tx, conferenceId, input.paragraphId);
    authorize(actor, 'paragraph.classify', { conferenceId });
    if (!(await isApproved(tx, conferenceId, row.sessionId)))
      throw refuse('notes.refusal.notApproved', {}, 'conflict');
    requireChange(row.classification, input);
    await tx
      .update(paragraph)
      .set({ classification })
      .where(and(eq(paragraph.conferenceId, conferenceId), eq(paragraph.id, row.id)));
    const { number, inserted } = row;
    await record(tx, actor, {
      conferenceId,
      kind: 'paragraph.classified',
      entityId: row.id,
      before: { classification: row.classification },
      after: { number, inserted, classification, reason },
      topics: [`notes:${row.sessionId}`],
    });
    return { message: 'notes.done.paragraphClassified', params: { number: { item: designationOf(row) } } };
  });
}

type ClassificationChange = { classifiedBefore: NoteClassification; classification: NoteClassification };

/** @throws Refusal where it is not classified as it was read, or is that already */
function requireChange(
  now: NoteClassification,
  { classifiedBefore, classification }: ClassificationChange,
): void {
  if (now !== classifiedBefore) throw refuse('common.refusal.changed', {}, 'stale');
  if (now === classification)
    throw refuse('notes.refusal.classifiedAlready', {}, 'conflict', 'classification');
}
