import { and, asc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { inLanguage } from '@/db/columns';
import { account } from '@/db/schema/accounts';
import { checkIn } from '@/db/schema/check-ins';
import { delegation, participant, registration } from '@/db/schema/delegations';
import type { Actor, Capacity } from '@/domain/actor';
import { type DoorSelection, type DoorView, REPRESENTATIVES } from '@/domain/check-in';
import type { Locale } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import type { RegistrationStatus } from '@/domain/registration';
import { registeredName, registrationOfParticipant, statusSql } from './people';

/** How many persons stand on one page at the door. */
export const DOOR_PAGE = 50;

type PersonAtDoor = {
  id: string;
  name: string;
  capacity: Capacity;
  status: RegistrationStatus;
  delegationId: string;
  countryCode: string | null;
  organization: string | null;
  /** since when somebody is here; null for who has not come */
  checkedInAt: Date | null;
};

export type DoorPage = {
  persons: PersonAtDoor[];
  /** how many are listed on all pages */
  total: number;
  page: number;
  /** how many each view lists, whoever is looked for */
  counts: Record<DoorView, number>;
  delegations: { here: number; all: number };
};

const isHere = sql`${checkIn.id} is not null`;
const isExpected = sql`${statusSql} = 'accepted' and ${checkIn.id} is null`;
const LISTED: Readonly<Record<DoorView, SQL>> = {
  expected: isExpected,
  here: isHere,
  everybody: sql`true`,
};

const counted = (among: SQL) => sql<number>`count(*) filter (where ${among})`.mapWith(Number);
const senders = (among: SQL) =>
  sql<number>`count(distinct ${participant.delegationId}) filter (where ${among})`.mapWith(Number);

/**
 * One page of those who are expected at the conference, or are here, as whoever keeps the door asks for them. Who is looked
 * for by name is told whatever their registration has come to. Two questions to the database.
 */
export async function listCheckIns(
  viewer: Actor,
  conferenceId: string,
  { view, question }: DoorSelection,
  { page, locale }: { page: number; locale: Locale },
): Promise<DoorPage> {
  authorize(viewer, 'checkIn.add', { conferenceId });
  const ofParticipant = and(
    eq(checkIn.conferenceId, participant.conferenceId),
    eq(checkIn.participantId, participant.id),
    isNull(checkIn.withdrawnAt),
  );
  const ofDelegation = and(
    eq(delegation.conferenceId, participant.conferenceId),
    eq(delegation.id, participant.delegationId),
  );
  const present = and(
    eq(participant.conferenceId, conferenceId),
    isNull(participant.withdrawnAt),
    isNull(delegation.withdrawnAt),
  );
  const named = question
    ? sql`searchable(concat_ws(' ', ${registeredName}, ${registration.badgeName})) like '%' || trim(searchable(${question})) || '%'`
    : sql`true`;
  const wanted = sql`${LISTED[view]} and ${named}`;
  return withTx(viewer, async (tx) => {
    const [sums] = await tx
      .select({
        ...{ expected: counted(isExpected), here: counted(isHere), everybody: counted(sql`true`) },
        ...{ sendersHere: senders(isHere), senders: senders(sql`true`), total: counted(wanted) },
      })
      .from(participant)
      .innerJoin(account, eq(account.id, participant.accountId))
      .innerJoin(delegation, ofDelegation)
      .leftJoin(registration, registrationOfParticipant)
      .leftJoin(checkIn, ofParticipant)
      .where(present);
    const { expected = 0, here = 0, everybody = 0, total = 0 } = sums ?? {};
    const shown = Math.min(page, Math.max(1, Math.ceil(total / DOOR_PAGE)));
    const persons = await tx
      .select({
        id: participant.id,
        name: registeredName,
        capacity: participant.capacity,
        status: statusSql,
        delegationId: participant.delegationId,
        countryCode: delegation.countryCode,
        organization: delegation.organization,
        checkedInAt: checkIn.checkedInAt,
      })
      .from(participant)
      .innerJoin(account, eq(account.id, participant.accountId))
      .innerJoin(delegation, ofDelegation)
      .leftJoin(registration, registrationOfParticipant)
      .leftJoin(checkIn, ofParticipant)
      .where(and(present, wanted))
      .orderBy(asc(inLanguage(registeredName, locale)), asc(participant.id))
      .limit(DOOR_PAGE)
      .offset((shown - 1) * DOOR_PAGE);
    return {
      ...{ persons, total, page: shown },
      counts: { expected, here, everybody },
      delegations: { here: sums?.sendersHere ?? 0, all: sums?.senders ?? 0 },
    };
  });
}

/** The delegations of which somebody who represents them was checked in, and is still on the list. One question. */
export async function delegationsHere(tx: Tx, conferenceId: string): Promise<Set<string>> {
  const rows = await tx
    .selectDistinct({ id: participant.delegationId })
    .from(checkIn)
    .innerJoin(
      participant,
      and(eq(participant.conferenceId, checkIn.conferenceId), eq(participant.id, checkIn.participantId)),
    )
    .where(
      and(
        eq(checkIn.conferenceId, conferenceId),
        isNull(checkIn.withdrawnAt),
        isNull(participant.withdrawnAt),
        inArray(participant.capacity, [...REPRESENTATIVES]),
      ),
    );
  return new Set(rows.map(({ id }) => id));
}
