import type { Sentence } from '@/messages/keys';
import type { ConsensusCounts, Counts, SilenceCounts, Verdict, VoteCounts } from './deciding';
import { quorumNeeds } from './quorum';
import type { Rules, VoteRules } from './rules';

/** A sentence to be: the key of its message and what it is filled with. Text is in the messages alone. */
export type Phrase = Sentence<string | number>;

/**
 * Why a decision is what it is, in one sentence: "Adopted: 24 for, 9 against, 4 abstaining; two thirds of 33
 * is 22." Takes what `decide` took, and what it answered. Params are whole numbers, but for `mode`
 * ('replies' by correspondence, else 'present').
 */
export function explain(rules: Rules, counts: Counts, verdict: Verdict): Phrase {
  if (rules.procedure === 'consensus') {
    const { objections, reservations = 0 } = counts as ConsensusCounts;
    if (verdict !== 'adoptedByConsensus') return { key: 'decision.explain.objected', params: { objections } };
    const { call } = rules;
    if (call)
      return {
        key: 'decision.explain.adoptedByConsensus.called',
        params: { seconds: call.seconds, reservations },
      };
    const way = call === null ? 'uncalled' : 'recorded';
    return { key: `decision.explain.adoptedByConsensus.${way}`, params: { reservations } };
  }
  if (rules.procedure === 'silence') {
    const { hours, breaks } = counts as SilenceCounts;
    const params = { hours, breaks, minimum: rules.minimumHours };
    if (verdict === 'silenceBroken')
      return { key: `decision.explain.silenceBroken.${rules.onBroken ?? 'sponsor'}`, params };
    const sentence = verdict as 'adoptedBySilence' | 'invalidPeriod';
    return { key: `decision.explain.${sentence}`, params };
  }
  return explainVote(rules, counts as VoteCounts, verdict);
}

function explainVote(rules: VoteRules, counts: VoteCounts, verdict: Verdict): Phrase {
  const { yes, no, abstain } = counts;
  const votes = yes + no + abstain;
  const figures = { for: yes, against: no, abstain };
  switch (verdict) {
    case 'adopted':
    case 'rejected':
      return explainCount(rules, counts, verdict);
    case 'inquorate': {
      const present = counts.present ?? votes;
      const base = rules.quorum?.base ?? 0;
      const needed = rules.quorum ? quorumNeeds(rules.quorum) : 0;
      const mode = rules.correspondence ? 'replies' : 'present';
      return { key: 'decision.explain.inquorate', params: { present, base, needed, mode } };
    }
    case 'deferredAbstentions':
      return { key: 'decision.explain.deferredAbstentions', params: { ...figures, votes } };
    case 'tiedSecondVote':
      return {
        key: 'decision.explain.tiedSecondVote',
        params: { ...figures, hours: rules.secondVoteDelayHours ?? 0 },
      };
    default:
      return {
        key: `decision.explain.${verdict as 'rejectedTie' | 'rejectedNoVotesCast'}`,
        params: figures,
      };
  }
}

/** `needed`: the fewest votes for that carry; `exact`: 1 where that is the fraction itself, 0 where rounded up. */
function explainCount(rules: VoteRules, counts: VoteCounts, verdict: 'adopted' | 'rejected'): Phrase {
  const { yes, no, abstain } = counts;
  const figures = { for: yes, against: no, abstain };
  const cast = yes + no;
  const members = counts.members ?? rules.members ?? 0;
  switch (rules.majority) {
    case 'simple':
      return { key: `decision.explain.${verdict}.simple`, params: figures };
    case 'twoThirds':
      return {
        key: `decision.explain.${verdict}.twoThirds`,
        params: { ...figures, cast, ...twoThirdsOf(cast) },
      };
    case 'absoluteOfMembers':
      return {
        key: `decision.explain.${verdict}.absoluteOfMembers`,
        params: { ...figures, members, needed: (members - (members % 2)) / 2 + 1 },
      };
    case 'twoThirdsOfMembers':
      return {
        key: `decision.explain.${verdict}.twoThirdsOfMembers`,
        params: { ...figures, members, ...twoThirdsOf(members) },
      };
  }
}

function twoThirdsOf(base: number): { needed: number; exact: number } {
  const over = (2 * base) % 3;
  return { needed: (2 * base - over) / 3 + (over > 0 ? 1 : 0), exact: over === 0 ? 1 : 0 };
}
