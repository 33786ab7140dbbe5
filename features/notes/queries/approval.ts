import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { notesApproval } from '@/db/schema/notes';
import { refuse } from '@/domain/refusal';

/** True once the notes of a session are approved; whoever writes holds the session, so that it stays so or not. */
export async function isApproved(tx: Tx, conferenceId: string, sessionId: string): Promise<boolean> {
  const approvals = await tx.$count(
    notesApproval,
    and(eq(notesApproval.conferenceId, conferenceId), eq(notesApproval.sessionId, sessionId)),
  );
  return approvals > 0;
}

/** @throws Refusal once the notes of a session are approved */
export async function requireUnapproved(tx: Tx, conferenceId: string, sessionId: string): Promise<void> {
  if (await isApproved(tx, conferenceId, sessionId)) throw refuse('notes.refusal.approved', {}, 'conflict');
}

/** True while a second editor's text waits beside a paragraph of a session. */
export async function asidesWaiting(tx: Tx, conferenceId: string, sessionId: string): Promise<boolean> {
  const { rows } = await tx.execute(sql`
    select from paragraph p join paragraph_version v on v.conference_id = p.conference_id and v.paragraph_id = p.id
    where p.conference_id = ${conferenceId} and p.session_id = ${sessionId} and v.aside and v.settled_at is null limit 1`);
  return rows.length > 0;
}
