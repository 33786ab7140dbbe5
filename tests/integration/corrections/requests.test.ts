import { and, eq, isNull } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { changeRequest } from '@/db/schema/change-requests';
import { registration } from '@/db/schema/delegations';
import { outbox } from '@/db/schema/notices';
import { event } from '@/db/schema/record';
import { type Actor, SYSTEM } from '@/domain/actor';
import { personsIn } from '@/domain/person-views';
import { acceptRegistration, returnRegistration } from '@/features/delegations/commands/accreditation';
import { editRegistration } from '@/features/delegations/commands/behalf';
import { declineRequest, requestChange, withdrawRequest } from '@/features/delegations/commands/requests';
import { listPeople } from '@/features/delegations/queries/listed-people';
import { staffCounts } from '@/features/delegations/queries/owed';
import { getPerson } from '@/features/delegations/queries/person';
import { getAccreditation, getOwnRegistration } from '@/features/delegations/queries/registration';
import { aConference } from '@/tests/setup/conference/conference';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { meeting, refusalsDuring, withoutLock } from '@/tests/setup/unguarded';

const ANSWERS = {
  givenName: 'Ana',
  familyName: 'Peres',
  badgeName: 'Ana Peres',
  office: 'Inspector',
  languages: ['es' as const],
  phone: null,
  dietaryNeeds: 'No nuts',
  accessNeeds: null,
};
const WANTED = { ...ANSWERS, familyName: 'CANARY Pérez', languages: ['en' as const, 'es' as const] };
const reason = 'My passport says so.';

async function accredited(handedIn = true) {
  const { id: conferenceId, slug: conference } = await aConference({}, ['CL']);
  const delegation = await aDelegation(conferenceId, 'CL');
  const focal = await aSeat(conferenceId, delegation.id, 'focalPoint');
  const organizer = await anActor('organizer', conferenceId);
  const officer = await anActor('credentialsOfficer', conferenceId);
  const submittedAt = handedIn ? new Date() : null;
  const person = await aSeat(conferenceId, delegation.id, 'delegate', { submittedAt });
  const { participantId } = person;
  const values = { conferenceId, participantId, version: 1, dataConsentAt: new Date(), ...ANSWERS };
  await withTx(SYSTEM, (tx) => tx.insert(registration).values(values));
  if (handedIn) await acceptRegistration(officer, { conference, participantId, version: 1 });
  const ask = (wanted: typeof WANTED | typeof ANSWERS = WANTED, version = 1) =>
    requestChange(person, { conference, version, ...wanted, reason });
  const request = async (viewer: Actor = organizer) =>
    (await getAccreditation(viewer, conferenceId, participantId)).request;
  const openId = async () => (await request())?.id ?? '';
  const own = () => getOwnRegistration(person, conferenceId);
  const takeOver = async (actor: Actor, requestVersion: string) =>
    editRegistration(actor, {
      conference,
      participantId,
      version: (await own()).answers.version,
      ...WANTED,
      reason,
      requestVersion,
    });
  const decline = (actor: Actor, requestVersion: string) =>
    declineRequest(actor, {
      conference,
      participantId,
      requestVersion,
      reason: 'The letter says otherwise.',
    });
  const mails = () =>
    withTx(SYSTEM, (tx) =>
      tx
        .select({ template: outbox.template, params: outbox.params })
        .from(outbox)
        .where(eq(outbox.conferenceId, conferenceId)),
    );
  const listed = async (viewer: Actor) => {
    const { people, counts } = await listPeople(viewer, conferenceId, personsIn({ show: 'requests' }), {
      locale: 'en',
    });
    return { names: people.map(({ name }) => name), count: counts.requests };
  };
  const owed = async (viewer: Actor) => {
    const [counts] = await withTx(SYSTEM, (tx) => staffCounts(tx, viewer, [conferenceId]));
    return counts?.requests;
  };
  return {
    conferenceId,
    conference,
    delegation,
    focal,
    organizer,
    officer,
    person,
    participantId,
    ask,
    request,
    openId,
    own,
    takeOver,
    decline,
    mails,
    listed,
    owed,
  };
}

