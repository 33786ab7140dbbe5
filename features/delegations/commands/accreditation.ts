import { and, eq, isNull } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow } from '@/db/client';
import { delegation, participant, registration } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { accreditationAddress, personsIn } from '@/domain/person-views';
import { missing, refuse } from '@/domain/refusal';
import { mayDecide, registrationStatus } from '@/domain/registration';
import { officerOf } from '@/features/accounts/queries/colleagues';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { acceptInput, returnInput } from '../input';
import { factsOf } from '../queries/people';
import { officeOf } from '../queries/registration';
import { addresseeOf, sendLetter, sendNote } from './letters';
import { endRequest } from './requests';

type DecisionToWrite = { decision: 'accepted' } | { decision: 'returned'; reason: string };

/** Accepts a registration as it was submitted; the delegate gets a mail. */
export async function acceptRegistration(actor: Actor, input: z.output<typeof acceptInput>): Promise<Done> {
  return decide(actor, input, { decision: 'accepted' });
}

/** Returns a registration with the reason; the delegate gets a mail and can change the answers again. */
export async function returnRegistration(actor: Actor, input: z.output<typeof returnInput>): Promise<Done> {
  return decide(actor, input, { decision: 'returned', reason: input.reason });
}

/**
 * One decision for one submission: of two officers the second is told what was decided and in what office.
 */
async function decide(
  actor: Actor,
  input: z.output<typeof acceptInput>,
  made: DecisionToWrite,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, input.conference);
    const conferenceId = conference.id;
    authorize(actor, 'registration.decide', { conferenceId });
    const [seat] = await tx
      .select()
      .from(participant)
      .where(
        and(
          eq(participant.conferenceId, conferenceId),
          eq(participant.id, input.participantId),
          isNull(participant.withdrawnAt),
        ),
      )
      .for('no key update');
    if (!seat) throw missing();
    const [saved] = await tx
      .select({ savedAt: registration.savedAt })
      .from(registration)
      .where(and(eq(registration.conferenceId, conferenceId), eq(registration.participantId, seat.id)));
    const status = registrationStatus(factsOf(seat, saved ?? null));
    if (!mayDecide(status)) {
      if (status !== 'accepted' && status !== 'returned')
        throw refuse('delegations.refusal.notSubmitted', {}, 'conflict');
      const [known] = await tx
        .select({ decider: officerOf(actor, conferenceId, participant.decidedBy) })
        .from(participant)
        .where(and(eq(participant.conferenceId, conferenceId), eq(participant.id, seat.id)));
      const office = officeOf(known?.decider ?? null);
      throw refuse('delegations.refusal.decidedAlready', { decision: status, office }, 'stale');
    }
    if (seat.version !== input.version) throw refuse('delegations.refusal.submittedAnew', {}, 'stale');
    const reason = made.decision === 'returned' ? made.reason : null;
    const now = await dbNow(tx);
    if (made.decision === 'returned') await endRequest(tx, seat, now);
    await tx
      .update(participant)
      .set({
        decision: made.decision,
        decisionReason: reason,
        decidedAt: now,
        decidedBy: actor.accountId,
        version: seat.version + 1,
      })
      .where(and(eq(participant.conferenceId, conferenceId), eq(participant.id, seat.id)));
    const [sender] = await tx
      .select()
      .from(delegation)
      .where(and(eq(delegation.conferenceId, conferenceId), eq(delegation.id, seat.delegationId)));
    if (!sender) throw missing();
    if (sender.withdrawnAt) throw refuse('delegations.refusal.withdrawn', {}, 'conflict');
    const letter = {
      to: await addresseeOf(tx, seat.accountId),
      conference,
      sender,
      path: '/registration',
    };
    const { capacity } = seat;
    if (made.decision === 'returned')
      await sendLetter(tx, {
        ...letter,
        write: (facts) => ({
          template: 'delegation.returned',
          params: { ...facts, capacity, reason: made.reason },
        }),
      });
    else
      await sendNote(tx, {
        ...letter,
        write: (facts) => ({ template: 'delegation.accepted', params: { ...facts, capacity } }),
      });
    await record(tx, actor, {
      conferenceId,
      kind: made.decision === 'accepted' ? 'registration.accepted' : 'registration.returned',
      entityId: seat.id,
      before: { decision: seat.decision, reason: seat.decisionReason },
      after: { delegationId: seat.delegationId, decision: made.decision, reason },
      topics: [`participant:${seat.id}`, `delegation:${seat.delegationId}`],
    });
    if (!input.onward) return { message: `delegations.done.${made.decision}` };
    const selection = personsIn(Object.fromEntries(new URLSearchParams(input.list ?? '')));
    const address = { id: input.onward, after: seat.id };
    return { redirect: accreditationAddress(`/${input.conference}`, selection, address) };
  });
}
