import { describe, expect, it } from 'vitest';
import type { DutyFacts, OwnSeat } from '@/domain/duty-facts';
import type { RegistrationStatus } from '@/domain/registration';
import {
  AHEAD,
  aKept,
  anOwn,
  aSeat,
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

  it('owes nothing to a silence procedure, and learns of it until it has broken silence', () => {
    const silence = anOwn({ procedure: 'silence', majority: null });
    const later = anOwn({ number: 2, procedure: 'silence', majority: null, closesAt: hours(48) });
    const { owed, silences } = dutiesUnder({ own: [later, silence] });
    expect(owed).toEqual([]);
    expect(silences).toMatchObject([
      { path: '/ballots/1', due: hours(24) },
      { path: '/ballots/2', due: hours(48) },
    ]);
    expect(dutiesUnder({ own: [{ ...silence, broke: true }] }).silences).toEqual([]);
    expect(dutiesUnder({ own: [{ ...silence, closesAt: NOW }] }).silences).toEqual([]);
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

  it('names persons until nominations end, and then confirms who comes', () => {
    const deadlines = { nominationDue: hours(24), confirmationDue: hours(48), registrationDue: hours(72) };
    const delegations = [aKept({ named: 3, unregistered: ['Ana'] })];
    const owed = (facts: Partial<DutyFacts> = {}) =>
      dutiesUnder({ delegations, deadlines, ...facts }).owed.map(({ kind, due }) => [kind, due]);
    const confirm = ['confirmList', hours(48)];
    const register = ['registrations', hours(72)];
    expect(owed()).toEqual([['places', hours(24)], confirm, register]);
    expect(owed({ deadlines: { ...deadlines, nominationDue: NOW } })).toEqual([confirm, register]);
    expect(owed({ deadlines: { ...deadlines, confirmationDue: null } })).toEqual([
      ['places', hours(24)],
      register,
    ]);
    expect(owed({ delegations: [aKept({ named: 3, confirmed: true })] })).toEqual([]);
    // Without a head there is no list to confirm; once nominations are over one of those on it becomes the head.
    const headless = { delegations: [aKept({ named: 3, hasHead: false })] };
    expect(owed(headless)).toEqual([['nominateHead', hours(24)]]);
    const over = { ...headless, deadlines: { ...deadlines, nominationDue: NOW } };
    expect(owed(over)).toEqual([['nominateHead', hours(48)]]);
    expect(paths(over)).toEqual(['/delegations/d#head']);
    expect(owed({ delegations: [], seat: aSeat('nominated') })).toEqual([['registration', hours(72)]]);
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

describe('whoever reports for a country', () => {
  const report = { number: 3, title: inAll('Text'), code: 'CL', dueAt: hours(24) };
  const overdue = { ...report, number: 4, dueAt: hours(-24) };

  it('owes a report by its deadline, and once that has passed as overdue, after the conference, too', () => {
    expect(dutiesUnder({ meeting: CLOSED, reports: [overdue, report] }).owed).toMatchObject([
      { kind: 'report', path: '/outcomes/3/implementation/cl#report', due: hours(24), overdue: false },
      { kind: 'report', number: 4, due: null, since: hours(-24), overdue: true },
    ]);
  });
});
