import { and, asc, eq, getTableColumns, isNull, sql } from 'drizzle-orm';
import { NOW, withTx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { delegation, focalPoint, participant, registration } from '@/db/schema/delegations';
import { type Actor, CAPACITIES, type Capacity } from '@/domain/actor';
import { ERASED_NAME } from '@/domain/erasures';
import { can } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import { type RegistrationStatus, registrationStatus } from '@/domain/registration';
import { officerOf } from '@/features/accounts/queries/colleagues';
import { convenedAt } from '@/features/conferences/queries/convening';
import { sha256 } from '@/platform/chain';
import { changesOfFocalPoint, type KeptChange, shownChanges } from './changes';
import { doubledAmong } from './doubles';
import { credentialsBefore } from './latest';
import { factsOf, nominatedName, registrationOfParticipant, shownEmail } from './people';
import { NOBODY_WAITS, shownWaiting, waitingOf } from './waiting';

const MOST_FOCAL_POINTS = 20;
const MOST_PEOPLE = 500;

export type DelegationPerson = {
  id: string;
  name: string;
  capacity: Capacity;
  version: number;
  nominatedAt: Date;
  /** both null for those who may not know */
  email: string | null;
  status: RegistrationStatus | null;
  /** somebody else looks like the person, as far as the viewer receives them */
  double: boolean;
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
  confirm: false,
  requestReopening: false,
  reopen: false,
  nominate: false,
  withdraw: false,
  restore: false,
  replaceHead: false,
  invite: false,
  edit: false,
  decideCredentials: false,
};

type FocalPoint = {
  id: string;
  version: number;
  name: string;
  email: string;
  accountId: string;
  changes: KeptChange[];
};

/** Those of a delegation, in the order in which they were invited. */
const focalPointsOf = (
  viewer: Actor,
  { conferenceId, delegationId }: { conferenceId: string; delegationId: string },
) => sql<FocalPoint[]>`(select coalesce(jsonb_agg(one order by one."invitedAt"), '[]') from (
  select f.id, f.version, coalesce(f.name, a.name) as name, case when f.name = ${ERASED_NAME} then '' else a.email end as email, f.account_id as "accountId", f.invited_at as "invitedAt",
    ${changesOfFocalPoint(viewer, conferenceId, sql`f.id`)} as changes
  from ${focalPoint} f join ${account} a on a.id = f.account_id
  where f.conference_id = ${conferenceId} and f.delegation_id = ${delegationId} and f.withdrawn_at is null
  order by f.invited_at limit ${MOST_FOCAL_POINTS}) one)`;
const NO_FOCAL_POINTS = sql<FocalPoint[]>`'[]'::jsonb`;

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
    changeLate: can(viewer, 'delegation.changeLate', thing),
    confirm: can(viewer, 'delegation.confirm', thing),
    requestReopening: can(viewer, 'delegation.requestReopening', thing),
    reopen: can(viewer, 'delegation.reopen', thing),
    invite: can(viewer, 'delegation.invite', thing),
    edit: can(viewer, 'delegation.edit', thing),
    decideCredentials: can(viewer, 'credentials.decide', thing),
    list: can(viewer, 'delegation.list', thing),
    knowStates: can(viewer, 'registration.see', thing),
    accredit: can(viewer, 'registration.decide', thing),
  };
  return withTx(viewer, async (tx) => {
    const [whole] = await tx
      .select({
        ...getTableColumns(delegation),
        credentialsOfficer: officerOf(viewer, conferenceId, delegation.credentialsDecidedBy),
        credentialsBefore,
        convenedAt,
        now: NOW,
        withdrawer: officerOf(viewer, conferenceId, delegation.withdrawnBy),
        confirmer: officerOf(viewer, conferenceId, delegation.confirmedBy),
        focalPoints: may.nominate ? focalPointsOf(viewer, thing) : NO_FOCAL_POINTS,
        waiting: may.nominate ? waitingOf(thing) : NOBODY_WAITS,
      })
      .from(delegation)
      .where(and(eq(delegation.conferenceId, conferenceId), eq(delegation.id, delegationId)));
    if (!whole) throw missing();
    const { focalPoints: kept, waiting, ...row } = whole;
    const focalPoints = kept.map((one) => ({ ...one, changes: shownChanges(one.changes, () => true) }));
    const stands = row.withdrawnAt === null;
    const rows = await tx
      .select({ seat: participant, savedAt: registration.savedAt, name: nominatedName, email: shownEmail })
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
    const nominates = may.nominate ? seated.map(({ seat }) => seat.id) : [];
    const doubles = await doubledAmong(tx, viewer, conferenceId, nominates);
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
        double: doubles.has(seat.id),
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
      waiting: shownWaiting(waiting),
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
