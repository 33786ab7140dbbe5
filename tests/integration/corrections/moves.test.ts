import { randomUUID } from 'node:crypto';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { participant } from '@/db/schema/delegations';
import { outbox } from '@/db/schema/notices';
import { event } from '@/db/schema/record';
import { type Actor, type Capacity, SYSTEM } from '@/domain/actor';
import { getHistory } from '@/features/conferences/queries/record';
import { acceptRegistration } from '@/features/delegations/commands/accreditation';
import { moveParticipant } from '@/features/delegations/commands/move';
import { nominateParticipant } from '@/features/delegations/commands/nomination';
import { getDelegation } from '@/features/delegations/queries/delegations';
import { getMove, moveVersionOf } from '@/features/delegations/queries/move';
import { getAccreditation } from '@/features/delegations/queries/registration';
import { actorOf } from '@/platform/signed-in';
import { aBallot } from '@/tests/setup/conference/ballots';
import { aConference } from '@/tests/setup/conference/conference';
import { aHall } from '@/tests/setup/conference/hall';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { aRegistration } from '@/tests/setup/conference/registrations';
import { meeting, withoutLock } from '@/tests/setup/unguarded';

const NAMED = { givenName: 'Ana', familyName: 'Pérez', badgeName: 'Ana Perez', office: 'Inspector' };
const reason = 'CANARY it is Peru that sends her.';

async function two({ capacity = 'delegate' as Capacity, quota = 5 } = {}) {
  const conference = await aConference({}, ['CL', 'PE']);
  const conferenceId = conference.id;
  const from = await aDelegation(conferenceId, 'CL');
  const into = await aDelegation(conferenceId, 'PE', { quota });
  const [before, after] = [
    await aSeat(conferenceId, from.id, 'focalPoint'),
    await aSeat(conferenceId, into.id, 'focalPoint'),
  ];
  const organizer = await anActor('organizer', conferenceId);
  const officer = await anActor('credentialsOfficer', conferenceId);
  const person = await aSeat(conferenceId, from.id, capacity, { submittedAt: new Date() });
  const { participantId } = person;
  await aRegistration(conferenceId, participantId, NAMED);
  await acceptRegistration(officer, { conference: conference.slug, participantId, version: 1 });
  const shown = async () => {
    const wanted = { delegationId: from.id, participantId, to: into.id };
    const { facts } = await getMove(organizer, conferenceId, wanted);
    if (!facts) throw new Error('nothing is shown to follow');
    return facts;
  };
  const move = async (actor: Actor = organizer, factsVersion?: string) =>
    moveParticipant(actor, {
      conference: conference.slug,
      participantId,
      toDelegationId: into.id,
      factsVersion: factsVersion ?? moveVersionOf(await shown()),
      reason,
    });
  const seats = () =>
    withTx(SYSTEM, (tx) =>
      tx
        .select()
        .from(participant)
        .where(and(eq(participant.conferenceId, conferenceId), isNull(participant.withdrawnAt))),
    );
  return {
    conference,
    conferenceId,
    from,
    into,
    before,
    after,
    organizer,
    officer,
    person,
    shown,
    move,
    seats,
  };
}

/** A person is moved to a delegation that has one place while somebody is nominated there: how many came, and how many sit there. */
async function atOnceIntoTheLastPlace() {
  const { conference, conferenceId, into, officer, move, shown, seats } = await two({ quota: 1 });
  const seen = moveVersionOf(await shown());
  const raced = await meeting(conferenceId, () =>
    Promise.allSettled([
      nominateParticipant(officer, {
        ...{ conference: conference.slug, delegationId: into.id, capacity: 'delegate', locale: 'en' },
        ...{ name: 'New Person', email: `${randomUUID()}@example.org` },
      }),
      move(undefined, seen),
    ]),
  );
  return {
    came: raced.filter(({ status }) => status === 'fulfilled').length,
    sit: (await seats()).filter(({ delegationId }) => delegationId === into.id).length,
  };
}

