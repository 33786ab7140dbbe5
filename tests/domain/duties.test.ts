import { describe, expect, it } from 'vitest';
import { type Duty, dutiesOf, isNear, isSoon } from '@/domain/duties';
import type {
  Desk,
  DutyFacts,
  LedSession,
  OwnBallot,
  OwnDelegation,
  OwnSeat,
  PendingBallot,
} from '@/domain/duty-facts';
import { inEach } from '@/domain/local-text';
import type { RegistrationStatus } from '@/domain/registration';

const HOUR = 3_600_000;
const inAll = (text: string) => inEach(() => text);
const NOW = new Date('2023-03-10T12:00:00Z');
const hours = (count: number) => new Date(NOW.getTime() + count * HOUR);
const AHEAD = { beginsAt: hours(240), endsAt: hours(312), closedAt: null };
const MEETS = { beginsAt: hours(-24), endsAt: hours(48), closedAt: null };
const PAST = { beginsAt: hours(-96), endsAt: hours(-24), closedAt: null };
const CLOSED = { ...PAST, closedAt: hours(-12) };

const NOTHING: DutyFacts = {
  meeting: AHEAD,
  ballots: [],
  own: [],
  seat: null,
  delegations: [],
  sessions: [],
  programme: [],
  texts: [],
  waiting: null,
  desk: null,
};
const dutiesUnder = (facts: Partial<DutyFacts>) => dutiesOf({ ...NOTHING, ...facts }, NOW);
const kinds = (facts: Partial<DutyFacts>) => dutiesUnder(facts).owed.map(({ kind }) => kind);
const paths = (facts: Partial<DutyFacts>) => dutiesUnder(facts).owed.map(({ path }) => path);

const aPending = (values: Partial<PendingBallot> = {}): PendingBallot => ({
  number: 1,
  procedure: 'vote',
  subject: inAll('Text'),
  opensAt: hours(-24),
  closesAt: hours(24),
  declaredAt: null,
  lapsedAt: null,
  doubtedAt: null,
  ...values,
});
const anOwn = (values: Partial<OwnBallot> = {}): OwnBallot => ({
  ...aPending(),
  majority: 'simple',
  roll: 36,
  turnout: 15,
  vote: null,
  broke: false,
  ...values,
});
const aSeat = (status: RegistrationStatus, tasks: OwnSeat['tasks'] = []): OwnSeat => ({
  status,
  since: hours(-72),
  tasks,
});
const aKept = (values: Partial<OwnDelegation> = {}): OwnDelegation => ({
  id: 'd',
  countryCode: 'CL',
  organization: null,
  quota: 5,
  named: 5,
  hasHead: true,
  hasAlternate: true,
  credentials: 'accepted',
  unregistered: [],
  ...values,
});
const aSession = (values: Partial<LedSession> = {}): LedSession => ({
  id: 's',
  title: inAll('Plenary'),
  kind: 'plenary',
  room: 'Hall',
  startsAt: hours(1),
  endsAt: hours(2),
  today: true,
  office: 'chair',
  paragraphs: 0,
  asides: 0,
  asideSince: null,
  ...values,
});
const NO_LACK = { count: 0, first: null };
const aDesk = (values: Partial<Desk> = {}): Desk => ({
  changes: 0,
  changedFrom: null,
  withoutRoom: NO_LACK,
  withoutChair: NO_LACK,
  uninvited: 0,
  unanswered: 0,
  unregistered: 0,
  leftOpen: [],
  ...values,
});
const aLack = (count: number, startsAt: Date) => ({
  count,
  first: { id: 'x', title: inAll('First'), startsAt },
});

describe('a head of delegation', () => {
  it('owes a vote on each open ballot until it has voted, and can change it until the close', () => {
    const { owed, changeable } = dutiesUnder({
      own: [anOwn({ number: 2 }), anOwn({ number: 4, vote: { choice: 'for', at: hours(-1) } })],
    });
    expect(owed).toMatchObject([
      { kind: 'vote', path: '/ballots/2/vote', due: hours(24), since: null, turnout: 15, roll: 36 },
    ]);
    expect(changeable).toMatchObject([{ number: 4, choice: 'for', at: hours(-1), until: hours(24) }]);
  });

  it('reads what is under silence, until it has broken it', () => {
    const silence = anOwn({ procedure: 'silence', majority: null });
    expect(dutiesUnder({ own: [silence] }).owed).toMatchObject([{ kind: 'silence', path: '/ballots/1' }]);
    expect(dutiesUnder({ own: [{ ...silence, broke: true }] }).owed).toEqual([]);
  });

  it.each([
    ['not open yet', { opensAt: hours(1) }],
    ['closed', { closesAt: NOW }],
    ['in doubt', { doubtedAt: hours(-1) }],
    ['lapsed', { lapsedAt: hours(-1) }],
    ['declared', { declaredAt: hours(-1) }],
  ])('owes nothing, and changes nothing, on a ballot that is %s', (_, values) => {
    const voted = { choice: 'for', at: hours(-2) } as const;
    const { owed, changeable } = dutiesUnder({
      own: [anOwn(values), anOwn({ ...values, number: 2, vote: voted })],
    });
    expect([owed, changeable]).toEqual([[], []]);
  });

  it('sees the vote first that it can change for the shortest time', () => {
    const vote = { choice: 'against', at: hours(-1) } as const;
    const { changeable } = dutiesUnder({
      own: [anOwn({ vote }), anOwn({ number: 2, vote, closesAt: hours(2) })],
    });
    expect(changeable.map(({ number }) => number)).toEqual([2, 1]);
  });
});

