import { and, asc, eq } from 'drizzle-orm';
import { newId } from '@/db/columns';
import { account } from '@/db/schema/accounts';
import { checkIn } from '@/db/schema/check-ins';
import { participant } from '@/db/schema/delegations';
import { SYSTEM } from '@/domain/actor';
import { recordAll } from '@/platform/record';
import { drawArrivals } from '@/sample/drawn/arrivals';
import { credentialsOfficer, happened, type Sample } from './sample';

/** Who of those who are accredited has come, since the doors opened on the first day. */
export async function loadArrivals(sample: Sample): Promise<void> {
  const { tx, conferenceId } = sample;
  const accredited = await tx
    .select({ id: participant.id, delegationId: participant.delegationId })
    .from(participant)
    .innerJoin(account, eq(account.id, participant.accountId))
    .where(and(eq(participant.conferenceId, conferenceId), eq(participant.decision, 'accepted')))
    .orderBy(asc(account.email));
  const first = Math.min(...[...sample.sessions.values()].map(({ startsAt }) => startsAt.getTime()));
  const arrived = drawArrivals(accredited.length, new Date(first))
    .flatMap(({ nth, at }) => {
      const person = accredited[nth];
      return person && happened(sample, at) ? [{ ...person, at }] : [];
    })
    .toSorted((one, other) => one.at.getTime() - other.at.getTime());
  if (arrived.length === 0) return;
  await tx.insert(checkIn).values(
    arrived.map(({ id: participantId, at: checkedInAt }) => ({
      ...{ conferenceId, id: newId(), participantId, checkedInAt },
      checkedInBy: credentialsOfficer(sample),
    })),
  );
  await recordAll(
    tx,
    SYSTEM,
    conferenceId,
    arrived.map(({ id, delegationId }) => ({
      conferenceId,
      kind: 'checkIn.added',
      entityId: id,
      after: { delegationId },
      topics: [`participant:${id}`],
    })),
  );
}