describe('a person who is moved to another delegation', () => {
  it('sits there with all answers, to be decided anew, and is told with both focal points', async () => {
    const { conferenceId, from, into, before, after, organizer, person, move, seats } = await two();
    await move();
    const [seat, more] = await seats();
    expect(more).toBeUndefined();
    expect(seat).toMatchObject({ delegationId: into.id, accountId: person.accountId, capacity: 'delegate' });
    const accreditation = await getAccreditation(organizer, conferenceId, seat?.id ?? '');
    expect(accreditation).toMatchObject({ status: 'submitted', name: 'Ana Pérez', mayDecide: true });
    expect((await getDelegation(before, conferenceId, from.id)).people).toEqual([]);
    const { seats: mine } = await actorOf(person.accountId ?? '');
    expect(mine.map(({ delegationId }) => delegationId)).toEqual([into.id]);
    const readers = await withTx(SYSTEM, (tx) =>
      tx
        .select({ id: account.id, params: outbox.params })
        .from(outbox)
        .innerJoin(account, eq(account.email, outbox.recipient))
        .where(and(eq(outbox.conferenceId, conferenceId), eq(outbox.template, 'delegation.moved'))),
    );
    expect(readers.map(({ id }) => id).toSorted()).toEqual(
      [before.accountId, after.accountId, person.accountId].toSorted(),
    );
    expect(readers[0]?.params).toMatchObject({ of: 'of Peru', ofFormer: 'of Chile', reason });
  });

  it('is in the history of both delegations and of the person, and the reason is in no event', async () => {
    const { conference, conferenceId, from, into, before, after, organizer, move, seats } = await two();
    await move();
    const [seat] = await seats();
    const about = { id: conferenceId, timeZone: 'UTC' };
    const moveIn = async (viewer: Actor, entity: 'delegation' | 'participant', id: string) => {
      const history = await getHistory(viewer, about, { entity, id });
      const entry = history?.entries.find(({ kind }) => kind === 'participant.moved');
      return entry?.changes.find(({ name }) => name === 'delegationId');
    };
    const moved = { before: from.id, after: into.id };
    expect(await moveIn(before, 'delegation', from.id)).toMatchObject(moved);
    expect(await moveIn(after, 'delegation', into.id)).toMatchObject(moved);
    expect(await moveIn(organizer, 'participant', seat?.id ?? '')).toMatchObject(moved);
    const events = await withTx(SYSTEM, (tx) =>
      tx.select().from(event).where(eq(event.conferenceId, conference.id)),
    );
    expect(JSON.stringify(events)).not.toContain('CANARY');
  });

  it('leaves the seat of a head behind, which is said first', async () => {
    const { into, move, seats, shown } = await two({ capacity: 'head' });
    expect(await shown()).toMatchObject({ capacity: 'head', openBallots: [], to: { taken: 0, quota: 5 } });
    await move();
    expect(await seats()).toMatchObject([{ delegationId: into.id, capacity: 'delegate' }]);
  });

  it('who heads a delegation stays while a ballot is open for it', async () => {
    const hall = await aHall(2);
    const [head, other] = hall.heads;
    if (!head || !other) throw new Error('no heads');
    await aBallot(hall);
    const wanted = { participantId: head.actor.participantId, to: other.delegationId };
    const { facts } = await getMove(hall.organizer, hall.conference.id, {
      delegationId: head.delegationId,
      ...wanted,
    });
    expect(facts?.openBallots).toHaveLength(1);
    const move = moveParticipant(hall.organizer, {
      conference: hall.conference.slug,
      participantId: wanted.participantId,
      toDelegationId: wanted.to,
      factsVersion: facts ? moveVersionOf(facts) : '',
      reason,
    });
    await expect(move).rejects.toMatchObject({ key: 'delegations.refusal.moveWhileOpen' });
  });

  it('needs a free place, and what was shown to follow', async () => {
    const { conferenceId, from, into, move, shown, seats } = await two({ quota: 1 });
    const seen = moveVersionOf(await shown());
    await aSeat(conferenceId, into.id);
    await expect(move(undefined, seen)).rejects.toMatchObject({ key: 'common.refusal.changed' });
    await expect(move()).rejects.toMatchObject({ key: 'delegations.refusal.moveWithoutPlace' });
    expect((await seats()).map(({ delegationId }) => delegationId).toSorted()).toEqual(
      [from.id, into.id].toSorted(),
    );
  });

  it('shares the last place with nobody who is nominated meanwhile', async () => {
    expect(await atOnceIntoTheLastPlace()).toEqual({ came: 1, sit: 1 });
  });

  it('would share it without the lock on the delegation (control)', async () => {
    const { done, taken } = await withoutLock('delegation', atOnceIntoTheLastPlace);
    expect(taken).toBeGreaterThan(1);
    expect(done).toEqual({ came: 2, sit: 2 });
  });

  it('is moved by one of two at once, also where two go opposite ways', async () => {
    const one = await two();
    const { organizer, officer, move, shown, seats, conference, conferenceId, from, into } = one;
    const seen = moveVersionOf(await shown());
    const raced = await Promise.allSettled([move(organizer, seen), move(officer, seen)]);
    expect(raced.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await seats()).toHaveLength(1);
    const there = await aSeat(conferenceId, from.id);
    const here = await aSeat(conferenceId, into.id);
    const facing = async (participantId: string, delegationId: string, to: string) => {
      const { facts } = await getMove(organizer, conferenceId, { delegationId, participantId, to });
      return {
        conference: conference.slug,
        participantId,
        toDelegationId: to,
        factsVersion: facts ? moveVersionOf(facts) : '',
        reason,
      };
    };
    const forms = [
      await facing(there.participantId, from.id, into.id),
      await facing(here.participantId, into.id, from.id),
    ];
    // Neither waits for the other for ever: each has moved, or reads that something changed.
    const crossed = await Promise.allSettled(forms.map((form) => moveParticipant(organizer, form)));
    const done = crossed.filter(({ status }) => status === 'fulfilled');
    expect(done.length).toBeGreaterThan(0);
    for (const result of crossed)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ kind: 'stale' });
    const rows = await withTx(SYSTEM, (tx) =>
      tx
        .select({ accountId: participant.accountId })
        .from(participant)
        .where(
          and(
            inArray(participant.accountId, [there.accountId ?? '', here.accountId ?? '']),
            isNull(participant.withdrawnAt),
          ),
        ),
    );
    expect(rows).toHaveLength(2);
  });
});
