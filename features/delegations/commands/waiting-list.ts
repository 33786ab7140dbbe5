import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm';
import { dbNow, type Tx, violated } from '@/db/client';
import { newId } from '@/db/columns';
import { account } from '@/db/schema/accounts';
import { type delegation, participant } from '@/db/schema/delegations';
import { waitingPlace } from '@/db/schema/waiting';
import { type Actor, type Capacity, SYSTEM } from '@/domain/actor';
import type { Change } from '@/domain/events';
import { refuse } from '@/domain/refusal';
import type { Topic } from '@/domain/topics';
import { isUnanswered, nextToOffer, offerUntil } from '@/domain/waiting';
import type { ConferenceFacts } from '@/features/conferences/queries';
import type { Done } from '@/platform/action';
import { moment } from '@/platform/i18n/format';
import { record, recordAll } from '@/platform/record';
import { focalPointsOf } from './changes';
import { type Addressee, sendLetter, sendNote } from './letters';

type DelegationOfWaiting = typeof delegation.$inferSelect;
type WaitingEntry = typeof waitingPlace.$inferSelect;
type Waiter = { entry: WaitingEntry; to: Addressee; sits: boolean };
type AnswerTold = 'accepted' | 'declined' | 'lapsed';

export const entryKey = ({ conferenceId, id }: Pick<WaitingEntry, 'conferenceId' | 'id'>) =>
  and(eq(waitingPlace.conferenceId, conferenceId), eq(waitingPlace.id, id));

export const topicsOfEntry = ({ delegationId, accountId }: WaitingEntry): Topic[] => [
  `delegation:${delegationId}`,
  `account:${accountId}`,
];

/** Who sees that an entry is over: it changes the position of all who wait behind it. */
export async function topicsFrom(tx: Tx, entry: WaitingEntry): Promise<Topic[]> {
  const behind = await tx
    .select({ accountId: waitingPlace.accountId })
    .from(waitingPlace)
    .where(
      and(
        eq(waitingPlace.conferenceId, entry.conferenceId),
        eq(waitingPlace.delegationId, entry.delegationId),
        isNull(waitingPlace.endedAt),
        gt(waitingPlace.number, entry.number),
      ),
    );
  return [...topicsOfEntry(entry), ...behind.map(({ accountId }) => `account:${accountId}` as const)];
}

/** Who waits for a place in the delegation, in the order of its list. True as long as the delegation's lock is held. */
async function waitersOf(tx: Tx, { conferenceId, id }: DelegationOfWaiting): Promise<Waiter[]> {
  return tx
    .select({
      entry: waitingPlace,
      to: { id: account.id, email: account.email, name: account.name, locale: account.locale },
      sits: sql<boolean>`exists (select from ${participant} p where p.conference_id = ${waitingPlace.conferenceId}
        and p.account_id = ${waitingPlace.accountId} and p.withdrawn_at is null)`,
    })
    .from(waitingPlace)
    .innerJoin(account, eq(account.id, waitingPlace.accountId))
    .where(
      and(
        eq(waitingPlace.conferenceId, conferenceId),
        eq(waitingPlace.delegationId, id),
        isNull(waitingPlace.endedAt),
      ),
    )
    .orderBy(asc(waitingPlace.number));
}

/** Ends an entry without a seat. */
export function endEntry(tx: Tx, entry: WaitingEntry, outcome: 'declined' | 'lapsed' | 'removed', now: Date) {
  return tx
    .update(waitingPlace)
    .set({ endedAt: now, outcome, version: entry.version + 1 })
    .where(entryKey(entry));
}

/** The focal points are told what became of an offer. */
export async function tellAnswer(
  tx: Tx,
  conference: ConferenceFacts,
  row: DelegationOfWaiting,
  { person, answer }: { person: string; answer: AnswerTold },
): Promise<void> {
  for (const to of await focalPointsOf(tx, row.id, conference.id))
    await sendNote(tx, {
      to,
      conference,
      sender: row,
      path: `/delegations/${row.id}`,
      write: (facts) => ({ template: 'delegation.placeAnswered', params: { ...facts, person, answer } }),
    });
}

const topicsOfWaiters = (waiters: readonly Waiter[]): Topic[] =>
  waiters.map(({ entry }) => `account:${entry.accountId}` as const);

/** How many persons sit in the delegation. */
const seatedIn = (tx: Tx, { conferenceId, id }: DelegationOfWaiting) =>
  tx.$count(
    participant,
    and(
      eq(participant.conferenceId, conferenceId),
      eq(participant.delegationId, id),
      isNull(participant.withdrawnAt),
    ),
  );

/** Offers a place to each of these: the offer holds it until it is answered or over. */
async function offer(
  tx: Tx,
  {
    conference,
    row,
    now,
    until,
  }: { conference: ConferenceFacts; row: DelegationOfWaiting; now: Date; until: Date },
  next: readonly Waiter[],
): Promise<Change[]> {
  for (const { entry, to } of next) {
    await tx
      .update(waitingPlace)
      .set({ offeredAt: now, offerEndsAt: until, version: entry.version + 1 })
      .where(entryKey(entry));
    await sendLetter(tx, {
      to,
      conference,
      sender: row,
      path: '/registration/place',
      write: (facts) => ({
        template: 'delegation.placeOffered',
        params: {
          ...facts,
          capacity: entry.capacity,
          until: moment(until, to.locale, conference.timeZone),
        },
      }),
    });
  }
  return next.map(({ entry }) => ({
    ...aboutEntry(entry),
    kind: 'waitingPlace.offered',
    after: { accountId: entry.accountId, offerEndsAt: until },
  }));
}

