import { canonicalJson, type Json } from './canonical';
import type { Procedure, Rules } from './rules';
import type { Choice } from './tally';

/** SHA-256 of a text in UTF-8, as 64 lower-case hexadecimal digits. */
export type Sha256 = (text: string) => string;

/** The words that keep the chains apart: a hash of one can never be passed off as a hash of another. */
export const CHAIN_WORDS = {
  opening: 'plenary-ballot-opening-1',
  vote: 'plenary-ballot-vote-1',
} as const;

/** Stands where a chain has no link before it. */
export const NO_HASH = '0'.repeat(64);

/** hash = SHA-256(word LF previous hash LF canonical JSON of the content). */
export function chainHash(sha256: Sha256, word: string, previous: string, content: Json): string {
  return sha256(`${word}\n${previous}\n${canonicalJson(content)}`);
}

/** What is fixed when a ballot opens. Its hash is the first `previous`: the votes hang on question, rules and roll. */
export type OpeningContent = {
  conference: string;
  ballot: string;
  procedure: Procedure;
  round: number;
  question: Readonly<Record<string, string>>;
  rules: Rules;
  roll: readonly { delegation: string; country: string }[];
  opensAt: string;
  closesAt: string;
};

/** The hash that the chain of a ballot begins with; times are ISO 8601 in UTC with milliseconds. */
export function openingHash(sha256: Sha256, opening: OpeningContent): string {
  const { conference, ballot, procedure, round, question, rules, roll, opensAt, closesAt } = opening;
  const content = { conference, ballot, procedure, round, question, rules, roll, opensAt, closesAt };
  return chainHash(sha256, CHAIN_WORDS.opening, NO_HASH, content);
}

/**
 * What one recorded vote says; `at` is ISO 8601 in UTC with milliseconds, by the database's clock. `salt` is 128 random
 * bits in hexadecimal: without it, whoever has the hash and the one before would only have to try the three choices.
 */
export type VoteContent = {
  ballot: string;
  sequence: number;
  delegation: string;
  version: number;
  choice: Choice;
  at: string;
  salt?: string;
};

/** The vote's own fields, whatever else the value has. */
export function saidBy({
  ballot,
  sequence,
  delegation,
  version,
  choice,
  at,
  salt,
}: VoteContent): VoteContent {
  const said = { ballot, sequence, delegation, version, choice, at };
  return salt === undefined ? said : { ...said, salt };
}

/** The hash of one recorded vote, hanging on the one before it (or on the opening). */
export function voteHash(sha256: Sha256, previous: string, vote: VoteContent): string {
  return chainHash(sha256, CHAIN_WORDS.vote, previous, saidBy(vote));
}
