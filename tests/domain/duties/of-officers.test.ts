import { describe, expect, it } from 'vitest';
import type { Desk } from '@/domain/duty-facts';
import {
  AHEAD,
  aDesk,
  aLack,
  anOwn,
  aPending,
  aSession,
  CLOSED,
  dutiesUnder,
  hours,
  inAll,
  kinds,
  MEETS,
  NOW,
  PAST,
  paths,
} from './facts';

describe('who leads a session or records it', () => {
  it.each([
    ['chair', '/sessions/s'],
    ['viceChair', '/sessions/s'],
    ['rapporteur', '/sessions/s/notes'],
  ] as const)('goes there as %s on its day, until it has ended', (office, path) => {
    expect(dutiesUnder({ sessions: [aSession({ office })] }).owed).toMatchObject([
      { kind: 'session', path, due: hours(1), running: false },
    ]);
    const running = aSession({ office, startsAt: hours(-1), endsAt: hours(1) });
    expect(dutiesUnder({ sessions: [running] }).owed).toMatchObject([{ kind: 'session', running: true }]);
    expect(kinds({ sessions: [aSession({ office, today: false })] })).toEqual([]);
    expect(kinds({ sessions: [aSession({ office, endsAt: NOW, paragraphs: 1 })] })).toEqual([]);
  });

  it('writes the notes of a session that has ended without any, as its rapporteur alone', () => {
    const ended = aSession({ office: 'rapporteur', startsAt: hours(-2), endsAt: hours(-1) });
    expect(dutiesUnder({ sessions: [ended] }).owed).toMatchObject([
      { kind: 'notes', path: '/sessions/s/notes', due: null, since: hours(-1) },
    ]);
    expect(kinds({ sessions: [ended], meeting: CLOSED })).toEqual(['notes']);
    expect(kinds({ sessions: [{ ...ended, paragraphs: 1 }] })).toEqual([]);
    expect(kinds({ sessions: [{ ...ended, office: 'chair' }] })).toEqual([]);
    expect(kinds({ sessions: [{ ...ended, kind: 'ceremony' }] })).toEqual([]);
  });

  it('deals with what a second editor wrote', () => {
    const session = aSession({ office: null, paragraphs: 3, asides: 2, asideSince: hours(-5) });
    expect(dutiesUnder({ sessions: [session] }).owed).toMatchObject([
      { kind: 'asides', count: 2, since: hours(-5) },
    ]);
  });
});

describe('a chair', () => {
  it('approves the notes of each session that has ended, also after the closing', () => {
    const noted = aSession({ office: null, endsAt: hours(-1), paragraphs: 3, approvable: true });
    for (const meeting of [MEETS, PAST, CLOSED])
      expect(dutiesUnder({ sessions: [noted], meeting }).owed).toMatchObject([
        { kind: 'approve', path: '/sessions/s#approve', due: null, since: hours(-1) },
      ]);
    expect(kinds({ sessions: [{ ...noted, endsAt: hours(1) }] })).toEqual([]);
    expect(kinds({ sessions: [{ ...noted, approvable: false }] })).toEqual([]);
  });

  it('decides each text in draft while the conference is not closed', () => {
    const texts = [
      { number: 3, title: inAll('Three') },
      { number: 5, title: inAll('Five') },
    ];
    expect(dutiesUnder({ texts, meeting: MEETS }).owed).toMatchObject([
      { kind: 'decide', path: '/outcomes?state=draft', due: MEETS.endsAt, count: 2 },
    ]);
    expect(paths({ texts: texts.slice(1), meeting: MEETS })).toEqual(['/outcomes/5']);
    expect(dutiesUnder({ texts, meeting: PAST }).owed).toMatchObject([{ due: null }]);
    expect(kinds({ texts, meeting: CLOSED })).toEqual([]);
  });
});

