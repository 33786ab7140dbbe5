import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countStates,
  evidenceOf,
  IMPLEMENTATION_STATES,
  nextRoundOn,
  progressOf,
  type Rhythm,
  roundsBegun,
  standingOf,
  whyNotReport,
  whyNotRhythm,
} from '@/domain/implementation';

const ZONE = 'America/Santiago';
const DAY = 24 * 3_600_000;
const at = (text: string) => new Date(text);
const rhythm = (values: Partial<Rhythm> = {}): Rhythm => ({
  ...{ firstOn: '2023-01-31', everyMonths: 1, answerDays: 10, lastOn: null },
  ...{ setAt: at('2023-01-01T12:00:00Z'), ...values },
});
const end = (setAt: Date): Rhythm =>
  rhythm({ firstOn: null, everyMonths: null, answerDays: null, lastOn: null, setAt });

describe('rounds', () => {
  it('begin on the same day of each month, or on its last one', () => {
    const rounds = roundsBegun([rhythm()], ZONE, at('2023-05-15T00:00:00Z'));
    expect(rounds.map(({ opensOn, dueOn }) => [opensOn, dueOn])).toEqual([
      ['2023-01-31', '2023-02-10'],
      ['2023-02-28', '2023-03-10'],
      ['2023-03-31', '2023-04-10'],
      ['2023-04-30', '2023-05-10'],
    ]);
    // Until the end of the last day where the conference is.
    expect(rounds[1]?.closesAt).toEqual(at('2023-03-11T03:00:00Z'));
  });

  it('are one where no rhythm is set, and none after the last day', () => {
    const late = at('2030-01-01T00:00:00Z');
    expect(roundsBegun([rhythm({ everyMonths: null })], ZONE, late)).toHaveLength(1);
    expect(roundsBegun([rhythm({ lastOn: '2023-03-31' })], ZONE, late)).toHaveLength(3);
    expect(nextRoundOn([rhythm({ lastOn: '2023-03-31' })], ZONE, late)).toBeNull();
    expect(nextRoundOn([rhythm()], ZONE, at('2023-02-01T00:00:00Z'))).toBe('2023-02-28');
  });

  it('end with the follow-up, and go on when it is resumed', () => {
    const ended = at('2023-03-01T12:00:00Z');
    const resumed = rhythm({ firstOn: '2024-01-15', setAt: at('2024-01-10T00:00:00Z') });
    const late = at('2024-02-20T00:00:00Z');
    expect(roundsBegun([rhythm(), end(ended)], ZONE, late).map(({ opensOn }) => opensOn)).toEqual([
      '2023-01-31',
      '2023-02-28',
    ]);
    expect(nextRoundOn([rhythm(), end(ended)], ZONE, late)).toBeNull();
    expect(roundsBegun([rhythm(), end(ended), resumed], ZONE, late).map(({ opensOn }) => opensOn)).toEqual([
      '2023-01-31',
      '2023-02-28',
      '2024-01-15',
      '2024-02-15',
    ]);
  });

  const anyRhythm = fc.record({
    first: fc.integer({ min: 0, max: 400 }),
    everyMonths: fc.option(fc.integer({ min: 1, max: 12 })),
    answerDays: fc.integer({ min: 1, max: 27 }),
    set: fc.integer({ min: 0, max: 300 }),
    ends: fc.boolean(),
  });
  const BEGIN = Date.UTC(2023, 0, 1, 15);
  /** Rhythms set one after the other, each from a day on that is not past when it is set. */
  const rhythmsOf = (
    drawn: readonly {
      first: number;
      everyMonths: number | null;
      answerDays: number;
      set: number;
      ends: boolean;
    }[],
  ) => {
    let setAt = BEGIN;
    return drawn.map(({ first, everyMonths, answerDays, set, ends }, n): Rhythm => {
      setAt += set * DAY;
      if (ends && n > 0) return end(new Date(setAt));
      const firstOn = new Date(setAt + first * DAY).toISOString().slice(0, 10);
      return rhythm({ firstOn, everyMonths, answerDays, setAt: new Date(setAt) });
    });
  };

  it('that have begun stay as they were, whatever is set later, and never overlap under one rhythm', () => {
    fc.assert(
      fc.property(fc.array(anyRhythm, { minLength: 2, maxLength: 5 }), (drawn) => {
        const rhythms = rhythmsOf(drawn);
        const last = rhythms.at(-1) as Rhythm;
        const before = roundsBegun(rhythms.slice(0, -1), ZONE, new Date(last.setAt.getTime() - 1));
        const later = new Date(last.setAt.getTime() + 900 * DAY);
        const after = roundsBegun(rhythms, ZONE, later);
        expect(after.slice(0, before.length)).toEqual(before);
        expect(after.map(({ number }) => number)).toEqual(after.map((_, n) => n + 1));
        for (const [n, round] of after.entries()) {
          const next = after[n + 1];
          if (next) expect(next.opensAt.getTime()).toBeGreaterThan(round.opensAt.getTime());
          expect(round.closesAt.getTime()).toBeGreaterThan(round.opensAt.getTime());
        }
        const [one] = rhythms;
        const alone = roundsBegun([one as Rhythm], ZONE, later);
        for (const [n, round] of alone.entries()) {
          const next = alone[n + 1];
          if (next) expect(round.closesAt.getTime()).toBeLessThanOrEqual(next.opensAt.getTime());
        }
      }),
    );
  });

  it('that have begun at an instant are those that have begun earlier, and more', () => {
    fc.assert(
      fc.property(
        fc.array(anyRhythm, { minLength: 1, maxLength: 4 }),
        fc.nat(1000),
        fc.nat(1000),
        (drawn, one, more) => {
          const rhythms = rhythmsOf(drawn);
          const early = roundsBegun(rhythms, ZONE, new Date(BEGIN + one * DAY));
          const late = roundsBegun(rhythms, ZONE, new Date(BEGIN + (one + more) * DAY));
          expect(late.slice(0, early.length)).toEqual(early);
        },
      ),
    );
  });
});

