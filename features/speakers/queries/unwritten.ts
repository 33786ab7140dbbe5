import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { delegation } from '@/db/schema/delegations';
import { paragraph } from '@/db/schema/notes';
import { intervention } from '@/db/schema/speakers';
import type { Actor } from '@/domain/actor';
import type { FloorKind } from '@/domain/speakers';
import type { SpeakingSender } from './speakers';

/** No session has more speeches that have ended. */
const MOST = 500;

/** The paragraph in which a speech is written down, for a join; one that was struck no longer counts. */
export const isWrittenIn = and(
  eq(paragraph.conferenceId, intervention.conferenceId),
  eq(paragraph.interventionId, intervention.id),
  isNull(paragraph.struckAt),
);

export type UnwrittenSpeech = SpeakingSender & {
  id: string;
  kind: FloorKind;
  speaker: string | null;
  startedAt: Date;
};

/**
 * The speeches of a session that have ended and that no paragraph writes down, for whoever keeps its notes. One question.
 * `begun`: the one that the viewer is writing down, also when a colleague has done so meanwhile, so that nothing typed is lost.
 */
export async function listUnwritten(
  viewer: Actor,
  { conferenceId, sessionId, begun }: { conferenceId: string; sessionId: string; begun?: unknown },
): Promise<{ unwritten: UnwrittenSpeech[]; begun: UnwrittenSpeech | undefined }> {
  const { id, kind, speaker, startedAt } = intervention;
  const rows = await withTx(viewer, (tx) =>
    tx
      .select({
        ...{ id, kind, speaker, startedAt, paragraphId: paragraph.id, writtenBy: paragraph.createdBy },
        ...{ countryCode: delegation.countryCode, organization: delegation.organization },
      })
      .from(intervention)
      .innerJoin(
        delegation,
        and(
          eq(delegation.conferenceId, intervention.conferenceId),
          eq(delegation.id, intervention.delegationId),
        ),
      )
      .leftJoin(paragraph, isWrittenIn)
      .where(
        and(
          eq(intervention.conferenceId, conferenceId),
          eq(intervention.sessionId, sessionId),
          isNotNull(intervention.endedAt),
        ),
      )
      .orderBy(asc(intervention.number))
      .limit(MOST),
  );
  const speeches = rows.map(({ paragraphId, writtenBy, ...speech }) => ({ paragraphId, writtenBy, speech }));
  const isTheirs = (one: (typeof speeches)[number]) =>
    one.paragraphId === null || one.writtenBy !== viewer.accountId;
  return {
    unwritten: speeches.filter(({ paragraphId }) => paragraphId === null).map(({ speech }) => speech),
    begun: speeches.find((one) => one.speech.id === begun && isTheirs(one))?.speech,
  };
}
