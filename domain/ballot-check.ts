import type { Filling, Sentence } from '@/messages/keys';
import { type ChainedAct, closeAfter, doneBy } from './acts';
import { canonicalJson, type Json } from './canonical';
import {
  actHash,
  type BallotFormat,
  breakHash,
  inHashedOrder,
  inRollOrder,
  type OpeningContent,
  openingHash,
  type Sha256,
  voteHash,
} from './chain';
import { type BreakReceipt, breakReceiptOf, type Receipt, receiptOf, receiptText } from './receipt';
import type { WordedSentence } from './refusal';
import type { ChainedBreak, ChainedVote } from './result-package';
import type { HouseKey } from './signing-key';
import { type Tally, tally } from './tally';

/** What can be wrong with a ballot's record. Messages: `ballots.conflict.<word>`. */
const CONFLICTS = [
  'eventChain',
  'notOpened',
  'declaredBefore',
  'rollAdded',
  'rollMissing',
  'opening',
  'sequence',
  'link',
  'notEntitled',
  'version',
  'time',
  'told',
  'untold',
  'head',
  'receipt',
  'receiptKey',
  'unknownKey',
  'breaks',
  'tally',
  'signature',
  'package',
] as const;
export type ConflictWord = (typeof CONFLICTS)[number];

/** The first conflict, as a key of the messages with its parameters; a country is named by its code. */
export type Conflict =
  | Sentence<string | number, Exclude<ConflictKey, OfCountry>>
  | { key: OfCountry; params: { country: string } };

type ConflictKey = `ballots.conflict.${ConflictWord}`;
/** What is wrong with a delegation, whose country the message joins to it by a preposition. */
type OfCountry = `ballots.conflict.${'rollAdded' | 'rollMissing'}`;
type Facts<Key extends ConflictKey> = Key extends OfCountry
  ? [params: { country: string }]
  : Filling<Key, string | number>;

/** A conflict by its word. */
export function conflict<Word extends ConflictWord>(
  word: Word,
  ...[params = {}]: Facts<`ballots.conflict.${Word}`>
): Conflict {
  return { key: `ballots.conflict.${word}`, params } as Conflict;
}

/** A conflict as a sentence, in which the country is named by its name. */
export function conflictSentence({ key, params }: Conflict): WordedSentence {
  return {
    key,
    params: 'country' in params ? { of: { ofCountry: params.country } } : params,
  } as WordedSentence;
}

export type Crypto = {
  sha256: Sha256;
  /** true when the signature (base64) of the text is by the key (SPKI, PEM) */
  isSigned: (publicKey: string, text: string, signature: string) => boolean;
};

/** What the conference's event chain says of a ballot. */
export type RecordedEvents = {
  /** the first event that does not hold, from the opening of the ballot on; null where all hold */
  broken: number | null;
  opened: {
    hash: string;
    /** the number of the text, and the profile that a further round takes its rules from: no hash of the ballot holds them */
    outcome: number;
    profile: Json;
    roll: { entitled: Entitled[]; excluded: { name: string; reason: string }[] };
  } | null;
  /** a declaration, or a cancellation, is told of */
  over: boolean;
  /** each recorded vote or break of silence, in the order of the chain; a break of format 1 has no hash */
  entries: readonly { sequence?: number; hash?: string; delegationId?: string; at?: string }[];
};
type Entitled = { delegationId: string; countryCode: string };

/** All that is stored of a ballot, as plain values; `opening` and `counted` are what tables and view say now. */
export type BallotRecord = {
  format: BallotFormat;
  /** declared, or cancelled */
  over: boolean;
  opening: OpeningContent;
  outcome: number;
  profile: Json;
  nextSequence: number;
  headHash: string;
  votes: readonly (ChainedVote & { receipt: string })[];
  breaks: readonly (ChainedBreak & { receipt: string | null })[];
  acts: readonly ChainedAct[];
  counted: Tally;
  keys: readonly (HouseKey & { until: string | null })[];
  events: RecordedEvents;
};

