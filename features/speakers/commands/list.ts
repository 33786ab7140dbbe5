import type * as z from 'zod';
import { dbNow, type Tx } from '@/db/client';
import { speakersList } from '@/db/schema/speakers';
import type { Actor } from '@/domain/actor';
import { refuse } from '@/domain/refusal';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { speakersListInput, speakingTimesInput } from '../input';
import { speakingTimesOf } from '../queries/times';
import { type Floor, lockFloor, ofSession, watchersOf } from './locking';

type ListValues = Partial<typeof speakersList.$inferSelect>;

/** Keeps what is set of a list, whose row begins with the first setting. @throws Refusal upon another version */
async function keepList(tx: Tx, floor: Floor, seen: number, values: ListValues): Promise<void> {
  const { conferenceId, sessionId, list } = floor;
  if ((list?.version ?? 0) !== seen) throw refuse('common.refusal.changed', {}, 'stale');
  if (list)
    await tx
      .update(speakersList)
      .set({ ...values, version: list.version + 1 })
      .where(ofSession(speakersList, floor));
  else await tx.insert(speakersList).values({ conferenceId, sessionId, ...values });
}

/** Closes the list: no more statements are asked for; points of order and replies still are. */
export function closeSpeakersList(actor: Actor, input: z.output<typeof speakersListInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const floor = await lockFloor(tx, actor, 'floor.give', input);
    if (floor.list?.closedAt) throw refuse('speakers.refusal.closedAlready', {}, 'stale');
    const closedAt = await dbNow(tx);
    await keepList(tx, floor, input.listVersion, { closedAt });
    await record(tx, actor, {
      conferenceId: floor.conferenceId,
      kind: 'speakersList.closed',
      entityId: floor.sessionId,
      after: { closedAt },
      topics: watchersOf(floor),
    });
    return { message: 'speakers.done.listClosed' };
  });
}

/** Opens a list again that was closed. */
export function reopenSpeakersList(actor: Actor, input: z.output<typeof speakersListInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const floor = await lockFloor(tx, actor, 'floor.give', input);
    const closedAt = floor.list?.closedAt;
    if (!closedAt) throw refuse('speakers.refusal.openAlready', {}, 'stale');
    await keepList(tx, floor, input.listVersion, { closedAt: null });
    await record(tx, actor, {
      conferenceId: floor.conferenceId,
      kind: 'speakersList.reopened',
      entityId: floor.sessionId,
      before: { closedAt },
      topics: watchersOf(floor),
    });
    return { message: 'speakers.done.listReopened' };
  });
}

/** Sets how long is spoken, by what for. A speech that has begun keeps the time that it was given. */
export function setSpeakingTimes(actor: Actor, input: z.output<typeof speakingTimesInput>): Promise<Done> {
  const { statement, pointOfOrder, reply } = input;
  return act(actor, async (tx, actor) => {
    const floor = await lockFloor(tx, actor, 'floor.give', input);
    const before = speakingTimesOf(floor.list);
    await keepList(tx, floor, input.listVersion, {
      statementMinutes: statement,
      pointOfOrderMinutes: pointOfOrder,
      replyMinutes: reply,
    });
    await record(tx, actor, {
      conferenceId: floor.conferenceId,
      kind: 'speakingTimes.set',
      entityId: floor.sessionId,
      before,
      after: { statement, pointOfOrder, reply },
      topics: watchersOf(floor),
    });
    return { message: 'speakers.done.timesSet' };
  });
}
