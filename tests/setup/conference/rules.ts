import type { RulesProfile, VoteProfile } from '@/domain/rules';

/** The rules of procedure by which the tests vote: a simple majority without a quorum, by correspondence. */
export const RULES: RulesProfile = {
  vote: {
    majority: 'simple',
    quorum: null,
    onTie: 'rejected',
    secondVoteDelayHours: 24,
    abstentionGuard: false,
    correspondence: true,
    closeEarlyWhenAllVoted: false,
  },
  silence: { minimumHours: 1, onBroken: 'vote' },
};

/** The same rules but for what is given of the vote. */
export const withVote = (vote: Partial<VoteProfile>): RulesProfile => ({
  ...RULES,
  vote: { ...RULES.vote, ...vote },
});
