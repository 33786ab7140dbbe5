import { and, asc, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { session } from '@/db/schema/agenda';
import { paragraph } from '@/db/schema/notes';
import type { Actor } from '@/domain/actor';
import { designationOf } from '@/domain/item-number';
import { authorize } from '@/domain/permissions';
import { missing, refuse } from '@/domain/refusal';
import { bureauOf } from '../queries';
import { requireUnapproved } from '../queries/approval';

export type ParagraphRow = typeof paragraph.$inferSelect;

/** The paragraph, locked; throws the 404 Refusal. */
export async function lockParagraph(tx: Tx, conferenceId: string, paragraphId: string) {
  const [row] = await tx
    .select()
    .from(paragraph)
    .where(and(eq(paragraph.conferenceId, conferenceId), eq(paragraph.id, paragraphId)))
    .for('update');
  if (!row) throw missing();
  return row;
}

/** @throws Refusal when the paragraph was struck */
export function requireStanding(row: ParagraphRow): void {
  if (row.struckAt)
    throw refuse('notes.refusal.struck', { number: { item: designationOf(row) } }, 'conflict');
}

/**
 * The paragraphs of a session in the order in which they are read. Numbers and positions are given under the session's lock.
 * @throws Refusal where there is no such session, its notes are approved, or somebody else keeps them
 */
export async function lockParagraphs(
  tx: Tx,
  actor: Actor,
  conferenceId: string,
  sessionId: string,
): Promise<ParagraphRow[]> {
  const [held] = await tx
    .select({ id: session.id })
    .from(session)
    .where(and(eq(session.conferenceId, conferenceId), eq(session.id, sessionId)))
    .for('no key update');
  if (!held) throw missing();
  authorize(actor, 'paragraph.write', { conferenceId, bureau: await bureauOf(tx, conferenceId, sessionId) });
  await requireUnapproved(tx, conferenceId, sessionId);
  return tx
    .select()
    .from(paragraph)
    .where(and(eq(paragraph.conferenceId, conferenceId), eq(paragraph.sessionId, sessionId)))
    .orderBy(asc(paragraph.position));
}
