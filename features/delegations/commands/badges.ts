import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { badge } from '@/db/schema/badges';
import { delegation, participant, registration } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import { badgesAddress } from '@/domain/badges';
import { authorize } from '@/domain/permissions';
import { missing, refuse } from '@/domain/refusal';
import { registrationStatus } from '@/domain/registration';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record, recordAll } from '@/platform/record';
import type { badgeReplacementInput, badgesInput } from '../input/badges';
import { factsOf, registrationOfParticipant } from '../queries/people';
import { lockSeat } from '../queries/places';

/** Seats in the order of their ids, locked: whoever decides on them, or issues them a badge, comes before or after. */
async function lockSeats(tx: Tx, conferenceId: string, ids: readonly string[]) {
  const those = and(eq(participant.conferenceId, conferenceId), inArray(participant.id, [...ids]));
  const seats = await tx
    .select()
    .from(participant)
    .where(those)
    .orderBy(asc(participant.id))
    .for('no key update');
  if (seats.length < new Set(ids).size) throw missing();
  // What is read from here on is read under the locks.
  const facts = await tx
    .select({ id: participant.id, savedAt: registration.savedAt, gone: delegation.withdrawnAt })
    .from(participant)
    .innerJoin(
      delegation,
      and(eq(delegation.conferenceId, participant.conferenceId), eq(delegation.id, participant.delegationId)),
    )
    .leftJoin(registration, registrationOfParticipant)
    .where(those);
  const known = new Map(facts.map((one) => [one.id, one]));
  return seats.map((seat) => {
    const { savedAt = null, gone = null } = known.get(seat.id) ?? {};
    const status = registrationStatus(factsOf(seat, savedAt && { savedAt }));
    return { seat, accredited: status === 'accepted' && gone === null };
  });
}

/**
 * Issues a badge to each of the persons who is accredited and has none, and leads to those of all of them, to be printed. Who
 * has one keeps it: the same badge is printed once more. @throws Refusal where nobody is accredited, and once the conference is closed
 */
export function issueBadges(actor: Actor, input: z.output<typeof badgesInput>): Promise<Done> {
  return act<Done>(actor, async (tx, actor) => {
    const { id: conferenceId, closedAt } = await conferenceAt(tx, input.conference, 'share');
    authorize(actor, 'badge.issue', { conferenceId });
    const seats = await lockSeats(
      tx,
      conferenceId,
      input.chosen.map(({ id }) => id),
    );
    const accredited = seats.flatMap(({ seat, accredited }) => (accredited ? [seat] : []));
    if (accredited.length === 0) throw refuse('delegations.refusal.badgeOfNobody', {}, 'conflict');
    const ids = accredited.map(({ id }) => id);
    const earlier = await tx
      .select({ participantId: badge.participantId, number: badge.number, revokedAt: badge.revokedAt })
      .from(badge)
      .where(and(eq(badge.conferenceId, conferenceId), inArray(badge.participantId, ids)));
    const holders = new Set(earlier.flatMap((one) => (one.revokedAt ? [] : [one.participantId])));
    const issuedAt = await dbNow(tx);
    const issued = accredited
      .filter(({ id }) => !holders.has(id))
      .map((seat) => {
        const numbers = earlier.flatMap((one) => (one.participantId === seat.id ? [one.number] : []));
        return { seat, number: Math.max(0, ...numbers) + 1 };
      });
    if (issued.length > 0) {
      if (closedAt) throw refuse('delegations.refusal.badgesClosed', {}, 'late');
      await tx.insert(badge).values(
        issued.map(({ seat, number }) => ({
          ...{ conferenceId, id: newId(), participantId: seat.id, number },
          ...{ issuedAt, issuedBy: actor.accountId },
        })),
      );
      await recordAll(
        tx,
        actor,
        conferenceId,
        issued.map(({ seat, number }) => ({
          conferenceId,
          kind: 'badge.issued',
          entityId: seat.id,
          after: { delegationId: seat.delegationId, number },
          topics: [`participant:${seat.id}`],
        })),
      );
    }
    return {
      redirect: badgesAddress(`/${input.conference}`, ids),
      message: 'delegations.done.badgesIssued',
      params: { count: issued.length },
    };
  });
}

/**
 * Issues a person another badge in place of the one that was looked at, which is revoked from then on.
 * @throws Refusal where a colleague replaced it meanwhile, for who is not accredited, and once the conference is closed
 */
export function replaceBadge(actor: Actor, input: z.output<typeof badgeReplacementInput>): Promise<Done> {
  const { participantId, badgeVersion, cause } = input;
  return act(actor, async (tx, actor) => {
    const { id: conferenceId, closedAt } = await conferenceAt(tx, input.conference, 'share');
    authorize(actor, 'badge.replace', { conferenceId });
    const { seat } = await lockSeat(tx, actor, conferenceId, participantId);
    const [{ accredited } = { accredited: false }] = await lockSeats(tx, conferenceId, [participantId]);
    if (!accredited) throw refuse('delegations.refusal.badgeOfNobody', {}, 'conflict');
    if (closedAt) throw refuse('delegations.refusal.badgesClosed', {}, 'late');
    const now = await dbNow(tx);
    const [revoked] = await tx
      .update(badge)
      .set({ revokedAt: now, revokedBy: actor.accountId, revokedFor: cause })
      .where(
        and(
          eq(badge.conferenceId, conferenceId),
          eq(badge.participantId, participantId),
          eq(badge.id, badgeVersion),
          isNull(badge.revokedAt),
        ),
      )
      .returning({ number: badge.number });
    if (!revoked) throw refuse('common.refusal.changed', {}, 'stale');
    const number = revoked.number + 1;
    await tx.insert(badge).values({
      ...{ conferenceId, id: newId(), participantId, number },
      ...{ issuedAt: now, issuedBy: actor.accountId },
    });
    await record(tx, actor, {
      conferenceId,
      kind: 'badge.replaced',
      entityId: participantId,
      before: { number: revoked.number },
      after: { delegationId: seat.delegationId, number },
      topics: [`participant:${participantId}`],
    });
    return { message: 'delegations.done.badgeReplaced', params: { number } };
  });
}
