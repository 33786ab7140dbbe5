import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { watchStatements, withTx } from '@/db/client';
import { registration } from '@/db/schema/delegations';
import { personDistinction } from '@/db/schema/distinctions';
import { type Actor, SYSTEM } from '@/domain/actor';
import { nameKey } from '@/domain/doubles';
import { personsIn } from '@/domain/person-views';
import { getConference } from '@/features/conferences/queries';
import { getHistory } from '@/features/conferences/queries/record';
import { changeName } from '@/features/delegations/commands/correction';
import { distinguishParticipant } from '@/features/delegations/commands/distinction';
import { nominateParticipant, withdrawParticipant } from '@/features/delegations/commands/nomination';
import { restoreParticipant } from '@/features/delegations/commands/restoration';
import { getDelegation } from '@/features/delegations/queries/delegations';
import { listPeople } from '@/features/delegations/queries/listed-people';
import { getPerson } from '@/features/delegations/queries/person';
import { getAccreditation } from '@/features/delegations/queries/registration';
import { aConference } from '@/tests/setup/conference/conference';
import { aDelegation, anAccount, anActor, aSeat } from '@/tests/setup/conference/people';
import { hold, meeting, withoutLock } from '@/tests/setup/unguarded';

/** Three of one name: two in one delegation, one in another; and somebody of another name. */
async function alike() {
  const { id: conferenceId, slug } = await aConference({}, ['CL', 'PE']);
  const conference = await getConference(SYSTEM, slug);
  const [own, other] = [await aDelegation(conferenceId, 'CL'), await aDelegation(conferenceId, 'PE')];
  const [organizer, officer] = [
    await anActor('organizer', conferenceId),
    await anActor('credentialsOfficer', conferenceId),
  ];
  const focal = await aSeat(conferenceId, own.id, 'focalPoint');
  const seated = async (delegationId: string, name: string) =>
    (await aSeat(conferenceId, delegationId, 'delegate', { accountId: (await anAccount({ name })).id }))
      .participantId;
  const ana = await seated(own.id, 'Ana María Rojas');
  const twice = await seated(own.id, 'ROJAS, Ana Maria');
  const there = await seated(other.id, 'ana maría rojas');
  const luis = await seated(own.id, 'Luis Soto');
  const seen = async (viewer: Actor, delegationId: string, id: string) =>
    (await getPerson(viewer, conferenceId, delegationId, id)).doubles.map(
      ({ participantId }) => participantId,
    );
  const distinguish = (participantId: string, otherId: string, actor = officer) =>
    distinguishParticipant(actor, { conference: slug, participantId, otherId });
  const withdraw = (participantId: string, version = 1) =>
    withdrawParticipant(officer, { conference: slug, participantId, version });
  const noted = () =>
    withTx(SYSTEM, (tx) => tx.$count(personDistinction, eq(personDistinction.conferenceId, conferenceId)));
  return {
    ...{ conferenceId, slug, conference, own, other, organizer, officer, focal, seated },
    ...{ ana, twice, there, luis, seen, distinguish, withdraw, noted },
  };
}

