import type { OpeningContent, VoteContent } from './chain';
import type { Counts, Verdict } from './deciding';
import type { Phrase } from './explaining';
import type { Tally } from './tally';

export const RESULT_FORMAT = 'plenary-result-1';

/** A recorded vote with its place in the chain. */
export type ChainedVote = VoteContent & { previous: string; hash: string };

export type ResultParts = {
  conference: { id: string; symbol: string; title: Readonly<Record<string, string>>; timeZone: string };
  number: number;
  opening: OpeningContent;
  openingHash: string;
  excluded: readonly { name: string; reason: string }[];
  /** in the order of their sequence; empty for a silence procedure */
  events: readonly ChainedVote[];
  /** who broke silence and when, ISO 8601 in UTC; empty for a vote */
  breaks: readonly { delegation: string; at: string }[];
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
};

/** Everything that a stranger needs to check a declared result, without our code. */
export type ResultPackage = {
  format: typeof RESULT_FORMAT;
  conference: ResultParts['conference'];
  ballot: Omit<OpeningContent, 'conference' | 'ballot' | 'rules' | 'roll'> & { id: string; number: number };
  rules: OpeningContent['rules'];
  roll: OpeningContent['roll'];
  excluded: ResultParts['excluded'];
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
};

/** Puts the result package together. Every value is given; nothing is decided here. */
export function resultPackage(parts: ResultParts): ResultPackage {
  const { conference: _, ballot: id, rules, roll, ...asked } = parts.opening;
  const { conference, number, excluded, events, breaks, refused, tally, counts, outcome, explanation } =
    parts;
  const head = events.at(-1)?.hash ?? parts.openingHash;
  return {
    format: RESULT_FORMAT,
    conference,
    ballot: { id, number, ...asked },
    rules,
    roll,
    excluded,
    chain: { opening: parts.openingHash, head, length: events.length },
    events,
    breaks,
    refused,
    closedAt: parts.closedAt,
    tally,
    counts,
    outcome,
    explanation,
    key: { publicKey: parts.publicKey, fingerprint: parts.fingerprint },
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
