import { and, eq, isNull, max } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { intervention } from '@/db/schema/speakers';
import type { Actor } from '@/domain/actor';
import { missing, refuse, sameVersion } from '@/domain/refusal';
import { makingWay, onTheFloor, pausedMsAt } from '@/domain/speakers';
import { ofSenderWorded } from '@/features/delegations/queries/places';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { floorInput, interventionInput } from '../input';
import { orderIn } from '../queries/order';
import { speakingTimesOf } from '../queries/times';
import { endRequest, type Floor, lockFloor, ofSession, waitingRequest, watchersOf } from './locking';
import { speakingDelegation } from './requests';

type Row = typeof intervention.$inferSelect;

const speechesIn = (tx: Tx, floor: Floor) =>
  tx
    .select()
    .from(intervention)
    .where(and(ofSession(intervention, floor), isNull(intervention.endedAt)));

const setClock = (tx: Tx, row: Row, clock: Partial<Row>) =>
  tx
    .update(intervention)
    .set({ ...clock, version: row.version + 1 })
    .where(and(eq(intervention.conferenceId, row.conferenceId), eq(intervention.id, row.id)));

/** Ends a speech at an instant; from then on it is final. */
async function endSpeech(tx: Tx, actor: Actor, row: Row, endedAt: Date): Promise<void> {
  const clock = { pausedAt: null, pausedMs: pausedMsAt(row, endedAt), endedAt, endedBy: actor.accountId };
  await setClock(tx, row, clock);
  const { number, delegationId, kind, startedAt } = row;
  await record(tx, actor, {
    conferenceId: row.conferenceId,
    kind: 'intervention.ended',
    entityId: row.sessionId,
    after: { number, delegationId, floorKind: kind, startedAt, endedAt },
    topics: watchersOf(row),
  });
}

/**
 * To whom the floor is to be given, and for what: of the list, to who is first as it stands now.
 * @throws Refusal where the form names nobody, or another comes first by now
 */
async function speakerOf(tx: Tx, actor: Actor, floor: Floor, input: z.output<typeof floorInput>) {
  if (input.requestId) {
    const request = await waitingRequest(tx, floor, input.requestId);
    const { waiting: order } = await orderIn(tx, floor);
    if (order[0]?.id !== request.id) throw refuse('speakers.refusal.notNext', {}, 'stale');
    await endRequest(tx, actor, request, { endedAs: 'called', order });
    const { delegationId, kind, speaker } = request;
    return { delegationId, kind, speaker, requestId: input.requestId };
  }
  if (!input.delegationId) throw refuse('common.invalid.choice', {}, 'invalid', 'delegationId');
  const { delegationId, speaker } = input;
  return { delegationId, kind: input.kind ?? ('statement' as const), speaker, requestId: null };
}

/**
 * Gives the floor to a request of the list, or to a delegation that is not on it. Who had it has ended; who is interrupted by a
 * point of order goes on after it.
 * @throws Refusal when somebody gave it meanwhile
 */
export function giveFloor(actor: Actor, input: z.output<typeof floorInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const { conference, sessionId } = input;
    const floor = await lockFloor(tx, actor, 'floor.give', { conference, sessionId });
    const { conferenceId, agendaItemId } = floor;
    const [last] = await tx
      .select({ number: max(intervention.number) })
      .from(intervention)
      .where(ofSession(intervention, floor));
    const before = last?.number ?? 0;
    if (before !== input.floorVersion) throw refuse('speakers.refusal.givenMeanwhile', {}, 'stale');
    const speaker = await speakerOf(tx, actor, floor, input);
    await speakingDelegation(tx, floor, speaker.delegationId);
    const startedAt = await dbNow(tx);
    const way = makingWay(speaker.kind, await speechesIn(tx, floor));
    for (const row of way.ended) await endSpeech(tx, actor, row, startedAt);
    for (const row of way.paused) await setClock(tx, row, { pausedAt: startedAt });
    const number = before + 1;
    const id = newId();
    await tx.insert(intervention).values({
      ...{ conferenceId, id, sessionId, number, agendaItemId, ...speaker },
      ...{ minutes: speakingTimesOf(floor.list)[speaker.kind], startedAt, startedBy: actor.accountId },
    });
    const { delegationId, kind: floorKind } = speaker;
    await record(tx, actor, {
      conferenceId,
      kind: 'floor.given',
      entityId: sessionId,
      after: { number, delegationId, floorKind },
      topics: watchersOf(floor),
    });
    return { message: 'speakers.done.floorGiven', data: { id } };
  });
}

/** The speech that a form names, as it was looked at. @throws Refusal when it is over, or its clock is another */
async function speechAt(tx: Tx, floor: Floor, input: z.output<typeof interventionInput>): Promise<Row> {
  const [row] = await tx
    .select()
    .from(intervention)
    .where(and(ofSession(intervention, floor), eq(intervention.id, input.interventionId)));
  if (!row) throw missing();
  if (row.endedAt) throw refuse('speakers.refusal.ended', {}, 'stale');
  sameVersion(row, input.version);
  return row;
}

/** Ends the speech of who has the floor. */
export function endIntervention(actor: Actor, input: z.output<typeof interventionInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const floor = await lockFloor(tx, actor, 'floor.give', input);
    const row = await speechAt(tx, floor, input);
    const sender = await speakingDelegation(tx, floor, row.delegationId);
    await endSpeech(tx, actor, row, await dbNow(tx));
    return { message: 'speakers.done.interventionEnded', params: { of: ofSenderWorded(sender) } };
  });
}

/** Stops the clock of who has the floor. */
export const pauseIntervention = (actor: Actor, input: z.output<typeof interventionInput>): Promise<Done> =>
  setClockOf(actor, input, {
    kind: 'intervention.paused',
    message: 'speakers.done.interventionPaused',
    clockAt: (_row, pausedAt) => ({ pausedAt }),
  });

/** Lets the clock of who has the floor go on, also after a point of order. */
export const resumeIntervention = (actor: Actor, input: z.output<typeof interventionInput>): Promise<Done> =>
  setClockOf(actor, input, {
    kind: 'intervention.resumed',
    message: 'speakers.done.interventionResumed',
    clockAt: (row, now) => ({ pausedAt: null, pausedMs: pausedMsAt(row, now) }),
  });

type ClockAct = {
  kind: 'intervention.paused' | 'intervention.resumed';
  message: 'speakers.done.interventionPaused' | 'speakers.done.interventionResumed';
  clockAt: (row: Row, now: Date) => Partial<Row>;
};

function setClockOf(
  actor: Actor,
  input: z.output<typeof interventionInput>,
  { kind, message, clockAt }: ClockAct,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const floor = await lockFloor(tx, actor, 'floor.give', input);
    const row = await speechAt(tx, floor, input);
    const [first] = onTheFloor(await speechesIn(tx, floor));
    const isRunning = row.pausedAt === null;
    if (first?.id !== row.id || isRunning !== (kind === 'intervention.paused'))
      throw refuse('common.refusal.changed', {}, 'stale');
    await setClock(tx, row, clockAt(row, await dbNow(tx)));
    const { number, delegationId, kind: floorKind } = row;
    await record(tx, actor, {
      conferenceId: floor.conferenceId,
      kind,
      entityId: floor.sessionId,
      after: { number, delegationId, floorKind },
      topics: watchersOf(floor),
    });
    const sender = await speakingDelegation(tx, floor, delegationId);
    return { message, params: { of: ofSenderWorded(sender) } };
  });
}