describe('a person who is nominated', () => {
  it.each<[RegistrationStatus, OwnSeat['tasks'], string[]]>([
    ['nominated', ['person', 'consents'], ['/registration']],
    ['started', [], ['/registration/check']],
    ['returned', [], ['/registration/check']],
    ['submitted', [], []],
    ['accepted', [], []],
    ['withdrawn', [], []],
  ])('whose registration is %s owes it, or nothing', (status, tasks, expected) => {
    expect(paths({ seat: aSeat(status, tasks) })).toEqual(expected);
  });

  it('registers before the first day, without a deadline once it has come, and no more after the last', () => {
    const seat = aSeat('nominated', ['person']);
    const due = (facts: Partial<DutyFacts>) => dutiesUnder({ seat, ...facts }).owed.map((duty) => duty.due);
    expect(due({})).toEqual([AHEAD.beginsAt]);
    expect(due({ meeting: { beginsAt: null, endsAt: null, closedAt: null } })).toEqual([null]);
    expect(due({ meeting: MEETS })).toEqual([null]);
    expect(due({ meeting: PAST })).toEqual([]);
    expect(due({ meeting: { ...MEETS, closedAt: hours(-1) } })).toEqual([]);
  });

  it('is told that it came back', () => {
    expect(dutiesUnder({ seat: aSeat('returned') }).owed).toMatchObject([
      { returned: true, since: hours(-72) },
    ]);
    expect(dutiesUnder({ seat: aSeat('started') }).owed).toMatchObject([{ returned: false }]);
  });
});

describe('a focal point', () => {
  it('names a head before it fills other places', () => {
    const kept = aKept({ named: 3, hasHead: false });
    expect(kinds({ delegations: [kept] })).toEqual(['nominateHead']);
    expect(dutiesUnder({ delegations: [{ ...kept, hasHead: true }] }).owed).toMatchObject([
      { kind: 'places', free: 2, quota: 5, path: '/delegations/d#nominate' },
    ]);
    expect(kinds({ delegations: [aKept()] })).toEqual([]);
  });

  it('fills no place once the conference meets, and asks for nothing once it is over', () => {
    const delegations = [aKept({ named: 3, unregistered: ['Ana'], credentials: 'awaited' })];
    expect(kinds({ delegations })).toEqual(['places', 'registrations', 'credentials']);
    expect(kinds({ delegations, meeting: MEETS })).toEqual(['registrations', 'credentials']);
    expect(kinds({ delegations, meeting: PAST })).toEqual([]);
    expect(kinds({ delegations, meeting: CLOSED })).toEqual([]);
  });

  it.each([
    ['awaited', false],
    ['rejected', true],
  ] as const)('sends credentials that are %s', (credentials, returned) => {
    expect(dutiesUnder({ delegations: [aKept({ credentials })] }).owed).toMatchObject([
      { kind: 'credentials', returned },
    ]);
  });

  it.each(['submitted', 'provisional', 'accepted'] as const)(
    'waits for credentials that are %s',
    (credentials) => {
      expect(kinds({ delegations: [aKept({ credentials })] })).toEqual([]);
    },
  );

  it('alone owes it: the other members of a delegation owe nothing for it', () => {
    const delegation = aKept({ named: 0, hasHead: false, credentials: 'awaited', unregistered: null });
    expect(kinds({ delegations: [delegation] })).toEqual([]);
  });

  it('owes it for each of its delegations', () => {
    const delegations = [aKept({ id: 'a', hasHead: false }), aKept({ id: 'b', hasHead: false })];
    expect(paths({ delegations })).toEqual(['/delegations/a#nominate', '/delegations/b#nominate']);
  });
});

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
  it('decides each text in draft while the conference is not closed', () => {
    const texts = [
      { number: 3, title: inAll('Three') },
      { number: 5, title: inAll('Five') },
    ];
    expect(dutiesUnder({ texts, meeting: MEETS }).owed).toMatchObject([
      { kind: 'decide', path: '/outcomes', due: MEETS.endsAt, count: 2 },
    ]);
    expect(paths({ texts: texts.slice(1), meeting: MEETS })).toEqual(['/outcomes/5']);
    expect(dutiesUnder({ texts, meeting: PAST }).owed).toMatchObject([{ due: null }]);
    expect(kinds({ texts, meeting: CLOSED })).toEqual([]);
  });
});

