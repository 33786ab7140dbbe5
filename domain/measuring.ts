import type { Verdict } from './deciding';
import { quorumNeeds } from './quorum';
import type { VoteRules } from './rules';
import type { Tally } from './tally';

/** A part of what a result is measured by: votes of one kind, those that took part, or who is left of the whole. */
export type MeasuredPart = {
  kind: 'for' | 'against' | 'abstain' | 'notVoting' | 'present' | 'rest';
  count: number;
};
/** Where the line is, counted from the start of the whole; a half is between two numbers where the whole is odd. */
export type Threshold = { at: number; needs: 'votes' | 'half' | 'quorum' };
export type Measure = { parts: MeasuredPart[]; threshold: Threshold | null };

/**
 * What decided a vote, as one whole with a line in it: the votes for and against where they alone count, all members
 * where the majority is theirs, who took part where the quorum was missed. `needed`: the fewest votes for that carry.
 */
export function measureOf(rules: VoteRules, tally: Tally, verdict: Verdict, needed = 0): Measure {
  const { for: yes, against: no, abstain, notVoting } = tally;
  const cast = [part('for', yes), part('against', no)];
  if (verdict === 'inquorate' && rules.quorum) return byQuorum(rules.quorum, yes + no + abstain);
  if (verdict === 'rejectedNoVotesCast')
    return { parts: [part('abstain', abstain), part('notVoting', notVoting)], threshold: null };
  if (verdict === 'deferredAbstentions')
    return { parts: [...cast, part('abstain', abstain)], threshold: half(yes + no + abstain) };
  switch (rules.majority) {
    case 'simple':
      return { parts: cast, threshold: half(yes + no) };
    case 'twoThirds':
      return { parts: cast, threshold: { at: needed, needs: 'votes' } };
    case 'absoluteOfMembers':
    case 'twoThirdsOfMembers': {
      const others = [part('abstain', abstain), part('notVoting', notVoting)];
      const rest = part('rest', Math.max((rules.members ?? 0) - tally.roll, 0));
      return { parts: [...cast, ...others, rest], threshold: { at: needed, needs: 'votes' } };
    }
  }
}

function byQuorum(quorum: NonNullable<VoteRules['quorum']>, present: number): Measure {
  const parts = [part('present', present), part('rest', Math.max(quorum.base - present, 0))];
  return { parts, threshold: { at: quorumNeeds(quorum), needs: 'quorum' } };
}

const part = (kind: MeasuredPart['kind'], count: number): MeasuredPart => ({ kind, count });
const half = (whole: number): Threshold => ({ at: whole / 2, needs: 'half' });
