import { and, eq, or, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx, violated } from '@/db/client';
import { participant } from '@/db/schema/delegations';
import { personDistinction } from '@/db/schema/distinctions';
import type { Actor } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { missing, refuse, removed } from '@/domain/refusal';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { distinctionInput } from '../input';
import { lockDelegation } from '../queries/places';

/** Two persons of a conference, locked with their delegations in one order, whoever is named first. */
async function lockBoth(tx: Tx, actor: Actor, conferenceId: string, ids: readonly [string, string]) {
  const known = await tx
    .select({ id: participant.id, delegationId: participant.delegationId })
    .from(participant)
    .where(and(eq(participant.conferenceId, conferenceId), or(...ids.map((id) => eq(participant.id, id)))));
  if (known.length < 2) throw missing();
  for (const id of [...new Set(known.map(({ delegationId }) => delegationId))].toSorted())
    await lockDelegation(tx, actor, conferenceId, id);
  const seats = [];
  for (const id of ids.toSorted()) {
    const its = and(eq(participant.conferenceId, conferenceId), eq(participant.id, id));
    const [seat] = await tx.select().from(participant).where(its).for('no key update');
    if (!seat) throw missing();
    if (seat.withdrawnAt) throw removed();
    seats.push(seat);
  }
  return seats;
}

/**
 * Says of two persons who look like one that they are two: from then on nothing points at them. Each has it in the history.
 * @throws Refusal where that was said already, and where one of them was withdrawn meanwhile
 */
export async function distinguishParticipant(
  actor: Actor,
  input: z.output<typeof distinctionInput>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const { id: conferenceId } = await conferenceAt(tx, input.conference);
    authorize(actor, 'participant.distinguish', { conferenceId });
    const seats = await lockBoth(tx, actor, conferenceId, [input.participantId, input.otherId]);
    const [first, second] = seats;
    if (!first || !second) throw missing();
    const pair = { conferenceId, firstId: first.id, secondId: second.id };
    try {
      await tx
        .insert(personDistinction)
        .values({ ...pair, distinguishedAt: await dbNow(tx), distinguishedBy: actor.accountId });
    } catch (error) {
      if (!violated(error)?.startsWith('person_distinction_')) throw error;
      throw refuse('delegations.refusal.distinguishedAlready', {}, 'conflict');
    }
    for (const [seat, other] of [
      [first, second],
      [second, first],
    ] as const) {
      await record(tx, actor, {
        conferenceId,
        kind: 'participant.distinguished',
        entityId: seat.id,
        after: { other: other.id },
        topics: [`participant:${seat.id}`, `delegation:${seat.delegationId}`],
      });
    }
    return { message: 'delegations.done.distinguished' };
  });
}

/** A person who sits in another seat from now on is as little another one as before. */
export async function carryDistinctions(
  tx: Tx,
  { conferenceId, id }: { conferenceId: string; id: string },
  next: string,
): Promise<void> {
  const other = sql`case ${id}::uuid when x.first_id then x.second_id else x.first_id end`;
  await tx.execute(sql`insert into person_distinction
      (conference_id, first_id, second_id, distinguished_at, distinguished_by)
    select x.conference_id, least(${next}::uuid, ${other}), greatest(${next}::uuid, ${other}), x.distinguished_at,
      x.distinguished_by
    from person_distinction x where x.conference_id = ${conferenceId} and ${id}::uuid in (x.first_id, x.second_id)`);
}
