import type { Verdict } from './deciding';
import type { HeadHeld } from './new-head';
import type { RefusalKind } from './refusal';
import type { Procedure, Rules, VoteProfile } from './rules';
import { CHOICES, type Tally } from './tally';

/** How a ballot decides; consensus is asked for in the room, and no ballot. */
export const BALLOT_PROCEDURES = ['vote', 'silence'] as const satisfies readonly Procedure[];
export type BallotProcedure = (typeof BALLOT_PROCEDURES)[number];

/** When a ballot is open, by the database's clock. */
export type BallotTimes = {
  opensAt: Date;
  closesAt: Date;
  declaredAt: Date | null;
  lapsedAt: Date | null;
  cancelledAt: Date | null;
  /** when its record was found to contradict itself */
  doubtedAt: Date | null;
};

export type BallotPhase = 'scheduled' | 'open' | 'closed' | 'doubted' | 'declared' | 'lapsed' | 'cancelled';

/**
 * Where a ballot stands, by the dates alone: no job has to run for it to close. Open from the opening
 * instant, closed from the closing instant on, to the millisecond. In doubt it stays until it is declared.
 */
export function ballotPhase(
  { opensAt, closesAt, declaredAt, lapsedAt, cancelledAt, doubtedAt }: BallotTimes,
  now: Date,
): BallotPhase {
  if (lapsedAt) return 'lapsed';
  if (cancelledAt) return 'cancelled';
  if (declaredAt) return 'declared';
  if (doubtedAt) return 'doubted';
  if (now < opensAt) return 'scheduled';
  return now < closesAt ? 'open' : 'closed';
}

/** True for a scheduled ballot whose instant has come, before anybody has opened it. */
export function isToOpen(ballot: BallotTimes & { openedAt: Date | null }, now: Date): boolean {
  const { openedAt, lapsedAt, cancelledAt, opensAt } = ballot;
  return openedAt === null && lapsedAt === null && cancelledAt === null && now >= opensAt;
}

/** Why nothing can be done with a ballot itself any more, or null: only what has not ended can be cancelled or moved. */
export function whyNotActUpon(ballot: BallotTimes & { format: number }, now: Date) {
  switch (ballotPhase(ballot, now)) {
    case 'lapsed':
      return 'ballots.refusal.lapsed';
    case 'cancelled':
      return 'ballots.refusal.cancelledAlready';
    case 'declared':
      return 'ballots.refusal.declaredAlready';
    case 'doubted':
      return 'ballots.refusal.inDoubt';
    case 'closed':
      return 'ballots.refusal.endedAlready';
    default:
      // The chain of such a ballot has no place for acts.
      return ballot.format === 1 ? 'ballots.refusal.oldFormat' : null;
  }
}

/** A ballot is no place to park a question: a close that was mistyped by a year is refused. */
export const LONGEST_BALLOT = 400 * 24 * 3_600_000;

/** An open ballot closes earlier than was announced with so many hours' notice at least. */
const CLOSE_NOTICE_HOURS = 24;

/**
 * Why the close of a ballot that runs cannot be moved to `to`, or null. Later at any time before it; earlier with notice, and
 * never the deadline of a silence, since whoever stays silent counts on it. A scheduled one is still only announced.
 */
export function whyNotMoveClose(
  { opensAt, closesAt, procedure }: { opensAt: Date; closesAt: Date; procedure: BallotProcedure },
  to: Date,
  now: Date,
) {
  if (to.getTime() === closesAt.getTime()) return 'ballots.refusal.sameClose';
  if (to <= opensAt) return 'ballots.refusal.closesBeforeOpening';
  if (to <= now) return 'ballots.refusal.closesInThePast';
  if (to.getTime() - opensAt.getTime() > LONGEST_BALLOT) return 'ballots.refusal.periodTooLong';
  if (now < opensAt || to > closesAt) return null;
  if (procedure === 'silence') return 'ballots.refusal.extensionBackwards';
  return hoursBetween(now, to) < CLOSE_NOTICE_HOURS ? 'ballots.refusal.closeWithoutNotice' : null;
}

export type CastRefusal =
  | 'ballots.refusal.notOnRoll'
  | 'ballots.refusal.notHead'
  | 'ballots.refusal.notOpenYet'
  | 'ballots.refusal.closed'
  | 'ballots.refusal.lapsed'
  | 'ballots.refusal.cancelled'
  | 'ballots.refusal.inDoubt'
  | `ballots.refusal.${HeadHeld}`
  | 'ballots.refusal.noSuchChoice'
  | 'ballots.refusal.silenceHasNoVotes';

/** How the screen speaks of each refusal, and with which HTTP status. */
export const CAST_REFUSAL_KINDS: Record<CastRefusal, RefusalKind> = {
  'ballots.refusal.notOnRoll': 'forbidden',
  'ballots.refusal.notHead': 'forbidden',
  'ballots.refusal.notOpenYet': 'conflict',
  'ballots.refusal.closed': 'late',
  'ballots.refusal.lapsed': 'late',
  'ballots.refusal.cancelled': 'late',
  'ballots.refusal.inDoubt': 'conflict',
  'ballots.refusal.headWaits': 'forbidden',
  'ballots.refusal.headObjected': 'forbidden',
  'ballots.refusal.headNotAccredited': 'forbidden',
  'ballots.refusal.noSuchChoice': 'invalid',
  'ballots.refusal.silenceHasNoVotes': 'invalid',
};

export type Casting = {
  ballot: BallotTimes & { procedure?: Rules['procedure'] };
  /** the delegation is on the frozen roll of this ballot; null while there is none */
  onRoll: boolean | null;
  /** who casts is the delegation's active head */
  isHead: boolean;
  /** why a head who was put there while the ballot is open cannot act yet */
  held?: HeadHeld | null;
  choice: string;
  /** the database's clock, read after the ballot was locked */
  now: Date;
};

