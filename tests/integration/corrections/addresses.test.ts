import { and, eq, inArray } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { account, authSession } from '@/db/schema/accounts';
import { addressOffer, participant, registration } from '@/db/schema/delegations';
import { outbox } from '@/db/schema/notices';
import { type Actor, type Capacity, SYSTEM } from '@/domain/actor';
import { confirmAddress, offerAddress } from '@/features/delegations/commands/address';
import { withdrawParticipant } from '@/features/delegations/commands/nomination';
import { getOwnOffer } from '@/features/delegations/queries/offers';
import { getOwnRegistration } from '@/features/delegations/queries/registration';
import { actorOf } from '@/platform/signed-in';
import { aConference } from '@/tests/setup/conference/conference';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { inRequest } from '@/tests/setup/request';

const anAddress = () => `${crypto.randomUUID()}@example.org`;

async function somebody(capacity: Capacity = 'delegate') {
  const { id: conferenceId, slug: conference } = await aConference({}, ['CL']);
  const delegation = await aDelegation(conferenceId, 'CL');
  const focal = await aSeat(conferenceId, delegation.id, 'focalPoint');
  const organizer = await anActor('organizer', conferenceId);
  const person = await aSeat(conferenceId, delegation.id, capacity);
  const { participantId } = person;
  const offer = (actor: Actor, email: string, version = 1) =>
    offerAddress(actor, { conference, participantId, version, email, reason: 'It was misspelt.' });
  const reader = async (email: string) => {
    const [row] = await withTx(SYSTEM, (tx) => tx.select().from(account).where(eq(account.email, email)));
    return actorOf(row?.id ?? '');
  };
  const confirm = async (actor: Actor) => {
    const { id: offerId } = await getOwnOffer(actor, conferenceId);
    return inRequest(() => confirmAddress(actor, { conference, offerId }));
  };
  const holder = async () => {
    const [row] = await withTx(SYSTEM, (tx) =>
      tx
        .select({ email: account.email })
        .from(participant)
        .innerJoin(account, eq(account.id, participant.accountId))
        .where(eq(participant.id, participantId)),
    );
    return row?.email;
  };
  const addressOf = async ({ accountId }: Actor) => {
    const [row] = await withTx(SYSTEM, (tx) =>
      tx
        .select({ email: account.email })
        .from(account)
        .where(eq(account.id, accountId ?? '')),
    );
    return row?.email ?? '';
  };
  return {
    conferenceId,
    conference,
    delegation,
    focal,
    organizer,
    person,
    participantId,
    offer,
    reader,
    confirm,
    holder,
    addressOf,
  };
}

const sessionsOf = (accountIds: string[]) =>
  withTx(SYSTEM, (tx) => tx.$count(authSession, inArray(authSession.accountId, accountIds)));