describe('a member', () => {
  const rounds = roundsBegun([rhythm()], ZONE, at('2023-03-02T00:00:00Z'));
  const standing = (
    latest: Parameters<typeof standingOf>[0],
    now = at('2023-03-02T00:00:00Z'),
    ended = false,
  ) => standingOf(latest, { rounds, ended, now });

  it('owes a report from the beginning of a round until it has reported in it', () => {
    expect(standing(null)).toBe('awaited');
    expect(standing(null, at('2023-03-11T02:59:59Z'))).toBe('awaited');
    expect(standing(null, at('2023-03-11T03:00:00Z'))).toBe('overdue');
    const early = { state: 'inProgress' as const, reportedAt: at('2023-02-20T00:00:00Z') };
    expect(standing(early)).toBe('awaited');
    expect(standing({ ...early, reportedAt: at('2023-03-01T00:00:00Z') })).toBe('answered');
  });

  it.each(['done', 'notApplicable'] as const)('owes nothing more once it is %s', (state) => {
    expect(standing({ state, reportedAt: at('2023-02-01T00:00:00Z') })).toBe('settled');
  });

  it('owes nothing before the first round, and nothing once the follow-up has ended', () => {
    expect(standingOf(null, { rounds: [], ended: false, now: at('2023-01-01T00:00:00Z') })).toBe('notAsked');
    expect(standing(null, undefined, true)).toBe('notAsked');
  });

  it('is counted once, by its latest report', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.constantFrom(...IMPLEMENTATION_STATES))), (states) => {
        const counts = countStates(states.map((state) => (state ? { state } : null)));
        expect(Object.values(counts).reduce((sum, one) => sum + one, 0)).toBe(states.length);
        expect(counts.noReport).toBe(states.filter((state) => state === null).length);
      }),
    );
  });
});

describe('what is refused', () => {
  const TODAY = '2023-03-02';
  const typed = { firstOn: TODAY, everyMonths: 6, answerDays: 30, lastOn: '2024-03-02' };
  it.each([
    [{}, undefined],
    [{ firstOn: '2023-03-01' }, 'firstOn'],
    [{ everyMonths: null }, 'everyMonths'],
    [{ lastOn: '2023-03-01' }, 'lastOn'],
    [{ everyMonths: 1, answerDays: 28 }, 'answerDays'],
    [{ everyMonths: 1, answerDays: 27 }, undefined],
  ])('of a rhythm: %o', (change, field) => {
    expect(whyNotRhythm({ ...typed, ...change }, TODAY)?.field).toBe(field);
  });

  const report = { state: 'done' as const, words: null, doneOn: TODAY };
  it.each([
    [{}, undefined],
    [{ doneOn: '2023-03-03' }, 'doneOn'],
    [{ state: 'inProgress' as const }, 'doneOn'],
    [{ state: 'notApplicable' as const, doneOn: null }, 'words'],
    [{ state: 'notApplicable' as const, doneOn: null, words: 'It has no coast.' }, undefined],
  ])('of a report: %o', (change, field) => {
    expect(whyNotReport({ ...report, ...change }, TODAY)?.field).toBe(field);
  });
});

