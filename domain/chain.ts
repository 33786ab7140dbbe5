import type { ActContent } from './acts';
import { canonicalJson, type Json } from './canonical';
import type { Procedure, Rules } from './rules';
import type { Choice } from './tally';

/** SHA-256 of a text in UTF-8, as 64 lower-case hexadecimal digits. */
export type Sha256 = (text: string) => string;

/** 1: number, exclusions and breaks of silence are outside of the chain, as it was once. 2: they are in it. */
export type BallotFormat = 1 | 2;

/** The words that keep the chains apart: a hash of one can never be passed off as a hash of another. */
const CHAIN_WORDS = {
  opening1: 'plenary-ballot-opening-1',
  opening: 'plenary-ballot-opening-2',
  vote: 'plenary-ballot-vote-1',
  break: 'plenary-ballot-break-1',
  act: 'plenary-ballot-act-1',
} as const;

/** Stands where a chain has no link before it. */
export const NO_HASH = '0'.repeat(64);

/** hash = SHA-256(word LF previous hash LF canonical JSON of the content). */
export function chainHash(sha256: Sha256, word: string, previous: string, content: Json): string {
  return sha256(`${word}\n${previous}\n${canonicalJson(content)}`);
}

/** Who is not on the roll, and why. */
export type ChainedExclusion = { name: string; reason: string };

/** What is fixed when a ballot opens. Its hash is the first `previous`: the votes hang on question, rules and roll. */
export type OpeningContent = {
  conference: string;
  ballot: string;
  number: number;
  procedure: Procedure;
  round: number;
  question: Readonly<Record<string, string>>;
  rules: Rules;
  roll: readonly { delegation: string; country: string }[];
  /** in the order of `inHashedOrder` */
  excluded: readonly ChainedExclusion[];
  opensAt: string;
  closesAt: string;
};

/** The hash that the chain of a ballot begins with; times are ISO 8601 in UTC with milliseconds. */
export function openingHash(sha256: Sha256, opening: OpeningContent, format: BallotFormat = 2): string {
  const { conference, ballot, number, procedure, round, question, rules, roll, excluded, ...times } = opening;
  const { opensAt, closesAt } = times;
  const content = { conference, ballot, procedure, round, question, rules, roll, opensAt, closesAt };
  return format === 1
    ? chainHash(sha256, CHAIN_WORDS.opening1, NO_HASH, content)
    : chainHash(sha256, CHAIN_WORDS.opening, NO_HASH, { ...content, number, excluded });
}

/** Exclusions by their names in the order of UTF-16 code units, which no language and no database changes. */
export function inHashedOrder(excluded: readonly ChainedExclusion[]): ChainedExclusion[] {
  const sorted = [...excluded].sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
  return sorted.map(({ name, reason }) => ({ name, reason }));
}

/** A roll as it is hashed: by the codes of the countries. */
export function inRollOrder(entitled: readonly { delegationId: string; countryCode: string }[]) {
  const sorted = [...entitled].sort((a, b) => (a.countryCode < b.countryCode ? -1 : 1));
  return sorted.map((one) => ({ delegation: one.delegationId, country: one.countryCode }));
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
  const fields = { ballot, sequence, delegation, version, choice, at };
  return salt === undefined ? fields : { ...fields, salt };
}

/** The hash of one recorded vote, hanging on the one before it (or on the opening). */
export function voteHash(sha256: Sha256, previous: string, vote: VoteContent): string {
  return chainHash(sha256, CHAIN_WORDS.vote, previous, saidBy(vote));
}

/** What one break of silence says. `reason` is the hash of the reason: who has no part in the conference may check the chain. */
export type BreakContent = {
  ballot: string;
  sequence: number;
  delegation: string;
  at: string;
  salt: string;
  reason: string;
};

/** The break's own fields, whatever else the value has. */
export function brokenBy({ ballot, sequence, delegation, at, salt, reason }: BreakContent): BreakContent {
  return { ballot, sequence, delegation, at, salt, reason };
}

/** The hash that stands for a reason: SHA-256(salt LF reason as it was given). */
export function reasonHash(sha256: Sha256, salt: string, reason: string): string {
  return sha256(`${salt}\n${reason}`);
}

/** The hash of one break of silence, in the same chain as everything else of the ballot. */
export function breakHash(sha256: Sha256, previous: string, fields: BreakContent): string {
  return chainHash(sha256, CHAIN_WORDS.break, previous, brokenBy(fields));
}

/** The hash of one act upon a ballot, in the same chain. */
export function actHash(sha256: Sha256, previous: string, content: ActContent): string {
  return chainHash(sha256, CHAIN_WORDS.act, previous, content);
}
