import { describe, expect, it } from 'vitest';
import { watchStatements, withTx } from '@/db/client';
import { roleGrant } from '@/db/schema/accounts';
import { sessionBureau } from '@/db/schema/agenda';
import { member } from '@/db/schema/conferences';
import { type Actor, ANONYMOUS, type ConferenceRole, SYSTEM } from '@/domain/actor';
import type { Office } from '@/domain/timetable';
import { getOwnConference, listOwnConferences } from '@/features/conferences/queries/duties';
import { actorOf } from '@/platform/signed-in';
import { aRelease, aRoom, aSession } from '@/tests/setup/conference/agenda';
import { aBallot, anotherBallot, cast, HOUR } from '@/tests/setup/conference/ballots';
import { aConference, inAll } from '@/tests/setup/conference/conference';
import { aHall } from '@/tests/setup/conference/hall';
import { aParagraph } from '@/tests/setup/conference/notes';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { aDelegation, anAccount, anActor, aSeat } from '@/tests/setup/conference/people';
import { aRegistration } from '@/tests/setup/conference/registrations';
import { forcibly } from '../ballots/voted';

const from = (hours: number) => new Date(Date.now() + hours * HOUR);
const AHEAD = { startsOn: '2031-05-13', endsOn: '2031-05-15' };
const owed = async (viewer: Actor, conferenceId: string) =>
  (await getOwnConference(viewer, conferenceId)).duties.owed;
const kinds = async (viewer: Actor, conferenceId: string) =>
  (await owed(viewer, conferenceId)).map(({ kind }) => kind);

/** Gives a role to an account that is there already. */
async function granted(accountId: string | null, role: ConferenceRole, conferenceId: string): Promise<Actor> {
  const id = accountId ?? '';
  await withTx(SYSTEM, (tx) => tx.insert(roleGrant).values({ accountId: id, role, conferenceId }));
  return actorOf(id);
}

/** Puts somebody on the bureau of a session. */
function leads(
  session: { conferenceId: string; id: string; startsAt: Date; endsAt: Date },
  actor: Actor,
  office: Office,
) {
  const { conferenceId, id: sessionId, startsAt, endsAt } = session;
  const accountId = actor.accountId ?? '';
  return withTx(SYSTEM, (tx) =>
    tx.insert(sessionBureau).values({ conferenceId, sessionId, accountId, office, startsAt, endsAt }),
  );
}

describe('what is owed to ballots', () => {
  it('is told to the head alone, and only of the own delegation', async () => {
    const hall = await aHall(3);
    const [first, second] = hall.heads;
    if (!first || !second) throw new Error('two heads');
    await aBallot(hall);
    await anotherBallot(hall, 2, from(2));
    const delegate = await aSeat(hall.conference.id, first.delegationId, 'delegate', {
      submittedAt: new Date(),
    });
    await cast(hall, first, 'against');
    const mine = await getOwnConference(first.actor, hall.conference.id);
    expect(mine.duties.owed).toMatchObject([
      { kind: 'vote', number: 2, turnout: 0, roll: 3, path: '/ballots/2/vote' },
    ]);
    expect(mine.duties.changeable).toMatchObject([{ number: 1, choice: 'against' }]);
    const others = await getOwnConference(second.actor, hall.conference.id);
    expect(others.duties.owed).toMatchObject([
      { kind: 'vote', number: 1, turnout: 1, roll: 3 },
      { kind: 'vote', number: 2 },
    ]);
    expect(others.duties.changeable).toEqual([]);
    for (const viewer of [delegate, hall.organizer]) {
      const { duties } = await getOwnConference(viewer, hall.conference.id);
      expect([duties.owed.filter(({ kind }) => kind === 'vote'), duties.changeable]).toEqual([[], []]);
      expect(JSON.stringify(duties)).not.toContain('against');
    }
  });

  it('tells an organizer of a ballot in doubt, and of what was left open and never put', async () => {
    const hall = await aHall(2);
    const { ballotId } = await aBallot(hall, { closesAt: from(-0.5) });
    await anOutcome(hall.conference.id, { number: 2, leftOpenAt: new Date() });
    expect(await owed(hall.organizer, hall.conference.id)).toMatchObject([{ kind: 'openBallot', number: 2 }]);
    await forcibly(
      `update ballot set doubted_at = now(), looked_at = now(),
        doubt = '{"key": "ballots.conflict.told", "params": {"sequence": 1}}' where id = '${ballotId}'`,
    );
    expect(await kinds(hall.organizer, hall.conference.id)).toEqual(['doubt', 'openBallot']);
  });
});

