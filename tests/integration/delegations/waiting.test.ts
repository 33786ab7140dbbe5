import { randomUUID } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { conference as conferenceTable } from '@/db/schema/conferences';
import { delegation } from '@/db/schema/delegations';
import { waitingPlace } from '@/db/schema/waiting';
import { type Actor, type Capacity, SYSTEM } from '@/domain/actor';
import { confirmDelegation, reopenDelegation } from '@/features/delegations/commands/confirmed-list';
import { changeQuota } from '@/features/delegations/commands/invitation';
import { nominateParticipant, withdrawParticipant } from '@/features/delegations/commands/nomination';
import {
  acceptWaitingPlace,
  declineWaitingPlace,
  removeWaitingPlace,
} from '@/features/delegations/commands/waiting';
import { settleWaitingLists } from '@/features/delegations/jobs';
import { getDelegation, seatsVersionOf } from '@/features/delegations/queries/delegations';
import { getOwnWaitingPlace } from '@/features/delegations/queries/waiting';
import { actorOf } from '@/platform/signed-in';
import { aConference } from '@/tests/setup/conference/conference';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { asOwner } from '@/tests/setup/owner';
import { refusalOf } from '@/tests/setup/refused';
import { eventsOf, mailsOf, seatsIn } from '@/tests/setup/stored';
import { openEveryConnection, withoutLock } from '@/tests/setup/unguarded';

/** A delegation whose places are all taken: by a head, and by delegates. */
async function full(quota = 2) {
  const conference = await aConference({}, ['CL', 'PE']);
  const home = await aDelegation(conference.id, 'CL', { quota });
  const focal = await aSeat(conference.id, home.id, 'focalPoint');
  const seats = [await aSeat(conference.id, home.id, 'head')];
  while (seats.length < quota) seats.push(await aSeat(conference.id, home.id));
  return { conference, home, focal, seats };
}
type Ground = Awaited<ReturnType<typeof full>>;

const form = (
  { conference, home }: Ground,
  word: string = randomUUID(),
  capacity: Capacity = 'delegate',
) => ({
  conference: conference.slug,
  delegationId: home.id,
  email: `${word}@example.org`,
  name: 'New Person',
  capacity,
  locale: 'en' as const,
  waits: true,
});

const waits = async (ground: Ground, howMany: number) => {
  for (let n = 0; n < howMany; n += 1) await nominateParticipant(ground.focal, form(ground));
};

const listed = ({ home }: Ground) =>
  withTx(SYSTEM, (tx) =>
    tx
      .select()
      .from(waitingPlace)
      .where(eq(waitingPlace.delegationId, home.id))
      .orderBy(asc(waitingPlace.number)),
  );
type Entry = Awaited<ReturnType<typeof listed>>[number];

const stateOf = ({ outcome, offeredAt }: Entry) => outcome ?? (offeredAt ? 'offered' : 'waiting');
const states = async (ground: Ground) => (await listed(ground)).map(stateOf);
const choiceOf = ({ conference }: Ground, { id, version }: Entry) => ({
  conference: conference.slug,
  waitingPlaceId: id,
  version,
});
const entryAt = async (ground: Ground, index: number) => {
  const entry = (await listed(ground))[index];
  if (!entry) throw new Error('nobody waits there');
  return { entry, actor: await actorOf(entry.accountId), choice: choiceOf(ground, entry) };
};

/** A place of the delegation frees. */
const frees = ({ conference, focal, seats }: Ground, index = 1) =>
  withdrawParticipant(focal, {
    conference: conference.slug,
    participantId: seats[index]?.participantId ?? '',
    version: 1,
  });

/** The clock goes past the end of every offer in the delegation. */
const timePasses = ({ home }: Ground) =>
  asOwner(
    `update waiting_place set added_at = added_at - interval '5 days', offered_at = offered_at - interval '5 days',
      offer_ends_at = offer_ends_at - interval '5 days' where delegation_id = '${home.id}' and ended_at is null`,
  );

