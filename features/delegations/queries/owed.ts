import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { idsIn } from '@/db/columns';
import { participant, registration } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import type { InConference, OwnDelegation, OwnSeat, Waiting } from '@/domain/duty-facts';
import { isSomeDue } from '@/domain/form-conditions';
import { can } from '@/domain/permissions';
import { noAnswers, tasksLeft } from '@/domain/questions';
import { registrationStatus } from '@/domain/registration';
import { formOfSeat } from './form-questions';
import { factsOf, registrationOfParticipant } from './people';
import { requestsWaiting } from './requests';

/** Nobody keeps more delegations, and of no delegation are more names told. */
const MOST = 50;

/** The viewer's own seats in these conferences, with how far each registration is. One question; none for who has none. */
export async function ownSeats(
  tx: Tx,
  viewer: Actor,
  conferenceIds: string[],
): Promise<InConference<OwnSeat>[]> {
  const seats = viewer.seats.filter(
    (s) => s.participantId !== null && conferenceIds.includes(s.conferenceId),
  );
  if (seats.length === 0) return [];
  const rows = await tx
    .select({ seat: participant, saved: registration, form: formOfSeat })
    .from(participant)
    .leftJoin(registration, registrationOfParticipant)
    .where(
      and(
        inArray(participant.conferenceId, conferenceIds),
        eq(participant.accountId, viewer.accountId ?? ''),
        isNull(participant.withdrawnAt),
      ),
    );
  return rows.map(({ seat, saved, form }) => {
    const status = registrationStatus(factsOf(seat, saved));
    const returnedAt = status === 'returned' ? seat.decidedAt : null;
    return {
      conferenceId: seat.conferenceId,
      status,
      since: returnedAt ?? seat.nominatedAt,
      tasks: tasksLeft(saved ?? noAnswers(), isSomeDue(form)),
    };
  });
}

type Row = InConference<OwnDelegation> & { unregistered: string[] };

/**
 * The delegations that the viewer sits in or keeps. How far somebody's registration is, the focal point alone is told.
 * One question; none for who belongs to none.
 */
export async function ownDelegations(
  tx: Tx,
  viewer: Actor,
  conferenceIds: string[],
): Promise<InConference<OwnDelegation>[]> {
  const ids = viewer.seats
    .filter((seat) => conferenceIds.includes(seat.conferenceId))
    .map(({ delegationId }) => delegationId);
  if (ids.length === 0) return [];
  const { rows } = await tx.execute<Row>(sql`
    select d.conference_id as "conferenceId", d.id, d.country_code as "countryCode", d.organization, d.quota,
      d.credentials_status as credentials, d.confirmed_at is not null as confirmed, p.named, p."hasHead", p."hasAlternate",
      (select coalesce(jsonb_agg(missing.who), '[]') from (
        select coalesce(p.name, a.name) as who from participant p join account a on a.id = p.account_id
        where p.conference_id = d.conference_id and p.delegation_id = d.id and p.withdrawn_at is null
          and (p.submitted_at is null or (p.decision = 'returned' and p.decided_at >= p.submitted_at))
        order by p.nominated_at, p.id limit ${MOST}) missing) as unregistered
    from delegation d cross join lateral (
      select count(*)::int as named, coalesce(bool_or(p.capacity = 'head'), false) as "hasHead",
        coalesce(bool_or(p.capacity = 'alternate'), false) as "hasAlternate"
      from participant p
      where p.conference_id = d.conference_id and p.delegation_id = d.id and p.withdrawn_at is null) p
    where d.conference_id in (${idsIn(conferenceIds)}) and d.id in (${idsIn(ids)})
    order by d.id limit ${MOST}`);
  const keeps = ({ conferenceId, id }: Row) =>
    viewer.seats.some(
      (seat) =>
        seat.conferenceId === conferenceId && seat.delegationId === id && seat.capacity === 'focalPoint',
    );
  return rows.map((row) => ({ ...row, unregistered: keeps(row) ? row.unregistered : null }));
}

export type StaffCounts = InConference<Waiting> & {
  uninvited: number;
  unanswered: number;
  unregistered: number;
};
type CountedRow = Omit<StaffCounts, 'since' | 'credentials' | 'requestedSince' | 'reopeningSince'> & {
  since: string | null;
  requestedSince: string | null;
  reopeningSince: string | null;
  credentials: number;
};

/**
 * How many registrations, credentials and changes that were asked for wait for a decision, and who is missing, in each of these conferences where the
 * viewer decides on registrations. One question; none for who decides on none.
 */
export async function staffCounts(tx: Tx, viewer: Actor, conferenceIds: string[]): Promise<StaffCounts[]> {
  const here = conferenceIds.filter((conferenceId) => can(viewer, 'registration.decide', { conferenceId }));
  if (here.length === 0) return [];
  const { rows } = await tx.execute<CountedRow>(sql`
    select c.id as "conferenceId", p.registrations, p.since, p.unregistered, d.credentials, d.unanswered,
      d.reopenings, d."reopeningSince", r.requests, r.since as "requestedSince",
      (select count(*)::int from member m where m.conference_id = c.id and not exists (
        select from delegation d where d.conference_id = c.id and d.country_code = m.country_code
          and d.kind = 'memberInRegion')) as uninvited
    from conference c
      cross join lateral (
        select (count(*) filter (where waits))::int as registrations, min(submitted_at) filter (where waits) as since,
          (count(*) filter (where submitted_at is null))::int as unregistered
        from (select submitted_at, submitted_at is not null and (decided_at is null or decided_at < submitted_at) as waits
          from participant p where conference_id = c.id and withdrawn_at is null and exists (select from delegation d
            where d.conference_id = p.conference_id and d.id = p.delegation_id and d.withdrawn_at is null)) p) p
      cross join lateral (
        select (count(*) filter (where credentials_status in ('submitted', 'provisional')))::int as credentials,
          count(reopening_requested_at)::int as reopenings, min(reopening_requested_at) as "reopeningSince",
          (count(*) filter (where not exists (select from participant p where p.conference_id = d.conference_id
            and p.delegation_id = d.id and p.withdrawn_at is null)))::int as unanswered
        from delegation d where d.conference_id = c.id and d.withdrawn_at is null) d
      cross join lateral (
        select count(*)::int as requests, min(r.requested_at) as since
        from ${requestsWaiting(sql`c.id`)}) r
    where c.id in (${idsIn(here)})`);
  return rows.map((row) => ({
    ...row,
    requestedSince: row.requestedSince === null ? null : new Date(row.requestedSince),
    reopeningSince: row.reopeningSince === null ? null : new Date(row.reopeningSince),
    since: row.since === null ? null : new Date(row.since),
    credentials: can(viewer, 'credentials.decide', { conferenceId: row.conferenceId })
      ? row.credentials
      : null,
  }));
}
