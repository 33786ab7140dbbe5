import type { ChainedAct } from './acts';
import type { BallotFormat, BreakContent, ChainedExclusion, OpeningContent, VoteContent } from './chain';
import type { Counts, Verdict } from './deciding';
import type { Phrase } from './explaining';
import type { HouseKey } from './signing-key';
import type { Tally } from './tally';

const RESULT_FORMATS = { 1: 'plenary-result-1', 2: 'plenary-result-2' } as const;

/** The format of a ballot upon which something was done. Its chain is that of format 2, with the acts in it. */
const WITH_ACTS = 'plenary-result-3';

/** A recorded vote with its place in the chain. */
export type ChainedVote = VoteContent & { previous: string; hash: string };

/** A break of silence with its place in the chain, and one of before breaks were chained. */
export type ChainedBreak = BreakContent & { previous: string; hash: string };
export type PlainBreak = { delegation: string; at: string };

export type ResultParts = {
  format: BallotFormat;
  conference: { id: string; symbol: string; title: Readonly<Record<string, string>>; timeZone: string };
  opening: OpeningContent;
  openingHash: string;
  /** in the order of their sequence; empty for a silence procedure */
  events: readonly ChainedVote[];
  /** who broke silence and when, ISO 8601 in UTC; empty for a vote; chained in format 2 */
  breaks: readonly ChainedBreak[] | readonly PlainBreak[];
  /** what was done with the ballot itself, in the order of their sequence; none in format 1 */
  acts: readonly ChainedAct[];
  /** how many votes were refused: too late, not entitled */
  refused: number;
  tally: Tally;
  counts: Counts;
  outcome: Verdict;
  explanation: Phrase;
  /** the instant that ended it: the closing instant, or an earlier one when all had voted or silence was broken */
  closedAt: string;
  /** the signing key, SPKI in PEM, and the SHA-256 of its DER form in hexadecimal */
  publicKey: string;
  fingerprint: string;
  /** in format 2: what `keysBetween` gives */
  keys: readonly HouseKey[];
};

type PutToDecision = Pick<OpeningContent, 'procedure' | 'round' | 'question' | 'opensAt' | 'closesAt'>;

/** Everything that a stranger needs to check a declared result, without our code. */
export type ResultPackage = {
  format: (typeof RESULT_FORMATS)[BallotFormat] | typeof WITH_ACTS;
  conference: ResultParts['conference'];
  ballot: PutToDecision & { id: string; number: number };
  rules: OpeningContent['rules'];
  roll: OpeningContent['roll'];
  excluded: readonly ChainedExclusion[];
  chain: { opening: string; head: string; length: number };
  events: readonly ChainedVote[];
  breaks: ResultParts['breaks'];
  /** in format 3 */
  acts?: readonly ChainedAct[];
  refused: number;
  closedAt: string;
  tally: Tally;
  counts: Counts;
  outcome: Verdict;
  explanation: Phrase;
  key: { publicKey: string; fingerprint: string };
  keys?: readonly HouseKey[];
};

/** A vote of a cancelled ballot as it is published: that it was cast, and its hash, which says nothing without the receipt. */
export type SealedVote = Omit<ChainedVote, 'choice' | 'salt'>;

/** Everything that a stranger needs to check that a ballot was cancelled, when, and after which votes; never how they were. */
export type CancelledPackage = Omit<
  ResultPackage,
  'format' | 'events' | 'acts' | 'tally' | 'counts' | 'outcome' | 'explanation' | 'keys'
> & {
  format: typeof WITH_ACTS;
  events: readonly SealedVote[];
  acts: readonly ChainedAct[];
  tally: { roll: number; voted: number; notVoting: number };
  outcome: 'cancelled';
  keys: readonly HouseKey[];
};

type CancelledParts = Omit<ResultParts, 'format' | 'tally' | 'counts' | 'outcome' | 'explanation'>;

const bySequence = (a: { sequence: number }, b: { sequence: number }) => a.sequence - b.sequence;

function headOf({ opening, conference, openingHash }: CancelledParts, chained: readonly { hash: string }[]) {
  const {
    ballot: id,
    number,
    procedure,
    round,
    question,
    rules,
    roll,
    excluded,
    opensAt,
    closesAt,
  } = opening;
  return {
    conference,
    ballot: { id, number, procedure, round, question, opensAt, closesAt },
    rules,
    roll,
    excluded,
    chain: { opening: openingHash, head: chained.at(-1)?.hash ?? openingHash, length: chained.length },
  };
}

/** Puts the result package together. Every value is given; nothing is decided here. */
export function resultPackage(parts: ResultParts): ResultPackage {
  const { format, events, breaks, acts, refused, closedAt, tally, counts, outcome, explanation } = parts;
  const inChain = format === 1 ? [] : (breaks as readonly ChainedBreak[]);
  const chained = [...events, ...inChain, ...acts].sort(bySequence);
  return {
    format: acts.length > 0 ? WITH_ACTS : RESULT_FORMATS[format],
    ...headOf(parts, chained),
    events,
    breaks,
    ...(acts.length > 0 ? { acts } : {}),
    refused,
    closedAt,
    tally,
    counts,
    outcome,
    explanation,
    key: { publicKey: parts.publicKey, fingerprint: parts.fingerprint },
    ...(format === 1 ? {} : { keys: parts.keys }),
  };
}

/** Puts the package of a cancelled ballot together: who has voted and when, and what was done with it. */
export function cancelledPackage(parts: CancelledParts): CancelledPackage {
  const { events, acts, breaks, refused, closedAt } = parts;
  const chained = [...events, ...(breaks as readonly ChainedBreak[]), ...acts].sort(bySequence);
  const voted = new Set(events.map(({ delegation }) => delegation)).size;
  const roll = parts.opening.roll.length;
  return {
    format: WITH_ACTS,
    ...headOf(parts, chained),
    events: events.map(({ choice: _, salt: __, ...sealed }) => sealed),
    breaks,
    acts,
    refused,
    closedAt,
    tally: { roll, voted, notVoting: roll - voted },
    outcome: 'cancelled',
    key: { publicKey: parts.publicKey, fingerprint: parts.fingerprint },
    keys: parts.keys,
  };
}

/**
 * The exact text that is signed, stored and downloaded as `result.json` (UTF-8). The signature beside it,
 * `result.sig`, is 64 raw bytes over it, so that
 * `openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in result.json -sigfile result.sig` checks it.
 */
export function resultText(result: ResultPackage | CancelledPackage): string {
  return `${JSON.stringify(result, null, 2)}\n`;
}
