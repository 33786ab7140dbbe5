import { describe, expect, it } from 'vitest';
import type { RulesProfile } from '@/domain/rules';
import {
  decideByHands,
  earlierRounds,
  endByHands,
  explainHands,
  followsFromCounts,
  wouldDecideOtherwise,
} from '@/domain/show-of-hands';

const profile: RulesProfile = {
  vote: {
    ...{ majority: 'simple', quorum: { of: 'roll', moreThan: [1, 2] }, onTie: 'secondVote' },
    ...{
      secondVoteDelayHours: 48,
      abstentionGuard: true,
      correspondence: false,
      closeEarlyWhenAllVoted: false,
    },
  },
  silence: { minimumHours: 1, onBroken: 'vote' },
};
const scope = { members: 12, suspended: 1, roll: 10 };
const counts = (inFavour: number, against: number, abstaining: number) => ({ inFavour, against, abstaining });
const hall: Parameters<typeof decideByHands>[1] = { profile, scope, present: 8, earlier: [] };

const held = (counted: ReturnType<typeof counts>, where = hall) => {
  const hands = decideByHands(counted, where);
  if ('why' in hands) throw new Error(hands.why);
  return hands;
};

describe('a show of hands', () => {
  it.each([
    [counts(5, 3, 0), 'adopted', 'adopted'],
    [counts(3, 5, 0), 'rejected', 'notAdopted'],
    [counts(0, 0, 3), 'deferredAbstentions', null],
    [counts(3, 3, 2), 'tiedSecondVote', null],
  ] as const)('of %o is %s', (counted, verdict, end) => {
    const hands = held(counted);
    expect(hands.verdict).toBe(verdict);
    expect(endByHands(hands)).toBe(end);
    expect(followsFromCounts(hands)).toBe(true);
    expect(explainHands(hands).key).toContain(verdict);
  });

  it('freezes the rules as they are then, with the members of then', () => {
    expect(held(counts(5, 3, 0)).rules).toMatchObject({
      ...{ majority: 'simple', members: 12, quorum: { base: 10, moreThan: [1, 2] } },
    });
  });

  it('after a tie, or a deferral, is decided by the rules that follow from it', () => {
    const earlier = earlierRounds([held(counts(3, 3, 2)), held(counts(1, 1, 6))]);
    expect(held(counts(3, 3, 2), { ...hall, earlier }).verdict).toBe('rejectedTie');
    expect(held(counts(2, 1, 5), { ...hall, earlier }).verdict).toBe('adopted');
  });

  it('is not held without a quorum, without a hand, or with more hands than are there', () => {
    expect(decideByHands(counts(5, 0, 0), { ...hall, present: 5 })).toEqual({
      ...{ why: 'inquorate', present: 5, needed: 6 },
    });
    expect(decideByHands(counts(0, 0, 0), hall)).toEqual({ why: 'noHands' });
    expect(decideByHands(counts(5, 3, 1), hall)).toMatchObject({ why: 'moreThanPresent', counted: 9 });
  });

  it('knows which other counts would have decided otherwise', () => {
    const hands = held(counts(5, 3, 0));
    expect(wouldDecideOtherwise(hands, counts(4, 3, 1))).toBe(false);
    expect(wouldDecideOtherwise(hands, counts(3, 5, 0))).toBe(true);
  });
});
