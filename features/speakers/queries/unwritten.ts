import { withTx } from '@/db/client';
import type { Actor } from '@/domain/actor';
import { type SpokenSpeech, spokenIn } from './spoken';

/**
 * The speeches of a session that were given and have ended, and that no paragraph writes down, for whoever keeps its notes. One
 * question. `begun`: the one that the viewer is writing down, also when a colleague has done so meanwhile, so that nothing typed
 * is lost.
 */
export async function listUnwritten(
  viewer: Actor,
  { conferenceId, sessionId, begun }: { conferenceId: string; sessionId: string; begun?: unknown },
): Promise<{ unwritten: SpokenSpeech[]; begun: SpokenSpeech | undefined }> {
  const spoken = await withTx(viewer, (tx) => spokenIn(tx, { conferenceId, sessionId }));
  const held = spoken.filter(({ counting }) => counting.standing === 'given');
  const isTheirs = ({ written }: SpokenSpeech) => written?.by !== viewer.accountId;
  return {
    unwritten: held.filter(({ written }) => !written),
    begun: held.find((one) => one.id === begun && isTheirs(one)),
  };
}
