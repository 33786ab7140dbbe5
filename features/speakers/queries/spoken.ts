import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { delegation } from '@/db/schema/delegations';
import { paragraph } from '@/db/schema/notes';
import { intervention, interventionCorrection } from '@/db/schema/speakers';
import type { Actor } from '@/domain/actor';
import type { FloorKind } from '@/domain/speakers';
import { countingFacts, type SpeechFacts } from '@/domain/speeches';
import type { SpeakingSender } from './speakers';

/** No session has more speeches that have ended. */
const MOST = 500;

export type FactsOfSender = SpeechFacts & SpeakingSender;
export type SpeechCorrection = FactsOfSender & { number: number; reason: string; recordedAt: Date };

/** A speech that has ended: as it was recorded, what was corrected of it, and what counts. */
export type SpokenSpeech = {
  id: string;
  number: number;
  kind: FloorKind;
  recorded: FactsOfSender;
  corrections: SpeechCorrection[];
  counting: FactsOfSender;
  /** the account that writes it down, where a paragraph does */
  written: { by: string | null } | null;
  /** one more with each correction */
  version: number;
};

type SessionHere = { conferenceId: string; sessionId: string };
const SENDER = { countryCode: delegation.countryCode, organization: delegation.organization };

type CorrectionRow = Omit<SpeechCorrection, 'startedAt' | 'endedAt' | 'recordedAt'> &
  Record<'startedAt' | 'endedAt' | 'recordedAt', string>;

/** A column for a query of `intervention`: what was corrected of it, in order. */
const CORRECTIONS = sql<CorrectionRow[]>`coalesce((
  select jsonb_agg(jsonb_build_object('number', c.number, 'standing', c.standing, 'delegationId', c.delegation_id,
    'speaker', c.speaker, 'startedAt', c.started_at, 'endedAt', c.ended_at, 'reason', c.reason,
    'recordedAt', c.recorded_at, 'countryCode', d.country_code, 'organization', d.organization) order by c.number)
  from ${interventionCorrection} c
  join ${delegation} d on d.conference_id = c.conference_id and d.id = c.delegation_id
  where c.conference_id = intervention.conference_id and c.intervention_id = intervention.id), '[]')`;

/** The paragraph in which a speech is written down, for a join; one that was struck no longer counts. */
export const isWrittenIn = and(
  eq(paragraph.conferenceId, intervention.conferenceId),
  eq(paragraph.interventionId, intervention.id),
  isNull(paragraph.struckAt),
);

/** The speeches of a session that have ended, in their order, with what was corrected of them and who writes them down. One question. */
export async function spokenIn(tx: Tx, { conferenceId, sessionId }: SessionHere): Promise<SpokenSpeech[]> {
  const { id, number, kind, delegationId, speaker, startedAt, endedAt } = intervention;
  const rows = await tx
    .select({
      ...{ id, number, kind, delegationId, speaker, startedAt, endedAt, ...SENDER },
      corrections: CORRECTIONS,
      paragraphId: paragraph.id,
      writer: paragraph.createdBy,
    })
    .from(intervention)
    .innerJoin(
      delegation,
      and(eq(delegation.conferenceId, intervention.conferenceId), eq(delegation.id, delegationId)),
    )
    .leftJoin(paragraph, isWrittenIn)
    .where(
      and(
        eq(intervention.conferenceId, conferenceId),
        eq(intervention.sessionId, sessionId),
        isNotNull(endedAt),
      ),
    )
    .orderBy(asc(number))
    .limit(MOST);
  return rows.flatMap(({ id, number, kind, endedAt, corrections: kept, paragraphId, writer, ...facts }) => {
    if (!endedAt) return [];
    const recorded = { ...facts, endedAt, standing: 'given' as const };
    const corrections = kept.map((one) => ({
      ...one,
      startedAt: new Date(one.startedAt),
      endedAt: new Date(one.endedAt),
      recordedAt: new Date(one.recordedAt),
    }));
    const counting = countingFacts<FactsOfSender>(recorded, corrections);
    const written = paragraphId === null ? null : { by: writer };
    return [{ id, number, kind, recorded, corrections, counting, written, version: corrections.length + 1 }];
  });
}

/** Who spoke in a session, for whoever presides. One question. */
export const listSpoken = (viewer: Actor, here: SessionHere): Promise<SpokenSpeech[]> =>
  withTx(viewer, (tx) => spokenIn(tx, here));
