import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { paragraph } from '@/db/schema/notes';
import { intervention } from '@/db/schema/speakers';
import { OF_DELEGATION, type ParagraphKind } from '@/domain/note-kinds';
import { missing, refuse } from '@/domain/refusal';
import { isWrittenIn, spokenIn } from '@/features/speakers/queries/spoken';

/** A point of order is about how a session goes on. */
const NO_STATEMENT = { kind: 'summary', delegationId: null } as const;

/**
 * What a paragraph is that writes a speech down, as the speech counts. A second one is refused, unless the first was struck: the
 * session is held, so nobody else writes one now.
 * @throws Refusal also for a speech of another session, for one that goes on, and for one that was not given
 */
export async function speechFacts(
  tx: Tx,
  { conferenceId, sessionId, id }: { conferenceId: string; sessionId: string; id: string },
): Promise<{ kind: ParagraphKind; delegationId: string | null }> {
  const speech = (await spokenIn(tx, { conferenceId, sessionId })).find((one) => one.id === id);
  if (!speech) throw missing();
  const [written] = await tx
    .select({ id: paragraph.id })
    .from(intervention)
    .innerJoin(paragraph, isWrittenIn)
    .where(and(eq(intervention.conferenceId, conferenceId), eq(intervention.id, id)));
  if (written) throw refuse('notes.refusal.speechWritten', {}, 'conflict', 'text');
  const { standing, delegationId } = speech.counting;
  if (standing === 'notGiven') throw refuse('notes.refusal.speechNotGiven', {}, 'conflict', 'text');
  return speech.kind === 'pointOfOrder' ? NO_STATEMENT : { kind: OF_DELEGATION, delegationId };
}
