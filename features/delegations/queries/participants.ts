import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { delegation, participant, registration } from '@/db/schema/delegations';
import { type Actor, CAPACITIES, type Capacity, type DelegationKind } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { registeredName, registrationOfParticipant, statusSql } from './people';

/** No conference has more persons. */
const MOST = 20_000;

export type ListedPerson = { name: string; office: string | null; capacity: Capacity };
/** A delegation that has accredited persons, with those of them who agreed to be named, the head first. */
export type AccreditedDelegation = {
  kind: DelegationKind;
  countryCode: string | null;
  organization: string | null;
  people: ListedPerson[];
};

const agreed = sql`${registration.listConsentAt} is not null`;

/**
 * Who is accredited and agreed to stand in the list of participants, by delegation. Of others not even the number is told.
 * One question. @throws Refusal for whoever has no part in the conference
 */
export async function listParticipants(viewer: Actor, conferenceId: string): Promise<AccreditedDelegation[]> {
  authorize(viewer, 'participantList.see', { conferenceId });
  const rows = await withTx(viewer, (tx) =>
    tx
      .select({
        delegationId: delegation.id,
        kind: delegation.kind,
        countryCode: delegation.countryCode,
        organization: delegation.organization,
        capacity: participant.capacity,
        name: sql<string | null>`case when ${agreed} then ${registeredName} end`,
        office: sql<string | null>`case when ${agreed} then ${registration.office} end`,
      })
      .from(participant)
      .innerJoin(account, eq(account.id, participant.accountId))
      .innerJoin(
        delegation,
        and(
          eq(delegation.conferenceId, participant.conferenceId),
          eq(delegation.id, participant.delegationId),
        ),
      )
      .leftJoin(registration, registrationOfParticipant)
      .where(
        and(
          eq(participant.conferenceId, conferenceId),
          isNull(delegation.withdrawnAt),
          sql`${statusSql} = 'accepted'`,
        ),
      )
      .orderBy(asc(delegation.id), asc(participant.id))
      .limit(MOST),
  );
  const delegations = new Map<string, AccreditedDelegation>();
  for (const { delegationId, kind, countryCode, organization, name, office, capacity } of rows) {
    const known = delegations.get(delegationId) ?? { kind, countryCode, organization, people: [] };
    if (name !== null) known.people.push({ name, office, capacity });
    delegations.set(delegationId, known);
  }
  const rank = ({ capacity }: ListedPerson) => CAPACITIES.indexOf(capacity);
  for (const { people } of delegations.values()) people.sort((a, b) => rank(a) - rank(b));
  return [...delegations.values()];
}
