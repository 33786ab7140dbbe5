import type * as z from 'zod';
import type { Tx } from '@/db/client';
import { forwarding } from '@/db/schema/implementation';
import type { Actor } from '@/domain/actor';
import { dayIn } from '@/domain/calendar';
import { forwardedTo, whyNotForwarded } from '@/domain/forwarding';
import { missing, refuse } from '@/domain/refusal';
import { textAfter } from '@/domain/working-languages';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { forwardingInput, forwardingWithdrawalInput } from '../input';
import { forwardingsOf } from '../queries/forwarding';
import { holdOutcome } from './follow-up';

/** What was recorded on the way of a held outcome, as it was looked at. @throws Refusal where there is more by now */
async function actsSeen(tx: Tx, ref: Parameters<typeof forwardingsOf>[1], version: number) {
  const acts = await forwardingsOf(tx, ref);
  if (acts.length !== version) throw refuse('common.refusal.stale', {}, 'stale');
  return acts;
}

/**
 * Records that an adopted outcome was forwarded to a session of the General Assembly; where that stands already, corrects it, with
 * a reason.
 * @throws Refusal for an outcome that is not adopted, and for a day before its adoption or to come
 */
export async function forwardOutcome(actor: Actor, input: z.output<typeof forwardingInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const { conference, ref, row, now, today } = await holdOutcome(tx, actor, 'outcome.forward', input);
    const { number, adoptedAt } = row;
    if (!adoptedAt) throw refuse('implementation.refusal.notAdopted', { number }, 'conflict');
    const acts = await actsSeen(tx, ref, input.version);
    const [version, reason] = [acts.length + 1, acts.length === 0 ? null : input.reason];
    if (acts.length > 0 && !reason) throw refuse('common.invalid.empty', {}, 'invalid', 'reason');
    const stands = forwardedTo(acts)?.assembly;
    const assembly = textAfter(conference, input.assembly, { field: 'assembly', stands });
    const { forwardedOn, symbol } = input;
    const why = whyNotForwarded(forwardedOn, { adoptedOn: dayIn(conference.timeZone, adoptedAt), today });
    if (why) throw refuse(why, {}, 'invalid', 'forwardedOn');
    const facts = { assembly, forwardedOn, symbol, reason };
    const recorded = { number: version, recordedAt: now, recordedBy: actor.accountId };
    await tx.insert(forwarding).values({ ...ref, ...facts, ...recorded });
    await record(tx, actor, {
      conferenceId: ref.conferenceId,
      kind: 'outcome.forwarded',
      entityId: ref.outcomeId,
      before: { version: acts.length },
      after: { number, version, ...facts },
      topics: [`outcome:${ref.outcomeId}`],
    });
    return { message: 'implementation.done.forwarded', params: { number } };
  });
}

/** Withdraws what was recorded of the forwarding of an outcome: it was not forwarded. The acts before stay on record. */
export async function withdrawForwarding(
  actor: Actor,
  input: z.output<typeof forwardingWithdrawalInput>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const { ref, row, now } = await holdOutcome(tx, actor, 'outcome.withdrawForwarding', input);
    const { number } = row;
    const acts = await actsSeen(tx, ref, input.version);
    if (!forwardedTo(acts)) throw missing();
    const [version, reason] = [acts.length + 1, input.reason];
    const recorded = { number: version, recordedAt: now, recordedBy: actor.accountId };
    await tx.insert(forwarding).values({ ...ref, reason, ...recorded });
    await record(tx, actor, {
      conferenceId: ref.conferenceId,
      kind: 'outcome.forwardingWithdrawn',
      entityId: ref.outcomeId,
      before: { version: acts.length },
      after: { number, version, reason },
      topics: [`outcome:${ref.outcomeId}`],
    });
    return { message: 'implementation.done.forwardingWithdrawn', params: { number } };
  });
}
