import { and, eq, isNull } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { paragraph } from '@/db/schema/notes';
import { intervention } from '@/db/schema/speakers';
import type { Actor } from '@/domain/actor';
import { type SpokenSpeech, spokenIn } from './spoken';

/** No session has more speeches that have ended. */
const MOST = 500;

/** The paragraph in which a speech is written down, for a join; one that was struck no longer counts. */
export const isWrittenIn = and(
  eq(paragraph.conferenceId, intervention.conferenceId),
  eq(paragraph.interventionId, intervention.id),
  isNull(paragraph.struckAt),
);

/**
 * The speeches of a session that were given and have ended, and that no paragraph writes down, for whoever keeps its notes. Three
 * questions. `begun`: the one that the viewer is writing down, also when a colleague has done so meanwhile, so that nothing typed
 * is lost.
 */
export async function listUnwritten(
  viewer: Actor,
  { conferenceId, sessionId, begun }: { conferenceId: string; sessionId: string; begun?: unknown },
): Promise<{ unwritten: SpokenSpeech[]; begun: SpokenSpeech | undefined }> {
  const { spoken, paragraphs } = await withTx(viewer, async (tx) => ({
    spoken: await spokenIn(tx, { conferenceId, sessionId }),
    paragraphs: await tx
      .select({ id: intervention.id, by: paragraph.createdBy })
      .from(intervention)
      .innerJoin(paragraph, isWrittenIn)
      .where(and(eq(intervention.conferenceId, conferenceId), eq(intervention.sessionId, sessionId)))
      .limit(MOST),
  }));
  const writtenBy = new Map(paragraphs.map(({ id, by }) => [id, by]));
  const held = spoken.filter(({ counting }) => counting.standing === 'given');
  const isTheirs = ({ id }: SpokenSpeech) => !writtenBy.has(id) || writtenBy.get(id) !== viewer.accountId;
  return {
    unwritten: held.filter(({ id }) => !writtenBy.has(id)),
    begun: held.find((one) => one.id === begun && isTheirs(one)),
  };
}
