import { and, asc, count, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { delegation, participant, registration } from '@/db/schema/delegations';
import type { Actor, Capacity, DelegationKind } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import type { RegistrationFacts, RegistrationStatus } from '@/domain/registration';

/** How many persons stand on one page of a list. */
export const PAGE = 50;

/** `registrationStatus` of the domain, in SQL, for lists and counts; a test holds the two together. */
export const statusSql: SQL<RegistrationStatus> = sql`case
  when ${participant.withdrawnAt} is not null then 'withdrawn'
  when ${participant.submittedAt} is null then
    case when ${registration.participantId} is null then 'nominated' else 'started' end
  when ${participant.decision} is not null and ${participant.decidedAt} >= ${participant.submittedAt}
    then ${participant.decision}
  else 'submitted' end`;

export const registrationOfParticipant = and(
  eq(registration.conferenceId, participant.conferenceId),
  eq(registration.participantId, participant.id),
);

/** The dated facts of a seat; a registration that was never saved has no row. */
export function factsOf(
  seat: typeof participant.$inferSelect,
  saved: { savedAt: Date } | null,
): RegistrationFacts {
  const { nominatedAt, submittedAt, decision, decidedAt, withdrawnAt } = seat;
  return { nominatedAt, startedAt: saved?.savedAt ?? null, submittedAt, decision, decidedAt, withdrawnAt };
}

/** A person's name as it was nominated, or corrected since. */
export const nominatedName = sql<string>`coalesce(${participant.name}, ${account.name})`;

/** A person's name as it is registered, or, before that, as it was nominated. */
export const registeredName = sql<string>`coalesce(nullif(concat_ws(' ', ${registration.givenName}, ${registration.familyName}), ''), ${nominatedName})`;

export type PersonLine = {
  id: string;
  name: string;
  capacity: Capacity;
  status: RegistrationStatus;
  delegationId: string;
  kind: DelegationKind;
  countryCode: string | null;
  organization: string | null;
  nominatedAt: Date;
  submittedAt: Date | null;
  decidedAt: Date | null;
};

export type PeoplePage = { people: PersonLine[]; total: number; page: number; pages: number };

/**
 * One page of the persons whose registration stands at one of `statuses`, those who wait longest first.
 * For the staff. Two questions to the database. `question`: what their names contain, however it is written.
 */
export function listPeople(
  viewer: Actor,
  conferenceId: string,
  statuses: readonly RegistrationStatus[],
  { page = 1, question = '' } = {},
): Promise<PeoplePage> {
  authorize(viewer, 'delegation.list', { conferenceId });
  return withTx(viewer, async (tx) => {
    const where = and(
      eq(participant.conferenceId, conferenceId),
      isNull(participant.withdrawnAt),
      sql`exists (select from delegation d where d.conference_id = ${participant.conferenceId}
        and d.id = ${participant.delegationId} and d.withdrawn_at is null)`,
      inArray(statusSql, [...statuses]),
      question
        ? sql`searchable(${registeredName}) like '%' || trim(searchable(${question})) || '%'`
        : undefined,
    );
    const [counted] = await tx
      .select({ total: count() })
      .from(participant)
      .innerJoin(account, eq(account.id, participant.accountId))
      .leftJoin(registration, registrationOfParticipant)
      .where(where);
    const total = counted?.total ?? 0;
    const pages = Math.max(1, Math.ceil(total / PAGE));
    const shown = Math.min(page, pages);
    const decided = statuses.every((status) => status === 'accepted' || status === 'returned');
    const people = await tx
      .select({
        id: participant.id,
        name: registeredName,
        capacity: participant.capacity,
        status: statusSql,
        delegationId: participant.delegationId,
        kind: delegation.kind,
        countryCode: delegation.countryCode,
        organization: delegation.organization,
        nominatedAt: participant.nominatedAt,
        submittedAt: participant.submittedAt,
        decidedAt: participant.decidedAt,
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
      .where(where)
      .orderBy(
        decided
          ? desc(participant.decidedAt)
          : asc(sql`coalesce(${participant.submittedAt}, ${participant.nominatedAt})`),
        asc(participant.id),
      )
      .limit(PAGE)
      .offset((shown - 1) * PAGE);
    return { people, total, page: shown, pages };
  });
}