describe('what is owed for a delegation', () => {
  it('is told to its focal point; a delegate is told of the own registration', async () => {
    const { id } = await aConference(AHEAD, ['CL', 'PE']);
    const chile = await aDelegation(id, 'CL', { credentialsStatus: 'awaited', quota: 3 });
    const peru = await aDelegation(id, 'PE');
    const focal = await aSeat(id, chile.id, 'focalPoint');
    const delegate = await aSeat(id, chile.id, 'delegate');
    const head = await aSeat(id, peru.id, 'head', { submittedAt: new Date() });
    expect(await owed(focal, id)).toMatchObject([
      { kind: 'nominateHead', delegation: { countryCode: 'CL' }, due: new Date('2031-05-13T04:00:00Z') },
      { kind: 'registrations', names: ['Test Person'] },
      { kind: 'credentials', returned: false },
    ]);
    expect(await owed(delegate, id)).toMatchObject([
      { kind: 'registration', tasks: ['person', 'office', 'languages', 'consents'] },
    ]);
    expect((await getOwnConference(delegate, id)).delegations).toMatchObject([
      { id: chile.id, named: 1, quota: 3, unregistered: null },
    ]);
    expect(await owed(head, id)).toEqual([]);
    expect(JSON.stringify(await getOwnConference(head, id))).not.toContain(chile.id);
  });

  it('counts who waits and who is missing for the staff, each what is theirs to decide', async () => {
    const { id } = await aConference(AHEAD, ['CL', 'PE', 'UY', 'AR']);
    const chile = await aDelegation(id, 'CL', { credentialsStatus: 'submitted' });
    await aDelegation(id, 'PE');
    await aSeat(id, chile.id, 'head', { submittedAt: new Date('2023-03-02T12:00:00Z') });
    const judged = (decidedAt: string) =>
      aSeat(id, chile.id, 'delegate', {
        submittedAt: new Date('2023-03-03T12:00:00Z'),
        decision: 'accepted',
        decidedAt: new Date(decidedAt),
      });
    await judged('2023-03-04T12:00:00Z');
    await judged('2023-03-02T12:00:00Z');
    await aSeat(id, chile.id, 'delegate');
    const officer = await anActor('credentialsOfficer', id);
    const organizer = await anActor('organizer', id);
    const accredit = { kind: 'accredit', count: 2, since: new Date('2023-03-02T12:00:00Z') };
    expect(await owed(officer, id)).toMatchObject([accredit, { kind: 'decideCredentials', count: 1 }]);
    expect(await owed(organizer, id)).toMatchObject([
      accredit,
      { kind: 'invite', count: 2 },
      { kind: 'nominations', count: 1 },
      { kind: 'remind', count: 1 },
    ]);
    for (const role of ['chair', 'rapporteur'] as const)
      expect(await owed(await anActor(role, id), id)).toEqual([]);
  });

  it('merges several roles of one person into one list', async () => {
    const { id } = await aConference(AHEAD, ['CL']);
    const chile = await aDelegation(id, 'CL', { credentialsStatus: 'submitted' });
    const seat = await aSeat(id, chile.id, 'head');
    const both = await granted(seat.accountId, 'credentialsOfficer', id);
    expect(await kinds(both, id)).toEqual(['registration', 'decideCredentials']);
  });

  it('sends on to the check whose registration lacks nothing', async () => {
    const { id } = await aConference(AHEAD, ['CL']);
    const chile = await aDelegation(id, 'CL');
    const delegate = await aSeat(id, chile.id, 'delegate');
    await aRegistration(id, delegate.participantId, {
      givenName: 'Inés',
      badgeName: 'Ines',
      office: 'Director',
      languages: ['es'],
      dataConsentAt: new Date(),
    });
    expect(await owed(delegate, id)).toMatchObject([{ path: '/registration/check', tasks: [] }]);
  });
});