describe('the progress', () => {
  const rounds = roundsBegun([rhythm()], ZONE, at('2023-03-05T00:00:00Z'));
  const [first, second] = rounds;
  const done = (text: string) => ({ state: 'done' as const, reportedAt: at(text) });
  const begun = (text: string) => ({ state: 'inProgress' as const, reportedAt: at(text) });

  it('is told of each round at its end, and of now, by what was reported until then', () => {
    // Until the last instant of the round, after it, and never.
    const members = [
      { reports: [begun('2023-02-11T02:59:59Z'), done('2023-03-01T00:00:00Z')] },
      { reports: [begun('2023-02-11T03:00:00Z')] },
      { reports: [] },
    ];
    const points = progressOf(rounds, members, at('2023-03-05T00:00:00Z'));
    expect(points.map(({ round, ended, counts }) => [round.number, ended, counts])).toEqual([
      [1, true, { done: 0, inProgress: 1, notStarted: 0, notApplicable: 0, noReport: 2 }],
      [2, false, { done: 1, inProgress: 1, notStarted: 0, notApplicable: 0, noReport: 1 }],
    ]);
  });

  it('is not told before a round has ended, and of the newest rounds alone', () => {
    expect(progressOf([], [{ reports: [] }], at('2023-03-05T00:00:00Z'))).toEqual([]);
    expect(first && progressOf([first], [{ reports: [] }], at('2023-02-05T00:00:00Z'))).toEqual([]);
    expect(second && progressOf([second], [], second.closesAt)).toHaveLength(2);
    const late = at('2029-01-01T00:00:00Z');
    const many = progressOf(roundsBegun([rhythm()], ZONE, late), [], late);
    expect(many.map(({ round }) => round.number)).toEqual(
      [...Array(12).keys()].map((n) => n + 60).concat(72),
    );
  });

  it('comes to what is counted now, and counts every member at each point', () => {
    const instant = fc
      .integer({ min: 0, max: 200 })
      .map((days) => new Date(at('2023-01-01T00:00:00Z').getTime() + days * DAY));
    const reports = fc
      .array(fc.record({ state: fc.constantFrom(...IMPLEMENTATION_STATES), reportedAt: instant }))
      .map((all) => all.toSorted((a, b) => a.reportedAt.getTime() - b.reportedAt.getTime()));
    fc.assert(
      fc.property(fc.array(fc.record({ reports }), { maxLength: 8 }), (members) => {
        const now = at('2023-09-01T00:00:00Z');
        const points = progressOf(roundsBegun([rhythm()], ZONE, now), members, now);
        for (const { counts } of points)
          expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(members.length);
        expect(points.at(-1)?.counts).toEqual(countStates(members.map((one) => one.reports.at(-1) ?? null)));
      }),
    );
  });
});

describe('the file of a report', () => {
  /** What the form of each report says of its file, one report after the other. */
  const someForms = fc.array(
    fc.record({ handedIn: fc.option(fc.string({ minLength: 1 })), takenOut: fc.boolean() }),
  );

  it('is the one that was handed in last, unless it was taken out since', () => {
    fc.assert(
      fc.property(someForms, (forms) => {
        let before: string | null = null;
        const borne = forms.map((form) => {
          before = evidenceOf({ ...form, before });
          return before;
        });
        borne.forEach((file, n) => {
          const since = forms.slice(0, n + 1);
          const from = since.findLastIndex(({ handedIn }) => handedIn !== null);
          const isTakenOut = since.slice(from + 1).some(({ takenOut }) => takenOut);
          expect(file).toBe(isTakenOut ? null : (since[from]?.handedIn ?? null));
        });
      }),
    );
  });

  it('is the new one where the one before is taken out with it', () => {
    expect(evidenceOf({ handedIn: 'new', before: 'old', takenOut: true })).toBe('new');
  });
});
