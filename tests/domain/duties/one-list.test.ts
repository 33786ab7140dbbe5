import { describe, expect, it } from 'vitest';
import { type Duty, isNear, isSoon } from '@/domain/duties';
import type { DutyFacts } from '@/domain/duty-facts';
import {
  AHEAD,
  anOwn,
  aPending,
  aSeat,
  aSession,
  CLOSED,
  dutiesUnder,
  hours,
  inAll,
  MEETS,
  NOW,
} from './facts';

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