describe('who decides on persons', () => {
  it('is told how many wait, and of credentials where they are theirs to decide', () => {
    const waiting = {
      registrations: 3,
      since: hours(-30),
      credentials: 2,
      requests: 1,
      requestedSince: hours(-2),
      reopenings: 1,
      reopeningSince: hours(-1),
    };
    expect(dutiesUnder({ waiting }).owed).toMatchObject([
      { kind: 'accredit', path: '/accreditation', count: 3, since: hours(-30), due: AHEAD.beginsAt },
      { kind: 'decideCredentials', path: '/delegations?show=credentials', count: 2 },
      { kind: 'decideRequests', path: '/accreditation?show=requests', count: 1, since: hours(-2) },
      { kind: 'decideReopenings', path: '/delegations?show=reopening', count: 1, since: hours(-1) },
    ]);
    const none = { ...waiting, requests: 0, requestedSince: null, reopenings: 0, reopeningSince: null };
    expect(kinds({ waiting: { ...none, credentials: null } })).toEqual(['accredit']);
    expect(kinds({ waiting: { ...none, registrations: 0, since: null, credentials: 0 } })).toEqual([]);
    // What can still be decided waits as long as it does, whatever has ended.
    for (const meeting of [PAST, CLOSED])
      expect(paths({ waiting, meeting }).sort()).toEqual(paths({ waiting }).sort());
  });
});

describe('an organizer', () => {
  it('is told what is missing before the conference begins', () => {
    const desk = aDesk({ uninvited: 4, unanswered: 3, unregistered: 2 });
    expect(dutiesUnder({ desk }).owed).toMatchObject([
      { kind: 'invite', path: '/delegations?show=noNomination#uninvited', count: 4 },
      { kind: 'nominations', path: '/delegations?show=noNomination', count: 3 },
      { kind: 'remind', path: '/delegations?show=notSubmitted', count: 2 },
    ]);
    expect(kinds({ desk, meeting: MEETS })).toEqual(['nominations', 'remind']);
  });

  it('releases the agenda before the first session that is not as the public reads it', () => {
    const release = (desk: Partial<Desk>) => dutiesUnder({ desk: aDesk(desk) }).owed;
    expect(release({ changes: 2, changedFrom: hours(250) })).toMatchObject([
      { kind: 'release', path: '/agenda/release', due: hours(250), count: 2 },
    ]);
    expect(release({ changes: 2 })).toMatchObject([{ due: AHEAD.beginsAt }]);
    expect(release({ changes: 2, changedFrom: hours(-1) })).toMatchObject([{ due: AHEAD.beginsAt }]);
  });

  it('gives each session a room and a chair before the first of them', () => {
    const desk = aDesk({ withoutRoom: aLack(2, hours(20)), withoutChair: aLack(1, hours(10)) });
    expect(dutiesUnder({ desk }).owed).toMatchObject([
      { kind: 'chairs', due: hours(10), count: 1, path: '/agenda/edit/x' },
      { kind: 'rooms', due: hours(20), count: 2 },
    ]);
  });

  it('closes the conference after its last day, and then opens ballots on what was left open', () => {
    const desk = aDesk({ changes: 1, uninvited: 2, leftOpen: [{ number: 8, title: inAll('Eight') }] });
    expect(dutiesUnder({ desk, meeting: PAST }).owed.map(({ kind }) => kind)).toEqual(['close', 'release']);
    expect(dutiesUnder({ desk, meeting: CLOSED }).owed).toMatchObject([
      { kind: 'openBallot', path: '/ballots/open?outcome=8', since: CLOSED.closedAt },
    ]);
  });

  it('reviews the communiqué and releases documents, before, meanwhile and after', () => {
    const communique = { title: inAll('Communiqué'), since: hours(-2) };
    const desk = aDesk({ communique, documents: { count: 2, since: hours(-3) } });
    for (const meeting of [AHEAD, MEETS, CLOSED])
      expect(dutiesUnder({ desk, meeting }).owed).toMatchObject([
        { kind: 'releaseDocuments', count: 2, since: hours(-3) },
        { kind: 'reviewCommunique', path: '/communique/edit#review', since: hours(-2), due: null },
      ]);
    expect(kinds({ desk: null })).toEqual([]);
  });

  it('looks first at a ballot that is in doubt; nobody else is asked to', () => {
    const ballots = [aPending({ number: 7, doubtedAt: hours(-1), closesAt: hours(-2) })];
    const facts = { ballots, own: [anOwn({ closesAt: hours(1) })] };
    expect(dutiesUnder({ ...facts, desk: aDesk() }).owed).toMatchObject([
      { kind: 'doubt', path: '/ballots/7', since: hours(-1) },
      { kind: 'vote' },
    ]);
    expect(kinds(facts)).toEqual(['vote']);
  });
});
