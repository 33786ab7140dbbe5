import { and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { inLanguage } from '@/db/columns';
import { account } from '@/db/schema/accounts';
import { delegation, participant, registration } from '@/db/schema/delegations';
import { type Actor, CAPACITIES, type Capacity, type DelegationKind } from '@/domain/actor';
import type { Locale } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import {
  type PersonOrder,
  type PersonSelection,
  type PersonView,
  personCounts,
  STATUSES_OF,
} from '@/domain/person-views';
import type { RegistrationStatus } from '@/domain/registration';
import { COUNTRY_CODES, countrySortKey } from '@/platform/i18n/country-names';
import { doubledAmong } from './doubles';
import { decidedLately } from './latest';
import { registeredName, registrationOfParticipant, shownEmail, statusSql } from './people';
import { isAsking } from './requests';

/** How many persons stand on one page of a list. */
export const PAGE = 50;
/** How many stand in a file: no conference has more. */
export const MOST_LISTED = 20_000;
/** How many stand beside the one who is read. */
const BESIDE = 20;

export type PersonLine = {
  id: string;
  name: string;
  email: string;
  capacity: Capacity;
  status: RegistrationStatus;
  delegationId: string;
  kind: DelegationKind;
  countryCode: string | null;
  organization: string | null;
  nominatedAt: Date;
  submittedAt: Date | null;
  decidedAt: Date | null;
  /** the seat as it is listed */
  version: number;
  /** the person asks for a change, and waits */
  asks: boolean;
  /** somebody else there looks like the person */
  double: boolean;
};

export type PeoplePage = {
  people: PersonLine[];
  total: number;
  page: number;
  /** how many each view lists, whatever is looked for */
  counts: Record<PersonView, number>;
  /** who stand before and after the one who is read */
  previous: string | null;
  next: string | null;
  /** the viewer decided somebody's registration minutes ago, of whatever view */
  decidedLately: boolean;
};

const rankIn = <T extends string>(list: readonly T[], column: SQL) =>
  sql`array_position(array[${sql.join(
    list.map((one) => sql`${one}`),
    sql`, `,
  )}]::text[], ${column}::text)`;

/** When a registration came to where it stands. */
const since = sql`case when ${statusSql} in ('accepted', 'returned') then ${participant.decidedAt}
  else coalesce(${participant.submittedAt}, ${participant.nominatedAt}) end`;

/** What a list is ordered by; names as a reader of the language looks for them. */
const ORDERED: Readonly<Record<PersonOrder, (locale: Locale) => SQL>> = {
  name: (locale) => inLanguage(registeredName, locale),
  delegation: (locale) => {
    const names = Object.fromEntries(COUNTRY_CODES.map((code) => [code, countrySortKey(code, locale)]));
    const named = sql`coalesce(${JSON.stringify(names)}::jsonb ->> ${delegation.countryCode}, ${delegation.organization})`;
    return inLanguage(named, locale);
  },
  capacity: () => rankIn(CAPACITIES, sql`${participant.capacity}`),
  status: () => rankIn(STATUSES_OF.persons, statusSql),
  since: () => since,
};

const delegationOfParticipant = and(
  eq(delegation.conferenceId, participant.conferenceId),
  eq(delegation.id, participant.delegationId),
);

type Options = { page?: number; locale: Locale; beside?: string; most?: number };

/**
 * One page of the persons of a view, as they were asked for. `question`: what their names contain, however it is written;
 * `beside`: a person whose neighbours are told, and whose page is the one listed. For the staff. Three questions to the database.
 */
export async function listPeople(
  viewer: Actor,
  conferenceId: string,
  { view, question, order }: PersonSelection,
  { page = 1, locale, beside, most = PAGE }: Options,
): Promise<PeoplePage> {
  authorize(viewer, 'delegation.list', { conferenceId });
  const size = beside ? BESIDE : most;
  const stated = sql`${statusSql} in (${sql.join(
    STATUSES_OF[view].map((status) => sql`${status}`),
    sql`, `,
  )})`;
  const inState = view === 'requests' ? sql`${stated} and ${isAsking}` : stated;
  const wanted = question
    ? sql`${inState} and searchable(${registeredName}) like '%' || trim(searchable(${question})) || '%'`
    : inState;
  const sorted = [
    (order.down ? desc : asc)(ORDERED[order.by](locale)),
    ...(order.by === 'name' ? [] : [asc(inLanguage(registeredName, locale))]),
    asc(participant.id),
  ];
  const present = and(
    eq(participant.conferenceId, conferenceId),
    isNull(participant.withdrawnAt),
    isNull(delegation.withdrawnAt),
  );
  return withTx(viewer, async (tx) => {
    const among = sql`(partition by ${wanted} order by ${sql.join(sorted, sql`, `)})`;
    const listed = tx
      .select({
        id: participant.id,
        status: sql<RegistrationStatus>`${statusSql}`.as('status'),
        wanted: sql<boolean>`${wanted}`.as('wanted'),
        asks: sql<boolean>`${isAsking}`.as('asks'),
        lately: decidedLately(viewer, participant.decidedBy, participant.decidedAt).as('lately'),
        at: sql<number>`row_number() over ${among}`.as('at'),
        previous: sql<string>`lag(${participant.id}) over ${among}`.as('previous'),
        next: sql<string>`lead(${participant.id}) over ${among}`.as('next'),
        first: sql<string>`first_value(${participant.id}) over ${among}`.as('first'),
      })
      .from(participant)
      .innerJoin(account, eq(account.id, participant.accountId))
      .innerJoin(delegation, delegationOfParticipant)
      .leftJoin(registration, registrationOfParticipant)
      .where(present)
      .as('listed');
    const read = sql`filter (where ${listed.wanted} and ${listed.id} = ${beside ?? null})`;
    const states = await tx
      .select({
        status: listed.status,
        all: sql<number>`count(*)`.mapWith(Number),
        asking: sql<number>`count(*) filter (where ${listed.asks})`.mapWith(Number),
        wanted: sql<number>`count(*) filter (where ${listed.wanted})`.mapWith(Number),
        at: sql<number | null>`max(${listed.at}) ${read}`.mapWith(Number),
        previous: sql<string | null>`max(${listed.previous}::text) ${read}`,
        next: sql<string | null>`max(${listed.next}::text) ${read}`,
        first: sql<string | null>`max(${listed.first}::text) filter (where ${listed.wanted})`,
        lately: sql<boolean>`bool_or(${listed.lately})`,
      })
      .from(listed)
      .groupBy(listed.status);
    const total = states.reduce((sum, state) => sum + state.wanted, 0);
    const here = states.find(({ at }) => at);
    const first = states.find(({ first }) => first)?.first ?? null;
    const pageOf = here?.at ? Math.ceil(here.at / size) : page;
    const shown = Math.min(pageOf, Math.max(1, Math.ceil(total / size)));
    const people = await tx
      .select({
        id: participant.id,
        name: registeredName,
        email: shownEmail,
        capacity: participant.capacity,
        status: statusSql,
        delegationId: participant.delegationId,
        kind: delegation.kind,
        countryCode: delegation.countryCode,
        organization: delegation.organization,
        nominatedAt: participant.nominatedAt,
        submittedAt: participant.submittedAt,
        decidedAt: participant.decidedAt,
        version: participant.version,
        asks: isAsking,
      })
      .from(participant)
      .innerJoin(account, eq(account.id, participant.accountId))
      .innerJoin(delegation, delegationOfParticipant)
      .leftJoin(registration, registrationOfParticipant)
      .where(and(present, wanted))
      .orderBy(...sorted)
      .limit(size)
      .offset((shown - 1) * size);
    const doubles = await doubledAmong(
      tx,
      viewer,
      conferenceId,
      people.map(({ id }) => id),
    );
    // After the last comes the first of the others: whoever decides goes on until nobody waits.
    const next = here?.next ?? (first === beside ? null : first);
    return {
      people: people.map((one) => ({ ...one, double: doubles.has(one.id) })),
      total,
      page: shown,
      counts: personCounts(states),
      previous: here?.previous ?? null,
      next,
      decidedLately: states.some(({ lately }) => lately),
    };
  });
}
