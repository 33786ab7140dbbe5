import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { member } from '@/db/schema/conferences';
import { delegation, participant, registration } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import type { RegistrationStatus } from '@/domain/registration';
import { decidedLately } from './latest';
import { registrationOfParticipant, statusSql } from './people';

/** No conference has more delegations; the largest organizations have some 200 members. */
const MOST_DELEGATIONS = 1000;

const seatsOf = and(
  eq(participant.conferenceId, delegation.conferenceId),
  eq(participant.delegationId, delegation.id),
  isNull(participant.withdrawnAt),
);

const counted = (...statuses: RegistrationStatus[]) =>
  sql<number>`count(${participant.id}) filter (where ${statusSql} in (${sql.join(
    statuses.map((status) => sql`${status}`),
    sql`, `,
  )}))`.mapWith(Number);

const named = {
  id: delegation.id,
  kind: delegation.kind,
  countryCode: delegation.countryCode,
  organization: delegation.organization,
};

/** The delegations of a conference, those that stand before those that were withdrawn, with how many of their persons stand where. */
const allLines = (tx: Tx, viewer: Actor, conferenceId: string) =>
  tx
    .select({
      ...named,
      withdrawnAt: delegation.withdrawnAt,
      version: delegation.version,
      quota: delegation.quota,
      credentialsStatus: delegation.credentialsStatus,
      decidedLately: decidedLately(viewer, delegation.credentialsDecidedBy, delegation.credentialsDecidedAt),
      confirmedAt: delegation.confirmedAt,
      reopeningRequestedAt: delegation.reopeningRequestedAt,
      hasHead: sql<boolean>`coalesce(bool_or(${participant.capacity} = 'head'), false)`,
      nominated: sql<number>`count(${participant.id})`.mapWith(Number),
      notSubmitted: counted('nominated', 'started'),
      submitted: counted('submitted'),
      returned: counted('returned'),
      accepted: counted('accepted'),
    })
    .from(delegation)
    .leftJoin(participant, seatsOf)
    .leftJoin(registration, registrationOfParticipant)
    .where(eq(delegation.conferenceId, conferenceId))
    .groupBy(delegation.conferenceId, delegation.id)
    .orderBy(sql`${delegation.withdrawnAt} nulls first`, asc(delegation.id))
    .limit(MOST_DELEGATIONS);

export type DelegationLine = Omit<Awaited<ReturnType<typeof allLines>>[number], 'withdrawnAt'>;

/** The delegations that stand, for what counts them as the list does. One question to the database. */
export async function standingLines(tx: Tx, viewer: Actor, conferenceId: string): Promise<DelegationLine[]> {
  const lines = await allLines(tx, viewer, conferenceId);
  return lines.filter(({ withdrawnAt }) => withdrawnAt === null);
}

/** The members of the region that nobody has invited. */
export const uninvitedIn = (conferenceId: string) =>
  and(
    eq(member.conferenceId, conferenceId),
    sql`not exists (select from ${delegation} d where d.conference_id = ${conferenceId}
      and d.country_code = ${member.countryCode} and d.kind = 'memberInRegion')`,
  );

/** The delegations of a conference, to stand beside one of them. For the staff. One question to the database. */
export async function listDelegationLines(viewer: Actor, conferenceId: string): Promise<DelegationLine[]> {
  authorize(viewer, 'delegation.list', { conferenceId });
  return withTx(viewer, (tx) => standingLines(tx, viewer, conferenceId));
}

/**
 * The delegations of a conference with how many of their persons stand where, those that were withdrawn, and the members of
 * the region that nobody has invited. For the staff. Two questions to the database.
 */
export async function listDelegations(viewer: Actor, conferenceId: string) {
  authorize(viewer, 'delegation.list', { conferenceId });
  return withTx(viewer, async (tx) => {
    const lines = await allLines(tx, viewer, conferenceId);
    const uninvited = await tx
      .select({ countryCode: member.countryCode })
      .from(member)
      .where(uninvitedIn(conferenceId))
      .limit(MOST_DELEGATIONS);
    return {
      delegations: lines.filter(({ withdrawnAt }) => withdrawnAt === null),
      withdrawn: lines
        .filter(({ withdrawnAt }) => withdrawnAt !== null)
        .map(({ id, kind, countryCode, organization }) => ({ id, kind, countryCode, organization })),
      uninvited: uninvited.map((row) => row.countryCode),
    };
  });
}

const withdrawnDelegations = (tx: Tx, conferenceId: string) =>
  tx
    .select(named)
    .from(delegation)
    .where(and(eq(delegation.conferenceId, conferenceId), isNotNull(delegation.withdrawnAt)))
    .limit(MOST_DELEGATIONS);

export type WithdrawnDelegation = Awaited<ReturnType<typeof withdrawnDelegations>>[number];

/** The delegations that were withdrawn, for whoever invites one: they are reinstated, and not invited again. One question. */
export async function listWithdrawn(viewer: Actor, conferenceId: string): Promise<WithdrawnDelegation[]> {
  authorize(viewer, 'delegation.invite', { conferenceId });
  return withTx(viewer, (tx) => withdrawnDelegations(tx, conferenceId));
}