/** What a person asked for is declined while the person does something with it: how many did it, and what the database refused. */
async function declinedWhile(does: 'withdrawn' | 'replaced') {
  const one = await accredited();
  await one.ask();
  const requestVersion = await one.openId();
  const { conference, person } = one;
  const { done, refused } = await refusalsDuring(() =>
    meeting(one.conferenceId, () =>
      Promise.allSettled([
        does === 'withdrawn'
          ? withdrawRequest(person, { conference, requestVersion })
          : one.ask({ ...ANSWERS, office: 'Director' }),
        one.decline(one.organizer, requestVersion),
      ]),
    ),
  );
  return { did: done.filter(({ status }) => status === 'fulfilled').length, refused };
}

describe('a change that a person asks for', () => {
  it('waits for the secretariat, in its list and among its duties, and is taken over by a correction', async () => {
    const one = await accredited();
    await one.ask();
    expect((await one.own()).answers).toMatchObject({ familyName: 'Peres' });
    for (const viewer of [one.organizer, one.officer]) {
      expect(await one.listed(viewer)).toEqual({ names: ['Ana Peres'], count: 1 });
      expect(await one.owed(viewer)).toBe(1);
      expect(await one.request(viewer)).toMatchObject({
        state: 'open',
        reason,
        answers: [
          { field: 'familyName', before: 'Peres', after: 'CANARY Pérez' },
          { field: 'languages', before: 'es', after: 'en es' },
        ],
      });
    }
    await one.takeOver(one.officer, await one.openId());
    const own = await one.own();
    expect(own).toMatchObject({ status: 'accepted', request: { state: 'takenOver' } });
    expect(own.answers).toMatchObject({ familyName: 'CANARY Pérez', languages: ['en', 'es'] });
    expect(own.changes).toMatchObject([{ field: 'familyName', reason }, { field: 'languages' }]);
    expect((await one.mails()).map(({ template }) => template)).toContain('delegation.changed');
    expect(await one.listed(one.organizer)).toEqual({ names: [], count: 0 });
    expect(await one.owed(one.organizer)).toBe(0);
  });

  it('is declined with a reason, which the person reads and gets by mail', async () => {
    const one = await accredited();
    await one.ask();
    await one.decline(one.organizer, await one.openId());
    const own = await one.own();
    expect(own.answers).toMatchObject({ familyName: 'Peres' });
    expect(own.request).toMatchObject({ state: 'declined', declineReason: 'The letter says otherwise.' });
    const mail = (await one.mails()).find(({ template }) => template === 'delegation.requestDeclined');
    expect(mail?.params).toMatchObject({
      changes: expect.stringMatching(/^(Family name\nLanguages.*|Languages.*\nFamily name)$/),
      reason: 'The letter says otherwise.',
    });
    await one.ask();
    expect(await one.request()).toMatchObject({ state: 'open' });
  });

  it('keeps what was typed out of the record, and from who may not read it', async () => {
    const one = await accredited();
    await one.ask({ ...ANSWERS, office: 'Director', dietaryNeeds: 'CANARY no eggs' });
    expect(await one.request(one.officer)).toMatchObject({
      isWhole: false,
      reason: null,
      answers: [{ field: 'office' }],
    });
    const seen = await getPerson(one.focal, one.conferenceId, one.delegation.id, one.participantId);
    expect(seen.request).toBeNull();
    for (const act of [one.takeOver, one.decline])
      await expect(act(one.officer, await one.openId())).rejects.toMatchObject({
        key: 'delegations.refusal.requestForOrganizers',
      });
    await one.decline(one.organizer, await one.openId());
    const events = await withTx(SYSTEM, (tx) =>
      tx.select().from(event).where(eq(event.conferenceId, one.conferenceId)),
    );
    const kinds = events.map(({ kind }) => kind);
    expect(kinds).toEqual(
      expect.arrayContaining(['registration.changeRequested', 'registration.requestDeclined']),
    );
    expect(JSON.stringify(events)).not.toMatch(/CANARY|passport|otherwise/);
  });

  it('is refused where nothing is other, upon older answers, and while the person can change them', async () => {
    const one = await accredited();
    await expect(one.ask(ANSWERS)).rejects.toMatchObject({ key: 'delegations.refusal.sameAsBefore' });
    await expect(one.ask(WANTED, 0)).rejects.toMatchObject({ kind: 'stale' });
    const open = await accredited(false);
    await expect(open.ask()).rejects.toMatchObject({ key: 'delegations.refusal.changeYourself' });
    expect(await open.request()).toBeNull();
  });

  it('is withdrawn, replaced by another, or over when the registration is returned', async () => {
    const one = await accredited();
    const { conference, person, participantId } = one;
    await one.ask();
    const first = await one.openId();
    await withdrawRequest(person, { conference, requestVersion: first });
    expect((await one.own()).request).toMatchObject({ state: 'withdrawn' });
    await expect(one.takeOver(one.organizer, first)).rejects.toMatchObject({
      key: 'delegations.refusal.requestOver',
    });
    expect((await one.own()).answers).toMatchObject({ familyName: 'Peres', version: 1 });
    await one.ask();
    const second = await one.openId();
    await one.ask({ ...ANSWERS, office: 'Director' });
    await expect(one.decline(one.organizer, second)).rejects.toMatchObject({
      key: 'delegations.refusal.requestOver',
    });
    const submitted = await accredited();
    await expect(
      withdrawRequest(submitted.person, { conference, requestVersion: first }),
    ).rejects.toMatchObject({
      kind: 'notFound',
    });
    expect(await one.request()).toMatchObject({ answers: [{ field: 'office' }] });
    const { version } = await getAccreditation(one.officer, one.conferenceId, participantId);
    await editRegistration(one.organizer, {
      conference,
      participantId,
      version: 1,
      ...ANSWERS,
      office: 'Chief',
      reason,
    });
    expect(await one.request()).toMatchObject({ state: 'open', answers: [{ before: 'Chief' }] });
    await expect(
      returnRegistration(one.officer, { conference, participantId, version, reason: 'Again.' }),
    ).rejects.toMatchObject({ key: 'delegations.refusal.decidedAlready' });
  });

  it('ends with a registration that goes back to its person', async () => {
    const { id: conferenceId, slug: conference } = await aConference({}, ['CL']);
    const delegation = await aDelegation(conferenceId, 'CL');
    const officer = await anActor('credentialsOfficer', conferenceId);
    const person = await aSeat(conferenceId, delegation.id, 'delegate', { submittedAt: new Date() });
    const { participantId } = person;
    const values = { conferenceId, participantId, version: 1, dataConsentAt: new Date(), ...ANSWERS };
    await withTx(SYSTEM, (tx) => tx.insert(registration).values(values));
    await requestChange(person, { conference, version: 1, ...WANTED, reason });
    await returnRegistration(officer, { conference, participantId, version: 1, reason: 'Change it.' });
    expect((await getOwnRegistration(person, conferenceId)).request).toMatchObject({ state: 'withdrawn' });
  });

  it('that is withdrawn while it is decided on has one outcome', async () => {
    const one = await accredited();
    await one.ask();
    const requestId = await one.openId();
    const raced = await Promise.allSettled([
      withdrawRequest(one.person, { conference: one.conference, requestVersion: requestId }),
      one.decline(one.organizer, requestId),
      one.takeOver(one.officer, requestId),
    ]);
    expect(raced.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { request, answers } = await one.own();
    expect(answers.familyName).toBe(request?.state === 'takenOver' ? 'CANARY Pérez' : 'Peres');
  });

  it('is declined or withdrawn, and never both, or replaced by another before or after it is declined', async () => {
    expect(await declinedWhile('withdrawn')).toEqual({ did: 1, refused: [] });
    expect((await declinedWhile('replaced')).refused).toEqual([]);
  });

  it('would be both without the lock of the seat, until the database turns one back (control)', async () => {
    const { done, taken } = await withoutLock('participant', () => declinedWhile('withdrawn'));
    expect(taken).toBeGreaterThan(1);
    expect(done.did + done.refused.length).toBe(2);
  });

  it('is one of a person, also when two are sent at once, and by the database itself', async () => {
    const one = await accredited();
    await Promise.all([one.ask(), one.ask({ ...ANSWERS, office: 'Director' })]);
    const { conferenceId, participantId } = one;
    const open = await withTx(SYSTEM, (tx) =>
      tx
        .select()
        .from(changeRequest)
        .where(
          and(
            eq(changeRequest.conferenceId, conferenceId),
            isNull(changeRequest.withdrawnAt),
            isNull(changeRequest.declinedAt),
          ),
        ),
    );
    expect(open).toHaveLength(1);
    const another = withTx(SYSTEM, (tx) =>
      tx.insert(changeRequest).values({ conferenceId, participantId, reason }),
    );
    await expect(another).rejects.toMatchObject({ cause: { constraint: 'change_request_open' } });
  });
});
