import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { member } from '@/db/schema/conferences';
import { delegation, focalPoint, participant, registration } from '@/db/schema/delegations';
import { type Actor, CAPACITIES, type Capacity } from '@/domain/actor';
import { authorize, can } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import { type RegistrationStatus, registrationStatus } from '@/domain/registration';
import { sha256 } from '@/platform/chain';
import { factsOf, nominatedName, registrationOfParticipant, statusSql } from './people';

/** No conference has more delegations; the largest organizations have some 200 members. */
const MOST_DELEGATIONS = 1000;
const MOST_FOCAL_POINTS = 20;
const MOST_PEOPLE = 500;

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

/** The delegations that stand, with how many of their persons stand where. */
const linesOf = (tx: Tx, conferenceId: string) =>
  tx
    .select({
      id: delegation.id,
      kind: delegation.kind,
      countryCode: delegation.countryCode,
      organization: delegation.organization,
      quota: delegation.quota,
      credentialsStatus: delegation.credentialsStatus,
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
    .where(and(eq(delegation.conferenceId, conferenceId), isNull(delegation.withdrawnAt)))
    .groupBy(delegation.conferenceId, delegation.id)
    .orderBy(asc(delegation.id))
    .limit(MOST_DELEGATIONS);

/** The delegations of a conference, to stand beside one of them. For the staff. One question to the database. */
export async function listDelegationLines(viewer: Actor, conferenceId: string): Promise<DelegationLine[]> {
  authorize(viewer, 'delegation.list', { conferenceId });
  return withTx(viewer, (tx) => linesOf(tx, conferenceId));
}

/**
 * The delegations of a conference with how many of their persons stand where, and the members of the region
 * that nobody has invited. For the staff. Three questions to the database.
 */
export function listDelegations(viewer: Actor, conferenceId: string) {
  authorize(viewer, 'delegation.list', { conferenceId });
  return withTx(viewer, async (tx) => {
    const delegations = await linesOf(tx, conferenceId);
    const uninvited = await tx
      .select({ countryCode: member.countryCode })
      .from(member)
      .where(
        and(
          eq(member.conferenceId, conferenceId),
          sql`not exists (select from ${delegation} d where d.conference_id = ${conferenceId}
            and d.country_code = ${member.countryCode} and d.kind = 'memberInRegion')`,
        ),
      )
      .limit(MOST_DELEGATIONS);
    const withdrawn = await withdrawnDelegations(tx, conferenceId);
    return { delegations, withdrawn, uninvited: uninvited.map((row) => row.countryCode) };
  });
}

const withdrawnDelegations = (tx: Tx, conferenceId: string) =>
  tx
    .select({
      id: delegation.id,
      kind: delegation.kind,
      countryCode: delegation.countryCode,
      organization: delegation.organization,
    })
    .from(delegation)
    .where(and(eq(delegation.conferenceId, conferenceId), isNotNull(delegation.withdrawnAt)))
    .limit(MOST_DELEGATIONS);

export type WithdrawnDelegation = Awaited<ReturnType<typeof withdrawnDelegations>>[number];

/** The delegations that were withdrawn, for whoever invites one: they are reinstated, and not invited again. One question. */
export async function listWithdrawn(viewer: Actor, conferenceId: string): Promise<WithdrawnDelegation[]> {
  authorize(viewer, 'delegation.invite', { conferenceId });
  return withTx(viewer, (tx) => withdrawnDelegations(tx, conferenceId));
}

export type DelegationLine = Awaited<ReturnType<typeof linesOf>>[number];

export type DelegationPerson = {
  id: string;
  name: string;
  capacity: Capacity;
  version: number;
  nominatedAt: Date;
  /** both null for those who may not know */
  email: string | null;
  status: RegistrationStatus | null;
};

/** A digest of who sits in a delegation, and as what: whoever replaces the head has looked at these. */
export function seatsVersionOf(seats: readonly { id: string; capacity: Capacity }[]): string {
  return sha256(
    seats
      .map(({ id, capacity }) => `${id} ${capacity}`)
      .sort()
      .join('\n'),
  );
}

const NOTHING = {
  nominate: false,
  withdraw: false,
  restore: false,
  replaceHead: false,
  invite: false,
  edit: false,
  decideCredentials: false,
};

/**
 * One delegation with its persons and focal points. Its own members see who sits in it and in what capacity;
 * addresses and how far each registration is are for its focal point and the staff. Three questions.
 */
export function getDelegation(viewer: Actor, conferenceId: string, delegationId: string) {
  const thing = { conferenceId, delegationId };
  if (!can(viewer, 'delegation.see', thing)) return Promise.reject(missing());
  const may = {
    nominate: can(viewer, 'participant.nominate', thing),
    withdraw: can(viewer, 'participant.withdraw', thing),
    restore: can(viewer, 'participant.restore', thing),
    replaceHead: can(viewer, 'delegation.replaceHead', thing),
    invite: can(viewer, 'delegation.invite', thing),
    edit: can(viewer, 'delegation.edit', thing),
    decideCredentials: can(viewer, 'credentials.decide', thing),
    list: can(viewer, 'delegation.list', thing),
    knowStates: can(viewer, 'registration.see', thing),
    accredit: can(viewer, 'registration.decide', thing),
  };
  return withTx(viewer, async (tx) => {
    const [row] = await tx
      .select()
      .from(delegation)
      .where(and(eq(delegation.conferenceId, conferenceId), eq(delegation.id, delegationId)));
    if (!row) throw missing();
    const stands = row.withdrawnAt === null;
    const rows = await tx
      .select({ seat: participant, savedAt: registration.savedAt, name: nominatedName, email: account.email })
      .from(participant)
      .innerJoin(account, eq(account.id, participant.accountId))
      .leftJoin(registration, registrationOfParticipant)
      .where(
        and(
          eq(participant.conferenceId, conferenceId),
          eq(participant.delegationId, delegationId),
          may.restore ? undefined : isNull(participant.withdrawnAt),
        ),
      )
      .orderBy(
        sql`${participant.withdrawnAt} desc nulls first`,
        asc(participant.nominatedAt),
        asc(participant.id),
      )
      .limit(MOST_PEOPLE);
    const seated = rows.filter(({ seat }) => !seat.withdrawnAt);
    const focalPoints = may.nominate
      ? await tx
          .select({
            id: focalPoint.id,
            version: focalPoint.version,
            name: account.name,
            email: account.email,
            accountId: focalPoint.accountId,
          })
          .from(focalPoint)
          .innerJoin(account, eq(account.id, focalPoint.accountId))
          .where(
            and(
              eq(focalPoint.conferenceId, conferenceId),
              eq(focalPoint.delegationId, delegationId),
              isNull(focalPoint.withdrawnAt),
            ),
          )
          .orderBy(asc(focalPoint.invitedAt))
          .limit(MOST_FOCAL_POINTS)
      : [];
    const people = seated.map(({ seat, savedAt, name, email }): DelegationPerson => {
      const self = seat.accountId === viewer.accountId;
      const status = registrationStatus(factsOf(seat, savedAt && { savedAt }));
      return {
        id: seat.id,
        name,
        capacity: seat.capacity,
        version: seat.version,
        nominatedAt: seat.nominatedAt,
        email: may.knowStates || self ? email : null,
        status: may.knowStates || self ? status : null,
      };
    });
    const rank = (person: DelegationPerson) => CAPACITIES.indexOf(person.capacity);
    people.sort((a, b) => rank(a) - rank(b));
    // What was withdrawn is read, and reinstated; nothing else is done with it.
    const now = stands ? may : { ...may, ...NOTHING };
    const reinstate = !stands && can(viewer, 'delegation.reinstate', thing);
    return {
      ...row,
      people,
      withdrawn: stands ? withdrawnFrom(rows) : [],
      focalPoints,
      /** the viewer's own place as a focal point */
      own: stands ? (focalPoints.find(({ accountId }) => accountId === viewer.accountId) ?? null) : null,
      may: { ...now, reinstate, leave: stands && can(viewer, 'delegation.withdraw', thing) },
    };
  });
}

type SeatRow = { seat: typeof participant.$inferSelect; name: string };
/** A person who no longer sits in the delegation, by the last seat that was withdrawn. */
export type WithdrawnPerson = { id: string; name: string; capacity: Capacity; withdrawnAt: Date };

/** Who was withdrawn last first, each once; whoever sits in the delegation again is not among them. */
function withdrawnFrom(rows: readonly SeatRow[]): WithdrawnPerson[] {
  const known = new Set<string>();
  return rows.flatMap(({ seat: { id, accountId, capacity, withdrawnAt }, name }) => {
    const first = !known.has(accountId);
    known.add(accountId);
    return first && withdrawnAt ? [{ id, name, capacity, withdrawnAt }] : [];
  });
}

export type DelegationWhole = Awaited<ReturnType<typeof getDelegation>>;
