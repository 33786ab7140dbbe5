import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { participant, registration } from '@/db/schema/delegations';
import type { RegistrationFacts, RegistrationStatus } from '@/domain/registration';

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

/** Where a person is written to; nothing where what the conference holds about the person was erased. */
export const shownEmail = sql<string>`case when ${participant.erasedAt} is null then ${account.email} else '' end`;

/** A person's name as it is registered, or, before that, as it was nominated. */
export const registeredName = sql<string>`coalesce(nullif(concat_ws(' ', ${registration.givenName}, ${registration.familyName}), ''), ${nominatedName})`;

/** The names of persons of a conference, by their ids, also of those who were withdrawn. */
export async function namesOf(
  tx: Tx,
  conferenceId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: participant.id, name: registeredName })
    .from(participant)
    .innerJoin(account, eq(account.id, participant.accountId))
    .leftJoin(registration, registrationOfParticipant)
    .where(and(eq(participant.conferenceId, conferenceId), inArray(participant.id, [...ids])));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
