import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '@/domain/deciding';
import type { VoteRules } from '@/domain/rules';
import { CHOICES, type Choice, countsOf, currentVotes, tally, type VoteEvent } from '@/domain/tally';

/** A roll, and events of its delegations with versions 1, 2, 3 … each, in any order of arrival. */
const ballots = fc
  .record({
    size: fc.integer({ min: 1, max: 40 }),
    casts: fc.array(fc.tuple(fc.nat(), fc.constantFrom(...CHOICES)), { maxLength: 120 }),
  })
  .map(({ size, casts }) => {
    const roll = Array.from({ length: size }, (_, i) => `d${i}`);
    const versions = new Map<string, number>();
    const events = casts.map(([who, choice]): VoteEvent => {
      const delegationId = `d${who % size}`;
      const version = (versions.get(delegationId) ?? 0) + 1;
      versions.set(delegationId, version);
      return { delegationId, version, choice };
    });
    return { roll, events };
  });

describe('the tally', () => {
  test('for + against + abstaining + not voting = the roll', () => {
    fc.assert(
      fc.property(ballots, ({ roll, events }) => {
        const figures = tally(roll, events);
        expect(figures.for + figures.against + figures.abstain + figures.notVoting).toBe(roll.length);
        expect(figures.roll).toBe(roll.length);
        const voters = new Set(events.map((event) => event.delegationId));
        expect(figures.notVoting).toBe(roll.length - voters.size);
      }),
    );
  });

  test('does not depend on the order of arrival', () => {
    const shuffled = ballots.chain(({ roll, events }) =>
      fc.record({
        roll: fc.shuffledSubarray(roll, { minLength: roll.length }),
        before: fc.constant(events),
        after: fc.shuffledSubarray(events, { minLength: events.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ roll, before, after }) => {
        expect(tally(roll, after)).toEqual(tally(roll, before));
      }),
    );
  });

  test('counts the last version, wherever it stands', () => {
    const versions: Choice[] = ['for', 'against', 'abstain'];
    const events = versions.map((choice, i) => ({ delegationId: 'a', version: i + 1, choice }));
    const figures = { roll: 2, for: 0, against: 0, abstain: 1, notVoting: 1 };
    expect(tally(['a', 'b'], events)).toEqual(figures);
    expect(tally(['a', 'b'], events.toReversed())).toEqual(figures);
    expect(currentVotes(['a', 'b'], events).get('a')?.version).toBe(3);
  });

  test('refuses what cannot be', () => {
    const vote: VoteEvent = { delegationId: 'a', version: 1, choice: 'for' };
    expect(() => tally(['b'], [vote])).toThrow('a is not on the roll');
    expect(() => tally(['a'], [vote, vote])).toThrow('a version 1 is recorded twice');
    expect(() => tally(['a', 'a'], [])).toThrow('on the roll twice');
  });

  test('gives the counts of a decision: who answers is present, unless the hall was counted', () => {
    const rules: VoteRules = { procedure: 'vote', majority: 'simple', onTie: 'rejected', members: 38 };
    const figures = { roll: 37, for: 10, against: 5, abstain: 2, notVoting: 20 };
    expect(countsOf(rules, figures)).toEqual({ yes: 10, no: 5, abstain: 2, present: 17, members: 38 });
    expect(countsOf(rules, figures, 30).present).toBe(30);
  });
});

describe('98 roll calls of the UN General Assembly, session 66', () => {
  type RollCall = { id: string; resolution: string; yes: number; no: number; abstain: number; votes: string };
  const session: { countries: string[]; rollCalls: RollCall[] } = JSON.parse(
    readFileSync('tests/data/unga-66.json', 'utf8'),
  );
  const letters: Record<string, Choice> = { Y: 'for', N: 'against', A: 'abstain' };
  const votesOf = (call: RollCall) =>
    session.countries.flatMap((delegationId, i): VoteEvent[] => {
      const choice = letters[call.votes[i] ?? ''];
      return choice ? [{ delegationId, version: 1, choice }] : [];
    });

  test('there are 98, of 193 members, with 16,898 votes', () => {
    expect(session.rollCalls).toHaveLength(98);
    expect(session.countries).toHaveLength(193);
    expect(session.rollCalls.reduce((sum, call) => sum + votesOf(call).length, 0)).toBe(16_898);
  });

  test.each(session.rollCalls)('$resolution: $yes-$no-$abstain', (call) => {
    const { yes, no, abstain } = call;
    const figures = tally(session.countries, votesOf(call));
    const notVoting = 193 - yes - no - abstain;
    expect(figures).toEqual({ roll: 193, for: yes, against: no, abstain, notVoting });
    const rules: VoteRules = { procedure: 'vote', majority: 'simple', onTie: 'rejected' };
    expect(decide(rules, countsOf(rules, figures))).toBe(yes > no ? 'adopted' : 'rejected');
  });
});
