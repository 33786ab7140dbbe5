import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { delegation } from '@/db/schema/delegations';
import { intervention, interventionCorrection } from '@/db/schema/speakers';
import type { Actor } from '@/domain/actor';
import type { FloorKind } from '@/domain/speakers';
import { countingFacts, type SpeechFacts } from '@/domain/speeches';
import type { SpeakingSender } from './speakers';

/** No session has more speeches that have ended, and no more corrections of them are read. */
const MOST = 500;
const MOST_CORRECTIONS = 2000;

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
  /** one more with each correction */
  version: number;
};

type SessionHere = { conferenceId: string; sessionId: string };
const SENDER = { countryCode: delegation.countryCode, organization: delegation.organization };

/** The speeches of a session that have ended, in their order, with what was corrected of them. Two questions. */
export async function spokenIn(tx: Tx, { conferenceId, sessionId }: SessionHere): Promise<SpokenSpeech[]> {
  const { id, number, kind, delegationId, speaker, startedAt, endedAt } = intervention;
  const its = and(eq(intervention.conferenceId, conferenceId), eq(intervention.sessionId, sessionId));
  const rows = await tx
    .select({ id, number, kind, delegationId, speaker, startedAt, endedAt, ...SENDER })
    .from(intervention)
    .innerJoin(
      delegation,
      and(eq(delegation.conferenceId, intervention.conferenceId), eq(delegation.id, delegationId)),
    )
    .where(and(its, isNotNull(endedAt)))
    .orderBy(asc(number))
    .limit(MOST);
  const corrections = await correctionsIn(tx, its);
  return rows.flatMap(({ id, number, kind, endedAt, ...facts }) => {
    if (!endedAt) return [];
    const recorded = { ...facts, endedAt, standing: 'given' as const };
    const beside = corrections.filter((one) => one.id === id).map(({ correction }) => correction);
    const counting = countingFacts<FactsOfSender>(recorded, beside);
    return [{ id, number, kind, recorded, corrections: beside, counting, version: beside.length + 1 }];
  });
}

async function correctionsIn(tx: Tx, its: ReturnType<typeof and>) {
  const { interventionId, number, standing, delegationId, speaker } = interventionCorrection;
  const { startedAt, endedAt, reason, recordedAt } = interventionCorrection;
  const correction = { number, standing, delegationId, speaker, startedAt, endedAt, reason, recordedAt };
  const rows = await tx
    .select({ id: interventionId, ...correction, ...SENDER })
    .from(interventionCorrection)
    .innerJoin(
      intervention,
      and(
        eq(intervention.conferenceId, interventionCorrection.conferenceId),
        eq(intervention.id, interventionId),
      ),
    )
    .innerJoin(
      delegation,
      and(eq(delegation.conferenceId, interventionCorrection.conferenceId), eq(delegation.id, delegationId)),
    )
    .where(its)
    .orderBy(asc(number))
    .limit(MOST_CORRECTIONS);
  return rows.map(({ id, ...correction }) => ({ id, correction }));
}

/** Who spoke in a session, for whoever presides. Two questions. */
export const listSpoken = (viewer: Actor, here: SessionHere): Promise<SpokenSpeech[]> =>
  withTx(viewer, (tx) => spokenIn(tx, here));