describe('who decides on persons', () => {
  it('is told how many wait, and of credentials where they are theirs to decide', () => {
    const waiting = { registrations: 3, since: hours(-30), credentials: 2 };
    expect(dutiesUnder({ waiting }).owed).toMatchObject([
      { kind: 'accredit', path: '/accreditation', count: 3, since: hours(-30), due: AHEAD.beginsAt },
      { kind: 'decideCredentials', path: '/delegations?show=credentials', count: 2 },
    ]);
    expect(kinds({ waiting: { ...waiting, credentials: null } })).toEqual(['accredit']);
    expect(kinds({ waiting: { registrations: 0, since: null, credentials: 0 } })).toEqual([]);
    expect(kinds({ waiting, meeting: PAST })).toEqual([]);
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

describe('one list', () => {
  const everything: Partial<DutyFacts> = {
    own: [anOwn({ closesAt: hours(30) }), anOwn({ number: 2, procedure: 'silence', closesAt: hours(6) })],
    seat: aSeat('nominated', ['person']),
    sessions: [
      aSession(),
      aSession({ id: 'n', office: 'rapporteur', startsAt: hours(-9), endsAt: hours(-8) }),
      aSession({ id: 'a', office: null, asides: 1, asideSince: hours(-20) }),
      aSession({ id: 'r', startsAt: hours(-1), endsAt: hours(1) }),
    ],
    meeting: { beginsAt: hours(-24), endsAt: hours(10), closedAt: null },
    texts: [{ number: 1, title: inAll('One') }],
  };

  it('is in the order of time, whatever the role: deadlines first, then what has waited longest', () => {
    const lines = dutiesUnder(everything).owed.map(({ kind, path }) => `${kind} ${path}`);
    expect(lines).toEqual([
      'session /sessions/r',
      'session /sessions/s',
      'silence /ballots/2',
      'decide /outcomes/1',
      'vote /ballots/1/vote',
      'registration /registration',
      'asides /sessions/a/notes',
      'notes /sessions/n/notes',
    ]);
  });

  it('leads to another page with every line', () => {
    const owed: Duty[] = dutiesUnder(everything).owed;
    expect(new Set(owed.map(({ kind, path }) => kind + path)).size).toBe(owed.length);
    for (const { path } of owed) expect(path).toMatch(/^\/[a-z]/);
  });
});

describe('what comes next', () => {
  it('is the nearest of what is announced', () => {
    const session = { id: 'p', title: inAll('Panel'), room: null, startsAt: hours(5), endsAt: hours(6) };
    const later = aPending({ number: 3, opensAt: hours(4), closesAt: hours(90) });
    expect(dutiesUnder({}).next).toEqual({ kind: 'begins', path: '/agenda', at: AHEAD.beginsAt });
    expect(dutiesUnder({ ballots: [aPending()] }).next).toMatchObject({
      kind: 'closes',
      number: 1,
      at: hours(24),
    });
    expect(dutiesUnder({ ballots: [aPending()], programme: [session] }).next).toMatchObject({
      kind: 'session',
      at: hours(5),
    });
    expect(dutiesUnder({ ballots: [later], programme: [session] }).next).toMatchObject({
      kind: 'opens',
      number: 3,
    });
    expect(dutiesUnder({ sessions: [aSession()], ballots: [later] }).next).toMatchObject({
      path: '/sessions/s',
    });
  });

  it('is nothing where nothing is announced', () => {
    expect(dutiesUnder({ meeting: CLOSED }).next).toBeNull();
    const running = { id: 'p', title: inAll('Panel'), room: null, startsAt: hours(-1), endsAt: hours(1) };
    expect(
      dutiesUnder({ meeting: MEETS, programme: [running], ballots: [aPending({ closesAt: NOW })] }).next,
    ).toBeNull();
    expect(
      dutiesUnder({ meeting: MEETS, sessions: [aSession({ office: null, asides: 1 })] }).next,
    ).toBeNull();
    expect(dutiesUnder({ meeting: { ...AHEAD, closedAt: hours(-1) } }).next).toBeNull();
  });
});

it('tells apart what is near and what should worry', () => {
  expect([hours(71), hours(73), hours(169)].map((due) => [isSoon(due, NOW), isNear(due, NOW)])).toEqual([
    [true, true],
    [false, true],
    [false, false],
  ]);
});