describe('a likely double', () => {
  it('is pointed out to the secretariat everywhere, to a focal point in the own delegation alone', async () => {
    const one = await alike();
    const { conferenceId, own, other, officer, organizer, focal, ana, twice, there, luis, seen } = one;
    expect(await seen(officer, own.id, ana)).toEqual([twice, there]);
    expect(await seen(organizer, other.id, there)).toEqual([ana, twice]);
    expect(await seen(focal, own.id, ana)).toEqual([twice]);
    expect(await seen(officer, own.id, luis)).toEqual([]);
    const shown = await getAccreditation(officer, conferenceId, ana);
    expect(shown.doubles).toMatchObject([
      { name: 'ROJAS, Ana Maria', likeness: 'name', countryCode: 'CL' },
      { name: 'ana maría rojas', likeness: 'name', countryCode: 'PE' },
    ]);
    const list = await listPeople(officer, conferenceId, personsIn({ show: 'persons' }), { locale: 'en' });
    expect(
      list.people
        .filter(({ double }) => double)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual([ana, twice, there].toSorted());
    const table = async (viewer: Actor, id: string) =>
      (await getDelegation(viewer, conferenceId, id)).people.filter((person) => person.double).length;
    expect([await table(officer, own.id), await table(officer, other.id)]).toEqual([2, 1]);
    await one.withdraw(twice);
    expect([await table(officer, own.id), await table(focal, own.id)]).toEqual([1, 0]);
    expect(await seen(focal, own.id, ana)).toEqual([]);
  });

  it('comes of a nomination, a registration, a badge and a correction, and goes with the name', async () => {
    const { conferenceId, slug, own, officer, luis, ana, seated, seen } = await alike();
    const person = {
      email: 'luis@example.org',
      name: 'Soto Luis',
      locale: 'es',
      capacity: 'expert',
    } as const;
    const nominated = await nominateParticipant(officer, {
      conference: slug,
      delegationId: own.id,
      ...person,
    });
    const { participantId } = nominated.data as { participantId: string };
    expect(await seen(officer, own.id, luis)).toEqual([participantId]);
    const change = { conference: slug, participantId, reason: 'It was misspelt.' };
    await changeName(officer, { ...change, name: 'Luisa Soto', version: 1 });
    expect(await seen(officer, own.id, luis)).toEqual([]);
    await changeName(officer, { ...change, name: 'Luis SOTO', version: 2 });
    expect(await seen(officer, own.id, luis)).toEqual([participantId]);
    const eva = await seated(own.id, 'Eva');
    const answers = { givenName: 'Lúis', familyName: 'Soto', badgeName: 'A. Rojas' };
    await withTx(SYSTEM, async (tx) => {
      await tx.insert(registration).values({ conferenceId, participantId: eva, ...answers });
      await tx.insert(registration).values({ conferenceId, participantId: ana, badgeName: 'Rojas A' });
    });
    const doubles = (await getPerson(officer, conferenceId, own.id, eva)).doubles;
    expect(doubles.find((one) => one.participantId === luis)?.likeness).toBe('name');
    expect(doubles.find((one) => one.participantId === ana)?.likeness).toBe('badge');
  });

  it('is marked in the lists until each pair of the name is said to be two, and not for another kind of name', async () => {
    const one = await alike();
    const { conferenceId, own, other, officer, focal, ana, twice, there, distinguish, seated } = one;
    const marked = async (viewer: Actor, delegationId = own.id) =>
      (await getDelegation(viewer, conferenceId, delegationId)).people
        .filter((person) => person.double)
        .map(({ id }) => id)
        .toSorted();
    const [first, second, third] = [
      await seated(own.id, 'Eva'),
      await seated(own.id, 'Iris'),
      await seated(own.id, 'Ines'),
    ];
    await withTx(SYSTEM, async (tx) => {
      for (const [participantId, badgeName] of [
        [first, 'Dr. B'],
        [second, 'B, Dr.'],
        [third, 'Eva'],
      ] as const)
        await tx.insert(registration).values({ conferenceId, participantId, badgeName });
    });
    const ofBadge = [first, second];
    expect(await marked(officer)).toEqual([ana, twice, ...ofBadge].toSorted());
    expect(await marked(focal)).toEqual([ana, twice, ...ofBadge].toSorted());
    await distinguish(first, second);
    await distinguish(ana, twice);
    expect([await marked(officer), await marked(focal)]).toEqual([[ana, twice].toSorted(), []]);
    await distinguish(there, ana);
    expect([await marked(officer), await marked(officer, other.id)]).toEqual([[twice], [there]]);
    await distinguish(there, twice);
    expect([await marked(officer), await marked(officer, other.id)]).toEqual([[], []]);
  });

  it('folds names in the database as the rule does', async () => {
    const names = [
      'María José PÉREZ',
      'محمد أحمد الإدريسي',
      'O’Brien–Ann',
      'Ø. Łukasz',
      '·',
      'Ｗｉｄｅ  name',
    ];
    const { rows } = await withTx(SYSTEM, (tx) =>
      tx.execute<{ key: string }>(
        sql`select name_key(n) as key from jsonb_array_elements_text(${JSON.stringify(names)}::jsonb) one(n)`,
      ),
    );
    expect(rows.map(({ key }) => key)).toEqual(names.map(nameKey));
  });

  it('asks as many questions of many persons as of few', async () => {
    const { conferenceId, own, officer, seated } = await alike();
    const counted = async () => {
      let count = 0;
      const end = watchStatements(() => {
        count += 1;
      });
      await listPeople(officer, conferenceId, personsIn({}), { locale: 'en' });
      await getDelegation(officer, conferenceId, own.id);
      end();
      return count;
    };
    const before = await counted();
    for (let n = 0; n < 12; n += 1) await seated(own.id, 'Ana María Rojas');
    expect(await counted()).toBe(before);
  });
});

describe('two persons who look like one', () => {
  it('are said to be two by the secretariat, which ends the notice for both and is in the history of each', async () => {
    const one = await alike();
    const { conferenceId, conference, own, officer, focal, ana, twice, there, seen, distinguish, noted } =
      one;
    await expect(distinguish(ana, twice, focal)).rejects.toMatchObject({ kind: 'forbidden' });
    await distinguish(twice, ana);
    expect(await seen(officer, own.id, ana)).toEqual([there]);
    expect(await seen(focal, own.id, twice)).toEqual([]);
    await expect(distinguish(ana, twice)).rejects.toMatchObject({
      key: 'delegations.refusal.distinguishedAlready',
    });
    for (const id of [ana, twice]) {
      const history = await getHistory(officer, conference, { entity: 'participant', id });
      expect(history?.entries.at(0)).toMatchObject({ kind: 'participant.distinguished' });
    }
    const ofSender = await getHistory(focal, conference, { entity: 'delegation', id: own.id });
    expect(ofSender?.entries.map(({ kind }) => kind)).not.toContain('participant.distinguished');
    await expect(distinguish(ana, ana)).rejects.toMatchObject({ kind: 'notFound' });
    const elsewhere = await alike();
    await expect(distinguish(ana, elsewhere.ana)).rejects.toMatchObject({ kind: 'notFound' });
    expect(await noted()).toBe(1);
    for (const statement of [
      sql`delete from person_distinction where conference_id = ${conferenceId}`,
      sql`update person_distinction set distinguished_by = null where conference_id = ${conferenceId}`,
    ])
      await expect(withTx(SYSTEM, (tx) => tx.execute(statement))).rejects.toThrow();
  });

  it('stay two when one of them is withdrawn and restored', async () => {
    const { slug, own, officer, ana, there, twice, seen, distinguish, withdraw } = await alike();
    await distinguish(ana, twice);
    await distinguish(there, ana);
    await withdraw(ana);
    await restoreParticipant(officer, { conference: slug, participantId: ana });
    expect(await seen(officer, own.id, twice)).toEqual([there]);
  });

  it('are said to be two once by two at once', async () => {
    const { ana, there, luis, withdraw, distinguish, organizer, conferenceId, noted } = await alike();
    await withdraw(luis);
    const answers = await meeting(conferenceId, async () =>
      Promise.allSettled([distinguish(ana, there), distinguish(there, ana, organizer)]),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const refused = answers.find((one) => one.status === 'rejected');
    expect(refused).toMatchObject({ reason: { key: 'delegations.refusal.distinguishedAlready' } });
    expect(await noted()).toBe(1);
  });

  /** Said while a withdrawal of one of them is not committed yet. */
  async function whileWithdrawn() {
    const { conferenceId, ana, there, luis, distinguish, organizer, withdraw, noted } = await alike();
    await withdraw(luis);
    const chain = await hold('chain', conferenceId);
    const withdrawn = withdraw(ana);
    await chain.standing(1);
    // Of another one's hand: who changes standings holds whatever else the same account begins.
    const distinction = Promise.allSettled([distinguish(ana, there, organizer)]);
    await chain.standing(2);
    await chain.release();
    await withdrawn;
    return { answer: (await distinction)[0], noted: await noted() };
  }

  it('are not said to be two while one of them is withdrawn', async () => {
    const { answer, noted } = await whileWithdrawn();
    expect(answer).toMatchObject({ status: 'rejected', reason: { key: 'common.refusal.removed' } });
    expect(noted).toBe(0);
  });

  it('would be, without the locks (control)', async () => {
    const { done, taken } = await withoutLock('delegation', () => withoutLock('participant', whileWithdrawn));
    expect(taken).toBeGreaterThan(1);
    expect(done.taken).toBeGreaterThan(1);
    expect(done.done).toMatchObject({ answer: { status: 'fulfilled' }, noted: 1 });
  });
});
