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
import { settle } from './settling';

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

/** The same, once it says what was written live; its session is held, too. */
export async function lockSettledParagraph(tx: Tx, conferenceId: string, paragraphId: string) {
  const [one] = await tx
    .select({ sessionId: paragraph.sessionId })
    .from(paragraph)
    .where(and(eq(paragraph.conferenceId, conferenceId), eq(paragraph.id, paragraphId)));
  if (!one) throw missing();
  await holdSession(tx, conferenceId, one.sessionId);
  await settle(tx, { conferenceId, sessionId: one.sessionId });
  return lockParagraph(tx, conferenceId, paragraphId);
}

/** Holds a session against everybody else who numbers, changes or settles its paragraphs. */
export async function holdSession(tx: Tx, conferenceId: string, sessionId: string): Promise<void> {
  const [held] = await tx
    .select({ id: session.id })
    .from(session)
    .where(and(eq(session.conferenceId, conferenceId), eq(session.id, sessionId)))
    .for('no key update');
  if (!held) throw missing();
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
  await holdSession(tx, conferenceId, sessionId);
  authorize(actor, 'paragraph.write', { conferenceId, bureau: await bureauOf(tx, conferenceId, sessionId) });
  return settledParagraphs(tx, conferenceId, sessionId);
}

/** The same of a session that is held already, by somebody who may. */
export async function settledParagraphs(
  tx: Tx,
  conferenceId: string,
  sessionId: string,
): Promise<ParagraphRow[]> {
  await requireUnapproved(tx, conferenceId, sessionId);
  await settle(tx, { conferenceId, sessionId });
  return tx
    .select()
    .from(paragraph)
    .where(and(eq(paragraph.conferenceId, conferenceId), eq(paragraph.sessionId, sessionId)))
    .orderBy(asc(paragraph.position));
}