const settled = (all: PromiseSettledResult<unknown>[]) => all.map(({ status }) => status);

describe('a waiting list', () => {
  it('takes whoever is nominated beyond the places, in their order, and tells them', async () => {
    const ground = await full();
    expect(await refusalOf(nominateParticipant(ground.focal, { ...form(ground), waits: false }))).toBe(
      'delegations.refusal.quota conflict',
    );
    await nominateParticipant(ground.focal, form(ground, 'first-waits'));
    await nominateParticipant(ground.focal, form(ground));
    const { waiting, people } = await getDelegation(ground.focal, ground.conference.id, ground.home.id);
    expect(waiting.map(({ email }) => email)[0]).toBe('first-waits@example.org');
    expect(waiting).toHaveLength(2);
    expect(people).toHaveLength(2);
    const mails = await mailsOf(ground.conference.id);
    expect(mails.map(({ template }) => template)).toEqual(['delegation.waitListed', 'delegation.waitListed']);
    expect((await eventsOf(ground.conference.id)).map(({ kind }) => kind)).toEqual([
      'waitingPlace.added',
      'waitingPlace.added',
    ]);
    const { actor } = await entryAt(ground, 1);
    expect((await getOwnWaitingPlace(actor, ground.conference.id)).before).toBe(1);
    // Who only sits in the delegation does not read who waits.
    const [, seated] = ground.seats;
    expect((await getDelegation(seated as Actor, ground.conference.id, ground.home.id)).waiting).toEqual([]);
  });

  it('takes no head, nobody twice, and nobody who sits in the conference', async () => {
    const ground = await full();
    expect(await refusalOf(nominateParticipant(ground.focal, form(ground, 'x', 'head')))).toBe(
      'delegations.refusal.headWaits conflict capacity',
    );
    await nominateParticipant(ground.focal, form(ground, 'twice'));
    expect(await refusalOf(nominateParticipant(ground.focal, form(ground, 'twice')))).toBe(
      'delegations.refusal.waitsAlready conflict email',
    );
    const [{ email } = { email: '' }] = await withTx(SYSTEM, (tx) =>
      tx
        .select()
        .from(account)
        .where(eq(account.id, ground.seats[1]?.accountId ?? '')),
    );
    expect(await refusalOf(nominateParticipant(ground.focal, { ...form(ground), email }))).toBe(
      'delegations.refusal.nominatedAlready conflict email',
    );
  });

  it('offers a place that frees to who waits longest, who accepts it and is nominated', async () => {
    const ground = await full();
    await waits(ground, 2);
    await frees(ground);
    expect(await states(ground)).toEqual(['offered', 'waiting']);
    const { actor, choice } = await entryAt(ground, 0);
    // The offer holds the place: whoever is nominated now waits behind.
    await nominateParticipant(ground.focal, form(ground));
    expect(await states(ground)).toEqual(['offered', 'waiting', 'waiting']);
    expect(await acceptWaitingPlace(actor, choice)).toEqual({
      redirect: `/${ground.conference.slug}/registration`,
    });
    expect(await states(ground)).toEqual(['seated', 'waiting', 'waiting']);
    const { entry } = await entryAt(ground, 0);
    const seats = await seatsIn(ground.conference.id, ground.home.id);
    expect(seats.find(({ id }) => id === entry.participantId)?.accountId).toBe(entry.accountId);
    const mails = (await mailsOf(ground.conference.id)).map(({ template }) => template);
    expect(mails).toContain('delegation.placeOffered');
    expect(mails).toContain('delegation.placeAnswered');
    expect(mails).toContain('delegation.nominated');
    const events = await eventsOf(ground.conference.id);
    expect(events.map(({ kind }) => kind).slice(-2)).toEqual([
      'waitingPlace.accepted',
      'participant.nominated',
    ]);
    expect(await refusalOf(acceptWaitingPlace(actor, choice))).toBe('delegations.refusal.placeOver late');
  });

  it('goes on to the next where an offer is declined, taken away, or not answered in time', async () => {
    const ground = await full();
    await waits(ground, 5);
    await frees(ground);
    const first = await entryAt(ground, 0);
    await declineWaitingPlace(first.actor, first.choice);
    const second = await entryAt(ground, 1);
    expect(stateOf(second.entry)).toBe('offered');
    await removeWaitingPlace(ground.focal, second.choice);
    expect(await states(ground)).toEqual(['declined', 'removed', 'offered', 'waiting', 'waiting']);
    await timePasses(ground);
    const third = await entryAt(ground, 2);
    expect(await refusalOf(acceptWaitingPlace(third.actor, third.choice))).toBe(
      'delegations.refusal.placeOver late',
    );
    await settleWaitingLists();
    await settleWaitingLists();
    expect(await states(ground)).toEqual(['declined', 'removed', 'lapsed', 'offered', 'waiting']);
    const last = (await eventsOf(ground.conference.id)).slice(-2);
    expect(last.map(({ kind }) => kind)).toEqual(['waitingPlace.lapsed', 'waitingPlace.offered']);
  });

  it('offers as many places as a quota grows by, and cannot shrink below what is offered', async () => {
    const ground = await full();
    const organizer = await anActor('organizer', ground.conference.id);
    await waits(ground, 3);
    const address = { conference: ground.conference.slug, delegationId: ground.home.id };
    await changeQuota(organizer, { ...address, version: 1, quota: 4 });
    expect(await states(ground)).toEqual(['offered', 'offered', 'waiting']);
    expect(await refusalOf(changeQuota(organizer, { ...address, version: 2, quota: 3 }))).toBe(
      'delegations.refusal.quotaBelow conflict quota',
    );
  });

  it('offers nothing while the list is confirmed, and is not confirmed while a place is on offer', async () => {
    const ground = await full();
    const organizer = await anActor('organizer', ground.conference.id);
    const address = { conference: ground.conference.slug, delegationId: ground.home.id };
    const confirm = async () => {
      const seats = (await seatsIn(ground.conference.id, ground.home.id)).filter((s) => !s.withdrawnAt);
      return confirmDelegation(organizer, { ...address, seatsVersion: seatsVersionOf(seats) });
    };
    await waits(ground, 2);
    await confirm();
    await withdrawParticipant(organizer, {
      conference: ground.conference.slug,
      participantId: ground.seats[1]?.participantId ?? '',
      version: 1,
    });
    await settleWaitingLists();
    expect(await states(ground)).toEqual(['waiting', 'waiting']);
    const [row] = await withTx(SYSTEM, (tx) =>
      tx.select().from(delegation).where(eq(delegation.id, ground.home.id)),
    );
    await reopenDelegation(organizer, { ...address, version: row?.version ?? 0, reason: 'One is ill.' });
    expect(await states(ground)).toEqual(['offered', 'waiting']);
    expect(await refusalOf(confirm())).toBe('delegations.refusal.placeOnOffer conflict');
  });

  it('offers nothing after the deadlines and in a conference that is closed, and again once a deadline moves', async () => {
    const ground = await full();
    const organizer = await anActor('organizer', ground.conference.id);
    await waits(ground, 1);
    const set = (values: Partial<typeof conferenceTable.$inferInsert>) =>
      withTx(SYSTEM, (tx) =>
        tx
          .update(conferenceTable)
          .set(values)
          .where(and(eq(conferenceTable.id, ground.conference.id))),
      );
    await set({ confirmationDue: new Date(Date.now() - 60_000) });
    await withdrawParticipant(organizer, {
      conference: ground.conference.slug,
      participantId: ground.seats[1]?.participantId ?? '',
      version: 1,
    });
    await settleWaitingLists();
    expect(await states(ground)).toEqual(['waiting']);
    const due = new Date(Date.now() + 3_600_000);
    await set({ confirmationDue: due });
    await settleWaitingLists();
    const { entry, actor, choice } = await entryAt(ground, 0);
    expect(entry.offerEndsAt).toEqual(due);
    await set({ closedAt: new Date() });
    expect(await refusalOf(acceptWaitingPlace(actor, choice))).toBe('delegations.refusal.placeOver late');
  });

  it('lets go of who sits in another delegation by now, and offers the place to the next', async () => {
    const ground = await full();
    await waits(ground, 2);
    await frees(ground);
    const { entry } = await entryAt(ground, 0);
    const other = await aDelegation(ground.conference.id, 'PE');
    await aSeat(ground.conference.id, other.id, 'delegate', { accountId: entry.accountId });
    await settleWaitingLists();
    expect(await states(ground)).toEqual(['removed', 'offered']);
  });
});

