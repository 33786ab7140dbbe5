import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { paragraph } from '@/db/schema/notes';
import { intervention } from '@/db/schema/speakers';
import { missing, refuse } from '@/domain/refusal';
import { isWrittenIn } from '@/features/speakers/queries/unwritten';

/**
 * Refuses a second paragraph about a speech, unless the first was struck: the session is held, so nobody else writes one now.
 * @throws Refusal also for a speech of another session, and for one that goes on
 */
export async function requireUnwritten(
  tx: Tx,
  { conferenceId, sessionId, id }: { conferenceId: string; sessionId: string; id: string },
): Promise<void> {
  const [row] = await tx
    .select({ endedAt: intervention.endedAt, paragraphId: paragraph.id })
    .from(intervention)
    .leftJoin(paragraph, isWrittenIn)
    .where(
      and(
        eq(intervention.conferenceId, conferenceId),
        eq(intervention.sessionId, sessionId),
        eq(intervention.id, id),
      ),
    );
  if (!row?.endedAt) throw missing();
  if (row.paragraphId) throw refuse('notes.refusal.speechWritten', {}, 'conflict', 'text');
}
