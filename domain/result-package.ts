import type { BallotFormat, BreakContent, ChainedExclusion, OpeningContent, VoteContent } from './chain';
import type { Counts, Verdict } from './deciding';
import type { Phrase } from './explaining';
import type { HouseKey } from './signing-key';
import type { Tally } from './tally';

const RESULT_FORMATS = { 1: 'plenary-result-1', 2: 'plenary-result-2' } as const;

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

type Asked = Pick<OpeningContent, 'procedure' | 'round' | 'question' | 'opensAt' | 'closesAt'>;

/** Everything that a stranger needs to check a declared result, without our code. */
export type ResultPackage = {
  format: (typeof RESULT_FORMATS)[BallotFormat];
  conference: ResultParts['conference'];
  ballot: Asked & { id: string; number: number };
  rules: OpeningContent['rules'];
  roll: OpeningContent['roll'];
  excluded: readonly ChainedExclusion[];
  chain: { opening: string; head: string; length: number };
  events: readonly ChainedVote[];
  breaks: ResultParts['breaks'];
  refused: number;
  closedAt: string;
  tally: Tally;
  counts: Counts;
  outcome: Verdict;
  explanation: Phrase;
  key: { publicKey: string; fingerprint: string };
  keys?: readonly HouseKey[];
};

/** Puts the result package together. Every value is given; nothing is decided here. */
export function resultPackage(parts: ResultParts): ResultPackage {
  const { format, opening, conference, events, breaks, refused, tally, counts, outcome, explanation } = parts;
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
  const chained = [...events, ...(format === 1 ? [] : (breaks as readonly ChainedBreak[]))];
  const head = chained.at(-1)?.hash ?? parts.openingHash;
  return {
    format: RESULT_FORMATS[format],
    conference,
    ballot: { id, number, procedure, round, question, opensAt, closesAt },
    rules,
    roll,
    excluded,
    chain: { opening: parts.openingHash, head, length: chained.length },
    events,
    breaks,
    refused,
    closedAt: parts.closedAt,
    tally,
    counts,
    outcome,
    explanation,
    key: { publicKey: parts.publicKey, fingerprint: parts.fingerprint },
    ...(format === 1 ? {} : { keys: parts.keys }),
  };
}

/**
 * The exact text that is signed, stored and downloaded as `result.json` (UTF-8). The signature beside it,
 * `result.sig`, is 64 raw bytes over it, so that
 * `openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in result.json -sigfile result.sig` checks it.
 */
export function resultText(result: ResultPackage): string {
  return `${JSON.stringify(result, null, 2)}\n`;
}
