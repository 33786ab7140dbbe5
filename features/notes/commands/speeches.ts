import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { paragraph } from '@/db/schema/notes';
import { intervention } from '@/db/schema/speakers';
import { OF_DELEGATION, type ParagraphKind } from '@/domain/note-kinds';
import { missing, refuse } from '@/domain/refusal';
import { isWrittenIn } from '@/features/speakers/queries/unwritten';

/** A point of order is about how a session goes on. */
const NO_STATEMENT = { kind: 'summary', delegationId: null } as const;

/**
 * What a paragraph is that writes a speech down. A second one is refused, unless the first was struck: the session is held, so
 * nobody else writes one now.
 * @throws Refusal also for a speech of another session, and for one that goes on
 */
export async function speechFacts(
  tx: Tx,
  { conferenceId, sessionId, id }: { conferenceId: string; sessionId: string; id: string },
): Promise<{ kind: ParagraphKind; delegationId: string | null }> {
  const [row] = await tx
    .select({
      ...{ kind: intervention.kind, delegationId: intervention.delegationId },
      ...{ endedAt: intervention.endedAt, paragraphId: paragraph.id },
    })
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
  return row.kind === 'pointOfOrder' ? NO_STATEMENT : { kind: OF_DELEGATION, delegationId: row.delegationId };
}