type Deed =
  | { content: ChainedVote; hash: string; is: 'vote'; receipt: string | null }
  | { content: ChainedBreak; hash: string; is: 'break'; receipt: string | null }
  | { content: ChainedAct; hash: string; is: 'act' };

/**
 * The first thing in which a ballot's record contradicts itself, or null when all of it fits: the event chain, the
 * opening, every link, every entry against the events, the head, the tally counted twice, and every receipt. What
 * passes may be signed; the same walk finds what was changed after it was signed.
 */
export function firstConflict(crypto: Crypto, record: BallotRecord): Conflict | null {
  const { events } = record;
  if (events.broken !== null) return conflict('eventChain', { sequence: events.broken });
  // Whoever takes a declaration back would have the house sign a second one.
  if (events.over && !record.over) return conflict('declaredBefore');
  const entries = entriesOf(crypto, record);
  return (
    openingConflict(crypto, record) ??
    chainConflict(crypto, record, entries) ??
    plainBreaksConflict(record) ??
    eventsConflict(record, entries) ??
    headConflict(crypto, record, entries) ??
    tallyConflict(record) ??
    receiptConflict(crypto, record, entries)
  );
}

function entriesOf({ sha256 }: Crypto, { format, votes, breaks, acts }: BallotRecord): Deed[] {
  const cast = votes.map((content): Deed => {
    const hash = voteHash(sha256, content.previous, content);
    return { content, hash, is: 'vote', receipt: content.receipt };
  });
  if (format === 1) return cast;
  const broken = breaks.map((content): Deed => {
    const hash = breakHash(sha256, content.previous, content);
    return { content, hash, is: 'break', receipt: content.receipt };
  });
  const done = acts.map((content): Deed => {
    return { content, hash: actHash(sha256, content.previous, doneBy(content)), is: 'act' };
  });
  return [...cast, ...broken, ...done].sort((a, b) => a.content.sequence - b.content.sequence);
}

const same = (a: Json, b: Json) => canonicalJson(a) === canonicalJson(b);

function openingConflict({ sha256 }: Crypto, record: BallotRecord): Conflict | null {
  const { format, opening, outcome, profile } = record;
  const { opened } = record.events;
  if (!opened) return conflict('notOpened');
  const then = inRollOrder(opened.roll.entitled);
  const nameOf = ({ delegation, country }: OpeningContent['roll'][number]) => `${country} ${delegation}`;
  const [before, now] = [then, opening.roll].map((roll) => new Set(roll.map(nameOf)));
  const added = opening.roll.find((one) => !before?.has(nameOf(one)));
  if (added) return conflict('rollAdded', { country: added.country });
  const missing = then.find((one) => !now?.has(nameOf(one)));
  if (missing) return conflict('rollMissing', { country: missing.country });
  const unchanged =
    outcome === opened.outcome &&
    same(profile, opened.profile) &&
    same(opening.roll, then) &&
    same(opening.excluded, inHashedOrder(opened.roll.excluded)) &&
    openingHash(sha256, opening, format) === opened.hash;
  return unchanged ? null : conflict('opening');
}

function chainConflict({ sha256 }: Crypto, record: BallotRecord, entries: readonly Deed[]): Conflict | null {
  const { opening, format } = record;
  const roll = new Set(opening.roll.map((one) => one.delegation));
  const versions = new Map<string, number>();
  let previous = openingHash(sha256, opening, format);
  let before = opening.opensAt;
  let close = opening.closesAt;
  let cancelled = false;
  for (const [index, entry] of entries.entries()) {
    const { content, hash } = entry;
    const { sequence, at } = content;
    const wrong = (word: 'sequence' | 'link' | 'notEntitled' | 'version' | 'time') =>
      conflict(word, { sequence: index + 1 });
    if (sequence !== index + 1) return wrong('sequence');
    if (content.previous !== previous || content.hash !== hash) return wrong('link');
    const delegation = 'delegation' in content ? content.delegation : null;
    if (delegation !== null && !roll.has(delegation)) return wrong('notEntitled');
    if (entry.is !== 'act') {
      const version = (versions.get(entry.content.delegation) ?? 0) + 1;
      versions.set(entry.content.delegation, version);
      if (entry.is === 'vote' ? entry.content.version !== version : version > 1) return wrong('version');
    }
    if (at < before || at >= close || cancelled) return wrong('time');
    if (entry.is === 'act') {
      const act = entry.content;
      if (act.kind === 'closeMoved' && (act.from !== close || act.to <= at)) return wrong('time');
      close = closeAfter(close, [act]);
      cancelled = act.kind === 'cancelled';
    }
    previous = hash;
    before = at;
  }
  return null;
}