/**
 * Why a vote is not accepted, or null when it is. A vote belongs to its delegation: whoever is head now may
 * change it until the close. Entitlement is asked before time, so that nobody learns from "too late" that
 * they could have voted.
 */
export function whyNotCast({ ballot, onRoll, isHead, held, choice, now }: Casting): CastRefusal | null {
  if (ballot.lapsedAt) return 'ballots.refusal.lapsed';
  if (ballot.cancelledAt) return 'ballots.refusal.cancelled';
  if (onRoll === false) return 'ballots.refusal.notOnRoll';
  if (!isHead) return 'ballots.refusal.notHead';
  if (ballot.procedure === 'silence') return 'ballots.refusal.silenceHasNoVotes';
  const phase = ballotPhase(ballot, now);
  if (phase === 'scheduled' || onRoll === null) return 'ballots.refusal.notOpenYet';
  if (phase === 'doubted') return 'ballots.refusal.inDoubt';
  if (phase !== 'open') return 'ballots.refusal.closed';
  if (held) return `ballots.refusal.${held}`;
  return CHOICES.some((known) => known === choice) ? null : 'ballots.refusal.noSuchChoice';
}

/** Why a delegation takes no part in a ballot now. Messages: `ballots.own.<word>`. */
export type NoPart =
  | 'lapsed'
  | 'cancelled'
  | 'notOnRollYet'
  | 'notOnRoll'
  | 'notHead'
  | 'notOpen'
  | 'inDoubt'
  | HeadHeld
  | 'over';

/** Why whoever looks cannot act for the delegation now; null when there is something to do. */
export function whyNotTakePart(
  { onRoll, isHead, held }: { onRoll: boolean; isHead: boolean; held: HeadHeld | null },
  phase: BallotPhase,
): NoPart | null {
  if (phase === 'lapsed' || phase === 'cancelled') return phase;
  if (!onRoll) return phase === 'scheduled' ? 'notOnRollYet' : 'notOnRoll';
  if (!isHead) return 'notHead';
  if (phase === 'scheduled') return 'notOpen';
  if (phase === 'doubted') return 'inDoubt';
  return phase === 'open' ? held : 'over';
}

/** True when an open ballot may end before its closing instant: the rules allow it and all have voted. */
export function mayCloseEarly(rules: Rules, figures: Tally): boolean {
  return rules.procedure === 'vote' && rules.closeEarlyWhenAllVoted === true && figures.notVoting === 0;
}

export type OpenRefusal =
  | 'ballots.refusal.emptyRoll'
  | 'ballots.refusal.closesBeforeOpening'
  | 'ballots.refusal.closesInThePast'
  | 'ballots.refusal.periodTooShort';

/** Why a ballot cannot open with these rules, times and this many on the roll; null when it can. */
export function whyNotOpen(rules: Rules, times: { opensAt: Date; closesAt: Date }, roll: number, now: Date) {
  const refusal = (key: OpenRefusal) => key;
  if (roll === 0) return refusal('ballots.refusal.emptyRoll');
  if (times.closesAt <= times.opensAt) return refusal('ballots.refusal.closesBeforeOpening');
  if (times.closesAt <= now) return refusal('ballots.refusal.closesInThePast');
  const short =
    rules.procedure === 'silence' && hoursBetween(times.opensAt, times.closesAt) < rules.minimumHours;
  return short ? refusal('ballots.refusal.periodTooShort') : null;
}

/**
 * How long the round that the rules themselves ask for lasts, in milliseconds; null where the rules ask for
 * none and an organizer decides. After a tie: the delay within which the profile holds the second vote. By
 * correspondence, after too few replies: as long as the first round.
 */
export function secondRoundLength(
  { secondVoteDelayHours, correspondence }: VoteProfile,
  first: { opensAt: Date; closesAt: Date },
  verdict: Verdict,
): number | null {
  const length = first.closesAt.getTime() - first.opensAt.getTime();
  if (verdict === 'tiedSecondVote') return secondVoteDelayHours * 3_600_000 || length;
  return verdict === 'inquorate' && correspondence ? length : null;
}

/** Why a ballot that was scheduled did not open at its instant. Messages: `ballots.lapse.<reason>`. */
export const LAPSE_REASONS = ['emptyRoll', 'missed', 'textSettled', 'conferenceMeets'] as const;
export type LapseReason = (typeof LAPSE_REASONS)[number];

/** What stands when a ballot's opening is written down, by the database. */
export type OpeningFacts = {
  conferenceClosed: boolean;
  /** the text is still left open, and neither adopted nor not adopted */
  textLeftOpen: boolean;
  roll: number;
};

/**
 * Why a scheduled ballot lapses at its opening instant, or null when it opens. Nobody could have voted in one whose
 * closing instant has passed before the house could open it: it is no ballot, and a silence of that kind adopts nothing.
 */
export function whyLapsed(
  times: { opensAt: Date; closesAt: Date },
  facts: OpeningFacts,
  now: Date,
): LapseReason | null {
  if (now >= times.closesAt) return 'missed';
  if (!facts.conferenceClosed) return 'conferenceMeets';
  if (!facts.textLeftOpen) return 'textSettled';
  return facts.roll === 0 ? 'emptyRoll' : null;
}

/**
 * Whole hours that really pass between two instants: over the night when clocks go forward, "the same time
 * three days later" is 71 hours.
 */
export function hoursBetween(from: Date, to: Date): number {
  const passed = to.getTime() - from.getTime();
  return (passed - (passed % 3_600_000)) / 3_600_000;
}