describe('what is owed to sessions and texts', () => {
  it('is told to whose session it is', async () => {
    const { id } = await aConference({ startsOn: null, endsOn: null });
    const [chair, rapporteur, second] = await Promise.all([
      anActor('chair', id),
      anActor('rapporteur', id),
      anActor('rapporteur', id),
    ]);
    const running = await aSession(id, { startsAt: from(-0.01), endsAt: from(0.01) });
    const ended = await aSession(id, { startsAt: from(-50), endsAt: from(-49) });
    await leads(running, chair, 'chair');
    await leads(running, rapporteur, 'rapporteur');
    await leads(ended, rapporteur, 'rapporteur');
    const noted = await aSession(id, { startsAt: from(-60), endsAt: from(-59) });
    await aParagraph(id, noted.id, { number: 1, text: 'One.', aside: 'Another.' });
    await anOutcome(id);
    expect(await owed(chair, id)).toMatchObject([
      { kind: 'session', office: 'chair', running: true, path: `/sessions/${running.id}` },
      { kind: 'decide', path: '/outcomes/1', count: 1 },
    ]);
    expect(await owed(rapporteur, id)).toMatchObject([
      { kind: 'session', office: 'rapporteur', path: `/sessions/${running.id}/notes` },
      { kind: 'notes', path: `/sessions/${ended.id}/notes` },
      { kind: 'asides', path: `/sessions/${noted.id}/notes`, count: 1 },
    ]);
    expect(await kinds(second, id)).toEqual(['asides']);
  });

  it('is not told to whose last role was withdrawn', async () => {
    const { id } = await aConference();
    const chile = await aDelegation(id, 'CL');
    const seat = await aSeat(id, chile.id, 'adviser', { submittedAt: new Date() });
    const session = await aSession(id, { startsAt: from(-0.01), endsAt: from(0.01) });
    await leads(session, seat, 'chair');
    expect(await owed(seat, id)).toEqual([]);
  });

  it('tells an organizer how the agenda differs from what the public reads', async () => {
    const { id } = await aConference(AHEAD);
    const organizer = await anActor('organizer', id);
    const room = await aRoom(id);
    const times = { startsAt: new Date('2031-05-13T14:00:00Z'), endsAt: new Date('2031-05-13T15:00:00Z') };
    const { title } = await aSession(id, {
      ...times,
      roomId: room.id,
      kind: 'ceremony',
      title: inAll('Opening'),
    });
    await aSession(id, { startsAt: times.endsAt, endsAt: new Date('2031-05-13T16:00:00Z') });
    await aSession(id, { startsAt: from(-50), endsAt: from(-49) });
    expect(await owed(organizer, id)).toMatchObject([
      { kind: 'release', count: 3, due: times.startsAt },
      { kind: 'rooms', count: 1, due: times.endsAt },
      { kind: 'chairs', count: 1, due: times.endsAt },
    ]);
    const delegate = await aSeat(id, (await aDelegation(id, 'CL')).id, 'delegate');
    expect((await getOwnConference(delegate, id)).programme).toEqual([]);
    const line = { id: room.id, kind: 'plenary', title, itemNumber: null, room: null, roomId: null } as const;
    const at = { startsAt: times.startsAt.toISOString(), endsAt: times.endsAt.toISOString() };
    await aRelease(id, [{ ...line, ...at, languages: [] }]);
    const mine = await getOwnConference(delegate, id);
    expect(mine.programme).toMatchObject([{ title, startsAt: times.startsAt }]);
    expect(mine.duties.next).toMatchObject({ kind: 'begins' });
  });
});

describe('the conferences of a person', () => {
  it('are those with a part, each with what is owed there', async () => {
    const [one, two, other] = [await aConference(AHEAD), await aConference(AHEAD), await aConference(AHEAD)];
    const seat = await aSeat(one.id, (await aDelegation(one.id, 'CL')).id, 'delegate');
    const viewer = await granted(seat.accountId, 'chair', two.id);
    await anOutcome(two.id);
    await anOutcome(other.id);
    const list = await listOwnConferences(viewer);
    expect(
      list.map(({ conference, duties }) => [conference.id, duties.owed.map(({ kind }) => kind)]),
    ).toEqual([
      [two.id, ['decide']],
      [one.id, ['registration']],
    ]);
    expect(await listOwnConferences(ANONYMOUS)).toEqual([]);
    expect(await listOwnConferences(await anActor('administrator'))).toEqual([]);
  });

  it('are not for who has no part', async () => {
    const { id } = await aConference();
    const there = await aConference();
    await expect(getOwnConference(ANONYMOUS, id)).rejects.toMatchObject({ kind: 'notFound' });
    await expect(getOwnConference(await anActor('organizer', there.id), id)).rejects.toMatchObject({
      kind: 'notFound',
    });
  });

  it('ask as many questions of one conference as of six, and of many things as of few', async () => {
    const counted = async (work: () => Promise<unknown>) => {
      let count = 0;
      const end = watchStatements(() => {
        count += 1;
      });
      await work().finally(end);
      return count;
    };
    const { id: accountId } = await anAccount();
    let viewer: Actor = ANONYMOUS;
    let hour = 0;
    const counts: number[][] = [];
    for (const size of [1, 5]) {
      for (let n = 0; n < size; n++) {
        const { id } = await aConference(AHEAD);
        await withTx(SYSTEM, (tx) => tx.insert(member).values({ conferenceId: id, countryCode: 'CL' }));
        const { id: delegationId } = await aDelegation(id, 'CL', { credentialsStatus: 'submitted' });
        await aSeat(id, delegationId, 'head', { accountId });
        for (let person = 0; person < size; person++) await aSeat(id, delegationId, 'delegate');
        for (let number = 1; number <= size; number++) await anOutcome(id, { number });
        for (const role of ['organizer', 'credentialsOfficer', 'chair', 'rapporteur'] as const)
          viewer = await granted(accountId, role, id);
        for (let session = 0; session < size; session++) {
          // One person leads one session at a time.
          hour += 2;
          await leads(await aSession(id, { startsAt: from(hour), endsAt: from(hour + 1) }), viewer, 'chair');
        }
      }
      const [last] = (await listOwnConferences(viewer)).map(({ conference }) => conference.id);
      counts.push([
        await counted(() => listOwnConferences(viewer)),
        await counted(() => getOwnConference(viewer, last ?? '')),
      ]);
    }
    expect(counts[0]).toEqual(counts[1]);
    expect(Math.max(...counts.flat())).toBeLessThanOrEqual(14);
  });
});