describe('another address for a person', () => {
  it('takes effect when its reader confirms it, and ends what the address before had open', async () => {
    const { conferenceId, organizer, person, offer, reader, confirm, holder, addressOf } = await somebody();
    const [before, after] = [await addressOf(person), anAddress()];
    const accountId = person.accountId ?? '';
    await withTx(SYSTEM, (tx) =>
      tx
        .insert(authSession)
        .values({ accountId, tokenHash: crypto.randomUUID(), expiresAt: new Date(Date.now() + 3_600_000) }),
    );
    await offer(organizer, after);
    expect(await holder()).toBe(before);
    expect(await sessionsOf([accountId])).toBe(1);
    const next = await reader(after);
    await confirm(next);
    expect(await holder()).toBe(after);
    expect(await sessionsOf([accountId])).toBe(0);
    const own = await getOwnRegistration(await reader(after), conferenceId);
    expect(own.changes).toMatchObject([{ field: 'email', before, after, hand: 'secretariat' }]);
    expect((await actorOf(accountId)).seats).toEqual([]);
    const mails = await withTx(SYSTEM, (tx) =>
      tx.select().from(outbox).where(eq(outbox.conferenceId, conferenceId)),
    );
    const toBefore = mails.filter(({ recipient }) => recipient === before);
    expect(toBefore.map(({ template }) => template)).toEqual([
      'delegation.addressLeaving',
      'delegation.addressLeft',
    ]);
    // The address before may have been a stranger's.
    expect(JSON.stringify(toBefore)).not.toContain(after);
    await expect(confirm(next)).rejects.toMatchObject({ kind: 'notFound' });
  });

  it('is confirmed by nobody else, nor after another one was offered or the seat was withdrawn', async () => {
    const { conferenceId, conference, participantId, focal, organizer, offer, reader, confirm } =
      await somebody();
    const [first, second] = [anAddress(), anAddress()];
    await offer(organizer, first);
    const { id: offerId } = await getOwnOffer(await reader(first), conferenceId);
    for (const other of [organizer, focal])
      await expect(confirmAddress(other, { conference, offerId })).rejects.toMatchObject({
        kind: 'notFound',
      });
    await offer(organizer, second, 2);
    await expect(
      inRequest(async () => confirmAddress(await reader(first), { conference, offerId })),
    ).rejects.toMatchObject({ key: 'delegations.refusal.offerOver' });
    const late = await getOwnOffer(await reader(second), conferenceId);
    await withdrawParticipant(focal, { conference, participantId, version: 3 });
    await expect(
      inRequest(async () => confirmAddress(await reader(second), { conference, offerId: late.id })),
    ).rejects.toMatchObject({ kind: 'stale' });
    await expect(confirm(await reader(second))).rejects.toMatchObject({ kind: 'notFound' });
  });

  it('is withdrawn by offering the present one', async () => {
    const { conferenceId, organizer, person, offer, reader, addressOf } = await somebody();
    const address = anAddress();
    await expect(offer(organizer, await addressOf(person))).rejects.toMatchObject({
      key: 'delegations.refusal.sameAsBefore',
    });
    await offer(organizer, address);
    await offer(organizer, await addressOf(person), 2);
    await expect(getOwnOffer(await reader(address), conferenceId)).rejects.toMatchObject({
      kind: 'notFound',
    });
  });

  it('is refused where it is somebody else’s there, in words that tell the focal point nothing', async () => {
    const { conferenceId, focal, organizer, offer, addressOf } = await somebody();
    const peru = await aDelegation(conferenceId, 'PE');
    const taken = await addressOf(await aSeat(conferenceId, peru.id));
    const closed = anAddress();
    await withTx(SYSTEM, (tx) =>
      tx.insert(account).values({ email: closed, name: 'Closed', disabledAt: new Date() }),
    );
    await expect(offer(organizer, taken)).rejects.toMatchObject({ key: 'delegations.refusal.addressTaken' });
    for (const email of [taken, closed])
      await expect(offer(focal, email)).rejects.toMatchObject({
        key: 'delegations.refusal.addressUnusable',
      });
  });

  it('is the secretariat’s to offer once the person has begun', async () => {
    const { conferenceId, participantId, focal, organizer, offer } = await somebody();
    await withTx(SYSTEM, (tx) =>
      tx.insert(registration).values({ conferenceId, participantId, givenName: 'Ana' }),
    );
    await expect(offer(focal, anAddress())).rejects.toMatchObject({
      key: 'delegations.refusal.addressSecretariat',
    });
    await offer(organizer, anAddress());
  });

  it('is offered by one of two at once, and taken by one of two who are offered seats', async () => {
    const { conferenceId, conference, delegation, focal, organizer, participantId, offer, reader, holder } =
      await somebody();
    const address = anAddress();
    const raced = await Promise.allSettled([offer(organizer, address), offer(focal, anAddress())]);
    expect(raced.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const [open] = await withTx(SYSTEM, (tx) =>
      tx
        .select({ email: account.email })
        .from(addressOffer)
        .innerJoin(account, eq(account.id, addressOffer.accountId))
        .where(and(eq(addressOffer.participantId, participantId))),
    );
    const email = open?.email ?? '';
    const other = await aSeat(conferenceId, delegation.id, 'adviser');
    await offerAddress(organizer, {
      conference,
      participantId: other.participantId,
      version: 1,
      email,
      reason: 'It is theirs.',
    });
    const offers = await withTx(SYSTEM, (tx) =>
      tx
        .select({ id: addressOffer.id })
        .from(addressOffer)
        .where(eq(addressOffer.conferenceId, conferenceId)),
    );
    expect(offers).toHaveLength(2);
    const confirmed = await Promise.allSettled(
      offers.map(({ id: offerId }) =>
        inRequest(async () => confirmAddress(await reader(email), { conference, offerId })),
      ),
    );
    expect(confirmed.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(confirmed.find((one) => one.status === 'rejected')).toMatchObject({
      reason: { key: 'delegations.refusal.seatedAlready' },
    });
    expect(await holder()).toBeDefined();
  });
});
