import type { VoteCount } from './amendments/recording';
import { decide, isAdopted, settles, type Verdict } from './deciding';
import { explain, type Phrase } from './explaining';
import { freezeRules } from './freezing';
import { quorumNeeds } from './quorum';
import type { EarlierRound, RulesProfile, Scope, VoteRules } from './rules';

/** What tells how many are in the hall: the door, or the chair, who counted, where the secretariat keeps no door. */
export const PRESENCE_SOURCES = ['checkIn', 'chair'] as const;
export type PresenceSource = (typeof PRESENCE_SOURCES)[number];

/** The verdicts that a show of hands can have. One without a quorum is not held, so there is no word of it. */
export const HAND_VERDICTS = [
  'adopted',
  'rejected',
  'rejectedTie',
  'rejectedNoVotesCast',
  'tiedSecondVote',
  'deferredAbstentions',
] as const satisfies readonly Verdict[];
export type HandVerdict = (typeof HAND_VERDICTS)[number];

/** A show of hands as it was held: the rules frozen at that moment, and the delegations with a vote in the hall. */
export type HeldHands = VoteCount & { rules: VoteRules; present: number; verdict: HandVerdict };

/** Why counts that were called out cannot be recorded, with what the sentence says. */
export type WhyNotHands =
  | { why: 'noHands' }
  | { why: 'moreThanPresent'; counted: number; present: number }
  | { why: 'inquorate'; present: number; needed: number };

const sum = ({ inFavour, against, abstaining }: VoteCount) => inFavour + against + abstaining;

/** Why these counts are not those of so many in the hall, or null. */
export function whyNotCounts(counts: VoteCount, present: number): WhyNotHands | null {
  const counted = sum(counts);
  if (counted === 0) return { why: 'noHands' };
  return counted > present ? { why: 'moreThanPresent', counted, present } : null;
}

/** What came of earlier shows of hands on the same text, as far as it changes the rules of the next. */
export const earlierRounds = (held: readonly { verdict: HandVerdict }[]): EarlierRound[] =>
  held.flatMap(({ verdict }) =>
    verdict === 'tiedSecondVote' || verdict === 'deferredAbstentions' ? [verdict] : [],
  );

type Hall = { profile: RulesProfile; scope: Scope; present: number; earlier: readonly EarlierRound[] };

/** Decides by the hands that were counted, under the rules as they are frozen now; or says why these counts decide nothing. */
export function decideByHands(counts: VoteCount, hall: Hall): HeldHands | WhyNotHands {
  const { profile, scope, present, earlier } = hall;
  const why = whyNotCounts(counts, present);
  if (why) return why;
  const rules = freezeRules(profile, scope, { procedure: 'vote', earlier }) as VoteRules;
  const verdict = decide(rules, figuresOf({ ...counts, rules, present }));
  if (verdict === 'inquorate')
    return { why: 'inquorate', present, needed: rules.quorum ? quorumNeeds(rules.quorum) : 0 };
  return { ...counts, rules, present, verdict: verdict as HandVerdict };
}

/** As `decide` and `explain` take them. */
function figuresOf({ inFavour, against, abstaining, present, rules }: Omit<HeldHands, 'verdict'>) {
  return { yes: inFavour, no: against, abstain: abstaining, present, members: rules.members ?? 0 };
}

/** Why the decision is what it is, in one sentence. */
export const explainHands = (held: HeldHands): Phrase => explain(held.rules, figuresOf(held), held.verdict);

/** True where the frozen rules and the counts come to this verdict. */
export const followsFromCounts = (held: HeldHands): boolean =>
  decide(held.rules, figuresOf(held)) === held.verdict;

/** True where other counts of the same hall would have come to another word. */
export function wouldDecideOtherwise(held: HeldHands, counts: VoteCount): boolean {
  return decide(held.rules, figuresOf({ ...held, ...counts })) !== held.verdict;
}

/** What becomes of the text: nothing yet where a second vote, or a later meeting, is to decide. */
export function endByHands({ rules, verdict }: HeldHands): 'adopted' | 'notAdopted' | null {
  if (!settles(rules, verdict)) return null;
  return isAdopted(verdict) ? 'adopted' : 'notAdopted';
}
