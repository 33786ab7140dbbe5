import { describe, expect, test } from 'vitest';
import { freezeRules } from '@/domain/freezing';
import { quorumNeeds, quorumReached } from '@/domain/quorum';
import type { Quorum, RulesProfile, VoteRules } from '@/domain/rules';
import { withVote } from '@/tests/setup/conference/rules';

const profile: RulesProfile = {
  ...withVote({
    quorum: { of: 'membersNotSuspended', moreThan: [1, 2] },
    onTie: 'secondVote',
    secondVoteDelayHours: 48,
    abstentionGuard: true,
  }),
  silence: { minimumHours: 72, onBroken: 'vote' },
};
const scope = { members: 38, suspended: 3, roll: 34 };
const frozen = (earlier: Parameters<typeof freezeRules>[2]['earlier'], rules = profile) =>
  freezeRules(rules, scope, { procedure: 'vote', earlier }) as VoteRules;

describe('the quorum', () => {
  test('of a majority needs half and one; of a third, a third rounded up', () => {
    for (let base = 1; base <= 200; base += 1) {
      const half: Quorum = { base, moreThan: [1, 2] };
      const third: Quorum = { base, atLeast: [1, 3] };
      expect(quorumNeeds(half)).toBe(Math.floor(base / 2) + 1);
      expect(quorumNeeds(third)).toBe(Math.ceil(base / 3));
      for (const quorum of [half, third]) {
        expect(quorumReached(quorum, quorumNeeds(quorum))).toBe(true);
        expect(quorumReached(quorum, quorumNeeds(quorum) - 1)).toBe(false);
      }
    }
  });

  test('is taken of the base that the profile names', () => {
    const baseOf = (base: 'members' | 'membersNotSuspended' | 'roll') =>
      frozen([], { ...profile, vote: { ...profile.vote, quorum: { of: base, moreThan: [1, 2] } } }).quorum
        ?.base;
    expect([baseOf('members'), baseOf('membersNotSuspended'), baseOf('roll')]).toEqual([38, 35, 34]);
  });

  test('by correspondence must be exceeded, also where a third suffices in the hall', () => {
    const third = { ...profile.vote, quorum: { of: 'members', atLeast: [1, 3] } as const };
    const away = frozen([], { ...profile, vote: third });
    const inHall = frozen([], { ...profile, vote: { ...third, correspondence: false } });
    expect(away.quorum).toEqual({ base: 38, moreThan: [1, 3] });
    expect(inHall.quorum).toEqual({ base: 38, atLeast: [1, 3] });
  });
});

describe('the rules of a later round', () => {
  test('first round', () => {
    expect(frozen([])).toMatchObject({
      onTie: 'secondVote',
      secondVoteDelayHours: 48,
      abstentionGuard: true,
    });
  });
  test('after a missed quorum by correspondence, any turnout decides', () => {
    expect(frozen(['inquorate']).quorum).toBeUndefined();
  });
  test('after a missed quorum in the hall, the quorum stays', () => {
    const hall = { ...profile, vote: { ...profile.vote, correspondence: false } };
    expect(frozen(['inquorate'], hall).quorum).toEqual({ base: 35, moreThan: [1, 2] });
  });
  test('after a tie, the next tie rejects; nothing else changes', () => {
    const second = frozen(['tiedSecondVote']);
    expect(second.onTie).toBe('rejected');
    expect(second.quorum).toEqual({ base: 35, moreThan: [1, 2] });
  });
  test('after a deferral, abstentions defer no more', () => {
    expect(frozen(['deferredAbstentions']).abstentionGuard).toBeUndefined();
  });
  test('an early round is remembered after a later one', () => {
    const third = frozen(['inquorate', 'tiedSecondVote']);
    expect(third.onTie).toBe('rejected');
    expect(third.quorum).toBeUndefined();
  });
});

test('silence and consensus take nothing from the vote', () => {
  const silence = { procedure: 'silence', minimumHours: 72, onBroken: 'vote' };
  expect(freezeRules(profile, scope, { procedure: 'silence' })).toEqual(silence);
  expect(freezeRules(profile, scope, { procedure: 'consensus' })).toEqual({ procedure: 'consensus' });
});

test.each([
  { members: 38, suspended: 3, roll: 0 },
  { members: 38, suspended: 3, roll: 36 },
  { members: 2, suspended: 3, roll: 1 },
  { members: 38.5, suspended: 0, roll: 1 },
])('an impossible roll cannot open: %j', (impossible) => {
  expect(() => freezeRules(profile, impossible, { procedure: 'vote' })).toThrow(RangeError);
});
