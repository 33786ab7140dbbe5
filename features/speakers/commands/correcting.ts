import { and, gt, isNull, min } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx } from '@/db/client';
import { intervention, interventionCorrection } from '@/db/schema/speakers';
import type { Actor } from '@/domain/actor';
import { requireFewerBeside } from '@/domain/correcting';
import { missing, refuse } from '@/domain/refusal';
import { aroundSpeech, type SpeechFacts, whyNotCorrected } from '@/domain/speeches';
import { ofSenderWorded } from '@/features/delegations/queries/places';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { localToSecond } from '@/platform/i18n/format';
import { record } from '@/platform/record';
import { typedInstant } from '@/platform/typed/instant';
import type { interventionCorrectionInput } from '../input';
import { spokenIn } from '../queries/spoken';
import { lockSession, ofSession, watchersOf } from './locking';
import { speakingDelegation } from './requests';

type SpeechCorrecting = z.output<typeof interventionCorrectionInput>;

/** What an event says of a speech; names of speakers stay out of it. */
const inEvent = ({ delegationId, standing, startedAt, endedAt }: SpeechFacts) => ({
  ...{ delegationId, standing, startedAt, endedAt },
});

/** A typed time; the instant of the record where the field still shows it, which is to the second. */
function keptInstant(typed: string, recorded: Date, timeZone: string, field: string): Date {
  const at = typedInstant(typed, timeZone, field);
  return localToSecond(at, timeZone) === localToSecond(recorded, timeZone) ? recorded : at;
}

/** What a form says of a speech. Of one that was not given the rest stays as it counts. */
function factsOf(input: SpeechCorrecting, counting: SpeechFacts, timeZone: string): SpeechFacts {
  const { standing, delegationId, speaker } = input;
  if (standing === 'notGiven') return { ...counting, standing };
  const at = (field: 'startedAt' | 'endedAt') => keptInstant(input[field], counting[field], timeZone, field);
  return { standing, delegationId, speaker, startedAt: at('startedAt'), endedAt: at('endedAt') };
}

/** When the speech began that goes on and came after that number; null where there is none. */
async function runningAfter(tx: Tx, here: { conferenceId: string; sessionId: string }, number: number) {
  const [row] = await tx
    .select({ startedAt: min(intervention.startedAt) })
    .from(intervention)
    .where(and(ofSession(intervention, here), isNull(intervention.endedAt), gt(intervention.number, number)));
  return row?.startedAt ?? null;
}

/**
 * Records what the record of a speech that has ended should read, or that it was not given. What was recorded stays, and this
 * stands beside it, also once the conference has closed. The session is held: of two who correct at once, the second reads what
 * the first has said.
 */
export function correctIntervention(actor: Actor, input: SpeechCorrecting): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const held = await lockSession(tx, actor, 'intervention.correct', {
      ...{ conference: input.conference, sessionId: input.sessionId },
    });
    const { conferenceId, sessionId } = held;
    const speeches = await spokenIn(tx, held);
    const speech = speeches.find(({ id }) => id === input.interventionId);
    if (!speech) throw missing();
    const { counting, version } = speech;
    if (version !== input.version) throw refuse('common.refusal.stale', {}, 'stale');
    requireFewerBeside(speech.corrections.length);
    const to = factsOf(input, counting, held.timeZone);
    // A delegation that was withdrawn since remains the one that spoke.
    const known = speeches
      .map(({ recorded }) => recorded)
      .find((one) => one.delegationId === to.delegationId);
    const sender = known ?? (await speakingDelegation(tx, held, to.delegationId));
    const around = aroundSpeech(speech.id, speeches, held);
    const after = around.after ?? (await runningAfter(tx, held, speech.number));
    const why = whyNotCorrected(to, counting, { ...around, after, now: await dbNow(tx) });
    if (why) throw refuse(`speakers.correction.why.${why.why}`, {}, 'invalid', why.field);
    const { standing, delegationId, speaker, startedAt, endedAt } = to;
    await tx.insert(interventionCorrection).values({
      ...{ conferenceId, interventionId: speech.id, number: version, reason: input.reason },
      ...{ standing, delegationId, speaker, startedAt, endedAt, recordedBy: actor.accountId },
    });
    await record(tx, actor, {
      conferenceId,
      kind: 'intervention.corrected',
      entityId: sessionId,
      before: { version, ...inEvent(counting) },
      after: {
        ...{ number: speech.number, version: version + 1, floorKind: speech.kind, ...inEvent(to) },
        reason: input.reason,
      },
      topics: watchersOf(held),
    });
    return { message: 'speakers.done.interventionCorrected', params: { of: ofSenderWorded(sender) } };
  });
}