describe('at once', () => {
  const twoHundredAsk = async () => {
    const ground = await full(3);
    await asOwner(`update delegation set quota = 8 where id = '${ground.home.id}'`);
    await openEveryConnection();
    const all = await Promise.allSettled(
      Array.from({ length: 200 }, () => nominateParticipant(ground.focal, form(ground))),
    );
    return { ground, all, seats: await seatsIn(ground.conference.id, ground.home.id) };
  };

  it('seats 5 of 200 in the last 5 places, and 195 in the list, each at a number of their own', async () => {
    const { ground, all, seats } = await twoHundredAsk();
    expect(new Set(settled(all))).toEqual(new Set(['fulfilled']));
    expect(seats).toHaveLength(8);
    const list = await listed(ground);
    expect(list.map(({ number }) => number)).toEqual(Array.from({ length: 195 }, (_, n) => n + 1));
    expect(new Set(list.map(stateOf))).toEqual(new Set(['waiting']));
    // Each of them sees another position once the first is gone.
    await removeWaitingPlace(ground.focal, (await entryAt(ground, 0)).choice);
    await frees(ground);
    expect((await listed(ground)).map(stateOf).slice(0, 3)).toEqual(['removed', 'offered', 'waiting']);
  });

  it('control: without the lock on the delegation, more than five of them sit', async () => {
    const { done, taken } = await withoutLock('delegation', twoHundredAsk);
    expect(taken).toBeGreaterThan(0);
    expect(done.seats.length).toBeGreaterThan(8);
  });

  /** Four who were offered a place decline at the same moment, while nine wait behind them. */
  const fourFree = async () => {
    const ground = await full(6);
    await waits(ground, 13);
    for (const index of [1, 2, 3, 4]) await frees(ground, index);
    const offered = await Promise.all([0, 1, 2, 3].map((index) => entryAt(ground, index)));
    await openEveryConnection();
    const all = await Promise.allSettled(
      offered.map(({ actor, choice }) => declineWaitingPlace(actor, choice)),
    );
    expect(new Set(settled(all))).toEqual(new Set(['fulfilled']));
    return { ground, states: await states(ground) };
  };
  const FOUR_OFFERED = [
    ...Array<string>(4).fill('declined'),
    ...Array<string>(4).fill('offered'),
    ...Array<string>(5).fill('waiting'),
  ];

  it('offers four places that free together to the next four, each once', async () => {
    const { ground, states: after } = await fourFree();
    expect(after).toEqual(FOUR_OFFERED);
    const mails = (await mailsOf(ground.conference.id)).filter(
      ({ template }) => template === 'delegation.placeOffered',
    );
    expect(new Set(mails.map(({ recipient }) => recipient)).size).toBe(8);
    expect(mails).toHaveLength(8);
  });

  /** Instances look at once at a delegation in which three places are free. */
  const instancesLook = async (instances = 4) => {
    const ground = await full(6);
    await waits(ground, 5);
    const organizer = await anActor('organizer', ground.conference.id);
    const due = (hours: number) =>
      asOwner(`update conference set confirmation_due = clock_timestamp() + interval '${hours} hours'
        where id = '${ground.conference.id}'`);
    await due(-1);
    for (const index of [1, 2, 3])
      await frees({ ...ground, focal: { ...organizer, participantId: '' } }, index);
    await due(100);
    await openEveryConnection();
    await Promise.all(Array.from({ length: instances }, () => settleWaitingLists()));
    const mails = (await mailsOf(ground.conference.id)).filter(
      ({ template }) => template === 'delegation.placeOffered',
    );
    return { states: await states(ground), mails };
  };

  it('offers each place once, however many instances look at once', async () => {
    const { states: after, mails } = await instancesLook();
    expect(after).toEqual(['offered', 'offered', 'offered', 'waiting', 'waiting']);
    expect(mails).toHaveLength(3);
  });

  it('control: without the lock on the delegation, the same places are offered more than once', async () => {
    // Whether two read before either writes is chance: it is tried until it is seen.
    let most = 0;
    for (let round = 0; round < 40 && most <= 3; round += 1) {
      const { done } = await withoutLock('delegation', () => instancesLook(8));
      most = done.mails.length;
    }
    expect(most).toBeGreaterThan(3);
  }, 60_000);

  const acceptedTwice = async () => {
    const ground = await full();
    await waits(ground, 1);
    await frees(ground);
    const { actor, choice } = await entryAt(ground, 0);
    await openEveryConnection();
    const both = await Promise.allSettled([
      acceptWaitingPlace(actor, choice),
      acceptWaitingPlace(actor, choice),
    ]);
    return {
      both,
      seats: (await seatsIn(ground.conference.id, ground.home.id)).filter((s) => !s.withdrawnAt),
    };
  };

  it('seats who accepts twice once', async () => {
    const { both, seats } = await acceptedTwice();
    expect(settled(both).sort()).toEqual(['fulfilled', 'rejected']);
    expect(seats).toHaveLength(2);
  });

  /** An offer is accepted at the moment at which it is taken away. */
  const acceptedAndRemoved = async () => {
    const ground = await full();
    await waits(ground, 2);
    await frees(ground);
    const { actor, choice } = await entryAt(ground, 0);
    await openEveryConnection();
    await Promise.allSettled([
      acceptWaitingPlace(actor, choice),
      removeWaitingPlace(ground.focal, choice),
      declineWaitingPlace(actor, choice),
    ]);
    const seats = (await seatsIn(ground.conference.id, ground.home.id)).filter((s) => !s.withdrawnAt);
    const held = (await states(ground)).filter((state) => state === 'offered').length;
    return seats.length + held;
  };

  it('never holds more places than there are where an offer is accepted and taken away together', async () => {
    for (let n = 0; n < 5; n += 1) expect(await acceptedAndRemoved()).toBe(2);
  });

  it('control: without the lock, that place is given twice', async () => {
    let most = 0;
    for (let n = 0; n < 10 && most <= 2; n += 1) {
      const { done } = await withoutLock('delegation', acceptedAndRemoved);
      most = Math.max(most, done);
    }
    expect(most).toBeGreaterThan(2);
  });

  it('either seats or passes on a place that is accepted as it lapses', async () => {
    for (let n = 0; n < 5; n += 1) {
      const ground = await full();
      await waits(ground, 2);
      await frees(ground);
      const { entry, actor, choice } = await entryAt(ground, 0);
      await asOwner(
        `update waiting_place set offer_ends_at = clock_timestamp() + interval '${n * 8} ms' where id = '${entry.id}'`,
      );
      await Promise.allSettled([
        acceptWaitingPlace(actor, choice),
        settleWaitingLists(),
        settleWaitingLists(),
        acceptWaitingPlace(actor, choice),
      ]);
      await new Promise((done) => setTimeout(done, 50));
      await settleWaitingLists();
      expect([
        ['seated', 'waiting'],
        ['lapsed', 'offered'],
      ]).toContainEqual(await states(ground));
    }
  });
});
