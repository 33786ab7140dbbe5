import { and, eq } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { participant } from '@/db/schema/delegations';
import { type Actor, SYSTEM } from '@/domain/actor';
import type { RulesProfile } from '@/domain/rules';
import { getBallot } from '@/features/ballots/queries/ballot';
import { replaceHead } from '@/features/delegations/commands/nomination';
import { seatsVersionOf } from '@/features/delegations/queries/delegations';
import { actorOf } from '@/platform/signed-in';
import { seatsIn } from '../stored';
import { aBallot, HOUR } from './ballots';
import { aHall, type Hall, type Head } from './hall';
import { aSeat } from './people';

/** Makes somebody of the delegation its head, a newcomer where nobody is named; answers with who that is now. */
export async function replaced(
  hall: Hall,
  by: Actor,
  { delegationId }: Pick<Head, 'delegationId'>,
  next?: Actor,
): Promise<Actor> {
  const conferenceId = hall.conference.id;
  const accountId = next?.accountId ?? (await aSeat(conferenceId, delegationId, 'delegate')).accountId ?? '';
  const its = and(eq(participant.conferenceId, conferenceId), eq(participant.accountId, accountId));
  const [seat] = await withTx(SYSTEM, (tx) => tx.select().from(participant).where(its));
  const seats = await seatsIn(conferenceId, delegationId);
  await replaceHead(by, {
    conference: hall.conference.slug,
    delegationId,
    seatsVersion: seatsVersionOf(seats),
    participantId: seat?.id ?? '',
    former: 'alternate',
  });
  const head = await actorOf(accountId);
  if (!head.seats.some(({ capacity }) => capacity === 'head')) throw new Error('the seat is not the head’s');
  return head;
}

/** A hall of three with a ballot that is open for 40 hours. */
export async function aHallWithBallot(profile?: RulesProfile) {
  const hall = await aHall(3, profile);
  const [one, two] = hall.heads;
  if (!one || !two) throw new Error('no heads');
  const ids = await aBallot(hall, { closesAt: new Date(Date.now() + 40 * HOUR) });
  return { hall, one, two, ids };
}

/** What is sent of the seat of a delegation's head, by who has just looked at the ballot. */
export async function seatOf(hall: Hall, { delegationId }: Pick<Head, 'delegationId'>) {
  const { acts } = await getBallot(SYSTEM, hall.conference.id, 1);
  const last = acts.findLast((act) => 'delegation' in act && act.delegation === delegationId);
  return { conference: hall.conference.slug, number: 1, delegationId, seatVersion: last?.hash ?? '' };
}
