import type { Phrase } from './explaining';
import { quorumNeeds } from './quorum';
import type {
  NewHeadRule,
  Procedure,
  QuorumProfile,
  Rules,
  RulesProfile,
  VoteProfile,
  VoteRules,
} from './rules';

/** The rules of a profile in one plain sentence, before anything is counted: "more than half of the members". */
export function describeProfile(profile: RulesProfile, procedure: Procedure): Phrase {
  if (procedure !== 'vote') return describeWithoutVote(procedure, profile.silence);
  const { quorum } = profile.vote;
  const [n, d] = quorum ? (quorum.moreThan ?? quorum.atLeast) : [0, 1];
  return {
    key: 'decision.profile.vote',
    params: { ...manner(profile.vote), quorum: quorumWord(quorum), of: quorum?.of ?? 'roll', n, d },
  };
}

/** The rules frozen into a ballot in one plain sentence, with their numbers: "at least 20 of 38". */
export function describeRules(rules: Rules): Phrase {
  if (rules.procedure !== 'vote')
    return describeWithoutVote(rules.procedure, rules.procedure === 'silence' ? rules : {});
  const { quorum, members = 0 } = rules;
  const counted = quorum
    ? { quorum: 'some', needed: quorumNeeds(quorum), base: quorum.base }
    : { quorum: 'none', needed: 0, base: 0 };
  return { key: 'decision.rules.vote', params: { ...manner(rules), ...counted, members } };
}

/** What a new head waits for, as a message says it. */
export const newHeadWords = ({ accredited, waitingHours }: NewHeadRule) => ({
  hours: waitingHours,
  accredited: accredited ? 'yes' : 'no',
});

type Silence = { minimumHours?: number; onBroken?: string };

function describeWithoutVote(
  procedure: Procedure,
  { minimumHours = 0, onBroken = 'sponsor' }: Silence,
): Phrase {
  if (procedure === 'consensus') return { key: 'decision.profile.consensus', params: {} };
  return { key: 'decision.profile.silence', params: { hours: minimumHours, onBroken } };
}

function manner(vote: VoteProfile | VoteRules) {
  return {
    majority: vote.majority,
    onTie: vote.majority === 'simple' ? vote.onTie : 'none',
    hours: vote.secondVoteDelayHours ?? 0,
    guard: vote.abstentionGuard ? 'yes' : 'no',
    mode: vote.correspondence ? 'replies' : 'present',
  };
}

function quorumWord(quorum: QuorumProfile | null): string {
  if (!quorum) return 'none';
  if (quorum.moreThan) return quorum.moreThan.join('/') === '1/2' ? 'half' : 'moreThan';
  return quorum.atLeast.join('/') === '1/3' ? 'third' : 'atLeast';
}
