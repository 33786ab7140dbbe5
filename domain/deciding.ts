import { quorumReached } from './quorum';
import type { ConsensusRules, Majority, Rules, SilenceRules, VoteRules } from './rules';

export const VERDICTS = [
  'adopted',
  'rejected',
  'rejectedTie',
  'rejectedNoVotesCast',
  'tiedSecondVote',
  'inquorate',
  'deferredAbstentions',
  'adoptedByConsensus',
  'objected',
  'adoptedBySilence',
  'silenceBroken',
  'invalidPeriod',
] as const;
/** The word of a decision, as in the worked cases of voting-vectors.json. */
export type Verdict = (typeof VERDICTS)[number];

/** Delegations. `present` defaults to those who voted or abstained; `round` is 2 in the second vote on a tie. */
export type VoteCounts = {
  yes: number;
  no: number;
  abstain: number;
  present?: number;
  members?: number;
  round?: number;
};
/** Reservations are recorded and do not block. */
export type ConsensusCounts = { objections: number; reservations?: number };
/** `hours`: whole elapsed hours between opening and deadline. */
export type SilenceCounts = { hours: number; breaks: number };
export type Counts = VoteCounts | ConsensusCounts | SilenceCounts;

/**
 * Decides one question, in integers, in the order of docs/rules.md, section 4. Pure: the same rules and counts give
 * the same word for ever.
 * @throws RangeError when a count is missing, is no whole number of 0 to 1,000,000,000, or contradicts another.
 */
export function decide(rules: VoteRules, counts: VoteCounts): Verdict;
export function decide(rules: ConsensusRules, counts: ConsensusCounts): Verdict;
export function decide(rules: SilenceRules, counts: SilenceCounts): Verdict;
export function decide(rules: Rules, counts: Counts): Verdict;
export function decide(rules: Rules, counts: Counts): Verdict {
  if (rules.procedure === 'consensus') {
    return count('objections', (counts as ConsensusCounts).objections) > 0
      ? 'objected'
      : 'adoptedByConsensus';
  }
  return rules.procedure === 'silence'
    ? bySilence(rules, counts as SilenceCounts)
    : byVote(rules, counts as VoteCounts);
}

function bySilence(rules: SilenceRules, counts: SilenceCounts): Verdict {
  if (count('hours', counts.hours) < count('minimumHours', rules.minimumHours)) return 'invalidPeriod';
  return count('breaks', counts.breaks) > 0 ? 'silenceBroken' : 'adoptedBySilence';
}

function byVote(rules: VoteRules, counts: VoteCounts): Verdict {
  const yes = count('yes', counts.yes);
  const no = count('no', counts.no);
  const abstain = count('abstain', counts.abstain);
  const present = count('present', counts.present ?? yes + no + abstain);
  if (present < yes + no + abstain) throw new RangeError('more votes than delegations present');
  if (rules.quorum && !quorumReached(rules.quorum, present)) return 'inquorate';
  if (rules.abstentionGuard && 2 * abstain > yes + no + abstain) return 'deferredAbstentions';
  if (yes + no === 0) return 'rejectedNoVotesCast';
  if (rules.majority === 'simple' && yes === no) {
    return rules.onTie === 'secondVote' && (counts.round ?? 1) < 2 ? 'tiedSecondVote' : 'rejectedTie';
  }
  return carries(rules.majority, yes, no, counts.members) ? 'adopted' : 'rejected';
}

function carries(majority: Majority, yes: number, no: number, members: number | undefined): boolean {
  switch (majority) {
    case 'simple':
      return yes > no;
    case 'twoThirds':
      return 3 * yes >= 2 * (yes + no);
    case 'absoluteOfMembers':
      return 2 * yes > membersFor(members, yes + no);
    case 'twoThirdsOfMembers':
      return 3 * yes >= 2 * membersFor(members, yes + no);
    default:
      throw new RangeError(`not a majority: ${String(majority)}`);
  }
}

function membersFor(members: number | undefined, cast: number): number {
  if (count('members', members) < cast) throw new RangeError('more votes than members');
  return count('members', members);
}

function count(name: string, value: number | undefined): number {
  if (value === undefined || !Number.isInteger(value) || value < 0 || value > 1_000_000_000) {
    throw new RangeError(`${name} is no whole number from 0 to 1,000,000,000: ${String(value)}`);
  }
  return value;
}

/** True for a decision that settles the question; false where another round or a later meeting must. */
function isFinal(verdict: Verdict): boolean {
  return !['tiedSecondVote', 'inquorate', 'deferredAbstentions', 'invalidPeriod'].includes(verdict);
}

/** True for a decision after which the text is not voted on again; a broken silence may lead to a vote. */
export function settles(rules: Rules, verdict: Verdict): boolean {
  const toVote = verdict === 'silenceBroken' && rules.procedure === 'silence' && rules.onBroken === 'vote';
  return isFinal(verdict) && !toVote;
}

/** True when the text is adopted, by whatever way. */
export function isAdopted(verdict: Verdict): boolean {
  return verdict === 'adopted' || verdict === 'adoptedByConsensus' || verdict === 'adoptedBySilence';
}
