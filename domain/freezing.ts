import { freezeQuorum } from './quorum';
import type { EarlierRound, Procedure, Rules, RulesProfile, Scope, VoteRules } from './rules';

/** What kind of ballot opens, and what became of earlier rounds on the same question. */
export type Opening = { procedure: Procedure; earlier?: readonly EarlierRound[] };

/**
 * The rules as they are frozen into a ballot that opens now. Everything that later rounds change is settled
 * here, so that deciding needs nothing but the frozen rules and the counts:
 * - by correspondence, once a round missed its quorum, the next decides whatever the turnout (docs/rules.md, section 4, step 7);
 * - after a tie with a second vote, the next tie is a rejection (docs/rules.md, section 4, step 6);
 * - after a deferral for abstentions, abstentions no longer defer (ITU General Rules, "Abstentions of more
 *   than fifty per cent": at the later meeting abstentions are not taken into account).
 * @throws RangeError when the scope is not a possible one: nobody on the roll, or more on it than members.
 */
export function freezeRules(profile: RulesProfile, scope: Scope, opening: Opening): Rules {
  checkScope(scope);
  const newHead = profile.newHead ? { newHead: profile.newHead } : {};
  if (opening.procedure === 'consensus') return { procedure: 'consensus' };
  if (opening.procedure === 'silence') return { procedure: 'silence', ...profile.silence, ...newHead };
  const earlier = opening.earlier ?? [];
  const { vote } = profile;
  const rules: VoteRules = {
    procedure: 'vote',
    majority: vote.majority,
    onTie: earlier.includes('tiedSecondVote') ? 'rejected' : vote.onTie,
    members: scope.members,
    correspondence: vote.correspondence,
    closeEarlyWhenAllVoted: vote.closeEarlyWhenAllVoted,
    // Secret ballots need tellers: every vote of this house is a recorded one.
    recordedVote: true,
    ...newHead,
  };
  const anyTurnout = vote.correspondence && earlier.includes('inquorate');
  if (vote.quorum && !anyTurnout) rules.quorum = freezeQuorum(vote.quorum, scope, vote.correspondence);
  if (vote.abstentionGuard && !earlier.includes('deferredAbstentions')) rules.abstentionGuard = true;
  if (rules.onTie === 'secondVote') rules.secondVoteDelayHours = vote.secondVoteDelayHours;
  return rules;
}

function checkScope({ members, suspended, roll }: Scope): void {
  const whole = [members, suspended, roll].every((n) => Number.isSafeInteger(n) && n >= 0);
  if (!whole || suspended > members || roll > members - suspended || roll === 0) {
    throw new RangeError(`not a possible roll: ${roll} of ${members} members, ${suspended} suspended`);
  }
}