/** Breaks outside of a chain: each is told of, and none else is. */
function plainBreaksConflict({ format, breaks, events }: BallotRecord): Conflict | null {
  if (format !== 1) return null;
  const stored = breaks.map(({ delegation, at }) => `${delegation} ${at}`).sort();
  const recorded = events.entries.flatMap(({ hash, delegationId, at }) =>
    hash === undefined ? [`${delegationId} ${at}`] : [],
  );
  return same(stored, recorded.sort()) ? null : conflict('breaks');
}

function eventsConflict({ events }: BallotRecord, entries: readonly Deed[]): Conflict | null {
  const recorded = events.entries.filter(({ hash }) => hash !== undefined);
  for (let index = 0; index < Math.max(recorded.length, entries.length); index += 1) {
    const [event, entry] = [recorded[index], entries[index]?.content];
    if (!entry) return conflict('told', { sequence: index + 1 });
    if (event?.sequence !== index + 1 || event.hash !== entry.hash) {
      return conflict('untold', { sequence: index + 1 });
    }
  }
  return null;
}

function headConflict({ sha256 }: Crypto, record: BallotRecord, entries: readonly Deed[]): Conflict | null {
  const last = entries.at(-1)?.hash ?? openingHash(sha256, record.opening, record.format);
  const holds = record.headHash === last && record.nextSequence === entries.length + 1;
  return holds ? null : conflict('head', { sequence: entries.length });
}

function parsed(text: string | null): ((Receipt | BreakReceipt) & { signature?: unknown }) | null {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}

/** Whether a key was the house's own at that time. The first has been since whenever: it is recorded at a first start. */
const isOfTime = ({ since, until }: BallotRecord['keys'][number], at: string, isFirst: boolean) =>
  (isFirst || at >= since) && (until === null || at < until);

function receiptConflict(crypto: Crypto, record: BallotRecord, entries: readonly Deed[]): Conflict | null {
  let unknown: number | undefined;
  for (const entry of entries) {
    if (entry.is === 'act') continue;
    const { sequence, previous, hash, at } = entry.content;
    const receipt = parsed(entry.receipt);
    if (!receipt) return conflict('receipt', { sequence });
    const ours =
      entry.is === 'vote'
        ? receiptOf(entry.content, previous, hash, receipt.key)
        : breakReceiptOf(entry.content, previous, hash, receipt.key);
    const { signature, ...content } = receipt;
    if (typeof signature !== 'string' || !same(content as unknown as Json, ours)) {
      return conflict('receipt', { sequence });
    }
    const keyIndex = record.keys.findIndex(({ fingerprint }) => fingerprint === receipt.key);
    const key = record.keys[keyIndex];
    // What such a receipt says fits; only whose signature it is nobody can tell.
    if (!key) unknown ??= sequence;
    else if (record.format !== 1 && !isOfTime(key, at, keyIndex === 0))
      return conflict('receiptKey', { sequence });
    else if (!crypto.isSigned(key.publicKey, receiptText(ours), signature)) {
      return conflict('receipt', { sequence });
    }
  }
  return unknown === undefined ? null : conflict('unknownKey', { sequence: unknown });
}

function tallyConflict({ opening, votes, counted }: BallotRecord): Conflict | null {
  const roll = opening.roll.map((one) => one.delegation);
  const events = votes.map(({ delegation, version, choice }) => ({
    delegationId: delegation,
    version,
    choice,
  }));
  return same(tally(roll, events), counted) ? null : conflict('tally');
}
