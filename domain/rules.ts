/** A fraction of whole numbers, such as [1, 2]. It is compared by multiplying, never divided. */
export type Fraction = readonly [numerator: number, denominator: number];

export const MAJORITIES = ['simple', 'twoThirds', 'absoluteOfMembers', 'twoThirdsOfMembers'] as const;
export type Majority = (typeof MAJORITIES)[number];

export const TIE_RULES = ['rejected', 'secondVote'] as const;
export type TieRule = (typeof TIE_RULES)[number];

export const QUORUM_BASES = ['members', 'membersNotSuspended', 'roll'] as const;
export type QuorumBase = (typeof QUORUM_BASES)[number];

export const BROKEN_RULES = ['sponsor', 'vote'] as const;
export type BrokenRule = (typeof BROKEN_RULES)[number];

export const DECISION_PROCEDURES = ['vote', 'consensus', 'silence'] as const;
export type Procedure = (typeof DECISION_PROCEDURES)[number];

/**
 * How many must take part. `moreThan` [1, 2] of 38 needs 20 (half and one); `atLeast` [1, 3] of 38 needs
 * 13 (a third, rounded up). `base` is a number of delegations.
 */
export type Quorum =
  | { base: number; moreThan: Fraction; atLeast?: undefined }
  | { base: number; atLeast: Fraction; moreThan?: undefined };

/**
 * What a head waits for who is put into a delegation while a ballot is open for it: its accreditation, where that is asked for, and,
 * put there by the organizers alone, so many whole hours or the confirmation of another office.
 */
export type NewHeadRule = { accredited: boolean; waitingHours: number };

/** The rules of one vote, frozen into the ballot when it opens. */
export type VoteRules = {
  procedure: 'vote';
  majority: Majority;
  quorum?: Quorum;
  onTie: TieRule;
  abstentionGuard?: boolean;
  /** M, all members in scope, present or not, when the ballot opened */
  members?: number;
  /** by correspondence: who replies is present, nobody else */
  correspondence?: boolean;
  closeEarlyWhenAllVoted?: boolean;
  /** whole hours within which the second vote after a tie is held */
  secondVoteDelayHours?: number;
  /** positions are published by delegation, as they are of every vote of this house; a word of the frozen rules */
  recordedVote?: true;
  /** where the profile says it; else see `NEW_HEAD` */
  newHead?: NewHeadRule;
};

/** `call`: the call for objections that was made, null where none is on record. */
export type ConsensusRules = { procedure: 'consensus'; call?: { seconds: number } | null };

export type SilenceRules = {
  procedure: 'silence';
  minimumHours: number;
  onBroken?: BrokenRule;
  newHead?: NewHeadRule;
};

/** The rules of procedure as they stand in a ballot: no later change of the profile reaches them. */
export type Rules = VoteRules | ConsensusRules | SilenceRules;

/** The share of a base that must take part; the base is counted when a ballot opens. */
export type QuorumProfile =
  | { of: QuorumBase; moreThan: Fraction; atLeast?: undefined }
  | { of: QuorumBase; atLeast: Fraction; moreThan?: undefined };

/** How a body votes, before anything is counted. */
export type VoteProfile = {
  majority: Majority;
  /** null where every turnout decides */
  quorum: QuorumProfile | null;
  onTie: TieRule;
  /** whole hours within which the second vote is held; only read when onTie is 'secondVote' */
  secondVoteDelayHours: number;
  abstentionGuard: boolean;
  /** replies must exceed the fraction; else a second round decides whatever the turnout */
  correspondence: boolean;
  closeEarlyWhenAllVoted: boolean;
};

/** How a body decides by silence. */
export type SilenceProfile = { minimumHours: number; onBroken: BrokenRule };

/** Whether a text is adopted by consensus upon a call for objections alone, and for how many seconds such a call usually runs. */
export type ConsensusProfile = { call: boolean; seconds: number };

/** How statements follow each other on a speakers' list where it is not by their arrival alone; the first weighs most. */
export const ALTERNATION_RULES = ['membersFirst', 'newSpeakersFirst', 'regionsAlternate'] as const;
export type AlternationRule = (typeof ALTERNATION_RULES)[number];

/** Which of them are asked for. */
export type AlternationProfile = Record<AlternationRule, boolean>;

/** How many other delegations second an amendment before it is put to the vote, at most. */
export const MOST_SECONDERS = 20;

/** One rules-of-procedure profile of a conference: everything that differs from body to body. */
export type RulesProfile = {
  vote: VoteProfile;
  silence: SilenceProfile;
  /** a profile of before this was asked says nothing of it */
  newHead?: NewHeadRule;
  /** how many other delegations second an amendment before it is put to the vote; none, where the profile does not say */
  seconders?: number;
  /** no call for objections is asked for, where the profile does not say */
  consensus?: ConsensusProfile;
  /** statements are called as they were asked for, where the profile does not say */
  alternation?: AlternationProfile;
};

/** What is counted when a ballot opens: members in scope, how many of them suspended, the roll. */
export type Scope = { members: number; suspended: number; roll: number };

/** What became of earlier rounds on the same question. */
export type EarlierRound = 'inquorate' | 'tiedSecondVote' | 'deferredAbstentions';
