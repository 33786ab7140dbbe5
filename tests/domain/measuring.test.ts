import { describe, expect, it } from 'vitest';
import { measureOf } from '@/domain/measuring';
import type { VoteRules } from '@/domain/rules';

const TALLY = { roll: 38, for: 24, against: 9, abstain: 4, notVoting: 1 };
const rules = (more: Partial<VoteRules>): VoteRules => ({
  procedure: 'vote',
  majority: 'simple',
  onTie: 'rejected',
  ...more,
});

describe('what a result is measured by', () => {
  it('is the votes for and against, where they alone count', () => {
    const cast = [
      { kind: 'for', count: 24 },
      { kind: 'against', count: 9 },
    ];
    expect(measureOf(rules({ majority: 'twoThirds' }), TALLY, 'adopted', 22)).toEqual({
      parts: cast,
      threshold: { at: 22, needs: 'votes' },
    });
    expect(measureOf(rules({}), TALLY, 'adopted')).toEqual({
      parts: cast,
      threshold: { at: 16.5, needs: 'half' },
    });
  });

  it.each(['absoluteOfMembers', 'twoThirdsOfMembers'] as const)('is all members under %s', (majority) => {
    const { parts, threshold } = measureOf(rules({ majority, members: 40 }), TALLY, 'rejected', 27);
    expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(40);
    expect(parts.at(-1)).toEqual({ kind: 'rest', count: 2 });
    expect(threshold).toEqual({ at: 27, needs: 'votes' });
  });

  it('is who took part, where the quorum was missed', () => {
    const quorum = { base: 60, moreThan: [2, 3] } as const;
    expect(measureOf(rules({ quorum }), TALLY, 'inquorate')).toEqual({
      parts: [
        { kind: 'present', count: 37 },
        { kind: 'rest', count: 23 },
      ],
      threshold: { at: 41, needs: 'quorum' },
    });
  });

  it('is every vote, where too many abstained; and has no line where nobody voted for or against', () => {
    const tally = { roll: 10, for: 2, against: 1, abstain: 6, notVoting: 1 };
    expect(measureOf(rules({}), tally, 'deferredAbstentions')).toEqual({
      parts: [
        { kind: 'for', count: 2 },
        { kind: 'against', count: 1 },
        { kind: 'abstain', count: 6 },
      ],
      threshold: { at: 4.5, needs: 'half' },
    });
    const none = { roll: 5, for: 0, against: 0, abstain: 3, notVoting: 2 };
    expect(measureOf(rules({}), none, 'rejectedNoVotesCast')).toEqual({
      parts: [
        { kind: 'abstain', count: 3 },
        { kind: 'notVoting', count: 2 },
      ],
      threshold: null,
    });
  });
});