/** What an event about an entry says, whatever happened. */
const aboutEntry = (entry: WaitingEntry) => ({
  conferenceId: entry.conferenceId,
  entityId: entry.delegationId,
  topics: topicsOfEntry(entry),
});

/**
 * Brings the waiting list of a delegation to where it must be: who sits somewhere by now waits no more, an offer that is over
 * lapses, and each place that is free is offered to who waits longest. Called wherever a place may have become free, behind the
 * delegation's lock, and by a job for what comes with time alone. Nothing is offered while a list is confirmed, after the
 * deadlines, in a delegation that was withdrawn and in a conference that is closed.
 */
export async function settleWaitingList(
  tx: Tx,
  conference: ConferenceFacts,
  row: DelegationOfWaiting,
): Promise<void> {
  const waiters = await waitersOf(tx, row);
  if (waiters.length === 0) return;
  const now = await dbNow(tx);
  const changes: Change[] = [];
  const still: Waiter[] = [];
  for (const waiter of waiters) {
    const { entry, to, sits } = waiter;
    if (sits) {
      await endEntry(tx, entry, 'removed', now);
      changes.push({
        ...aboutEntry(entry),
        kind: 'waitingPlace.removed',
        after: { accountId: entry.accountId },
      });
    } else if (isUnanswered(entry, now)) {
      await endEntry(tx, entry, 'lapsed', now);
      await tellAnswer(tx, conference, row, { person: to.name, answer: 'lapsed' });
      changes.push({
        ...aboutEntry(entry),
        kind: 'waitingPlace.lapsed',
        after: { accountId: entry.accountId },
      });
    } else still.push(waiter);
  }
  const { nominationDue, confirmationDue, registrationDue, closedAt } = conference;
  const { confirmedAt, withdrawnAt } = row;
  const deadlines = { nominationDue, confirmationDue, registrationDue };
  const until = offerUntil({ ...deadlines, confirmedAt, withdrawnAt, closedAt }, now);
  if (until) {
    const places = { quota: row.quota, seated: await seatedIn(tx, row) };
    const ids = new Set(
      nextToOffer(
        places,
        still.map(({ entry }) => entry),
      ).map(({ id }) => id),
    );
    const next = still.filter(({ entry }) => ids.has(entry.id));
    changes.push(...(await offer(tx, { conference, row, now, until }, next)));
  }
  const [first, ...others] = changes;
  if (!first) return;
  // All who wait on see where they stand now.
  const topics = [...topicsOfWaiters(still), ...(first.topics ?? [])];
  await recordAll(tx, SYSTEM, conference.id, [{ ...first, topics }, ...others]);
}

/**
 * Puts somebody at the end of the delegation's waiting list, and tells them so.
 * @throws Refusal for a head, and for who sits or waits in this conference already
 */
export async function addToWaitingList(
  tx: Tx,
  actor: Actor,
  {
    conference,
    row,
    to,
    capacity,
  }: {
    conference: ConferenceFacts;
    row: DelegationOfWaiting;
    to: Addressee;
    capacity: Capacity;
  },
): Promise<Done> {
  if (capacity === 'head') throw refuse('delegations.refusal.headWaits', {}, 'conflict', 'capacity');
  const conferenceId = conference.id;
  const sits = await tx.$count(
    participant,
    and(
      eq(participant.conferenceId, conferenceId),
      eq(participant.accountId, to.id),
      isNull(participant.withdrawnAt),
    ),
  );
  if (sits > 0) throw refuse('delegations.refusal.nominatedAlready', {}, 'conflict', 'email');
  const [last] = await tx
    .select({ number: sql<number>`coalesce(max(${waitingPlace.number}), 0)` })
    .from(waitingPlace)
    .where(and(eq(waitingPlace.conferenceId, conferenceId), eq(waitingPlace.delegationId, row.id)));
  const entry = {
    ...{ conferenceId, id: newId(), delegationId: row.id, accountId: to.id, capacity },
    ...{ number: (last?.number ?? 0) + 1, addedBy: actor.accountId },
  };
  try {
    await tx.insert(waitingPlace).values(entry);
  } catch (error) {
    if (violated(error) !== 'waiting_place_open') throw error;
    throw refuse('delegations.refusal.waitsAlready', {}, 'conflict', 'email');
  }
  await sendLetter(tx, {
    to,
    conference,
    sender: row,
    path: '/registration/place',
    write: (facts) => ({ template: 'delegation.waitListed', params: { ...facts, capacity } }),
  });
  await record(tx, actor, {
    conferenceId,
    kind: 'waitingPlace.added',
    entityId: row.id,
    after: { accountId: to.id, capacity },
    topics: [`delegation:${row.id}`, `account:${to.id}`],
  });
  return { message: 'delegations.done.waits' };
}
