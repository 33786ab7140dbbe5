import {
  type BallotFormat,
  type BreakContent,
  breakHash,
  type ChainedExclusion,
  type OpeningContent,
  openingHash,
  reasonHash,
  type VoteContent,
  voteHash,
} from '@/domain/chain';
import { type Counts, decide } from '@/domain/deciding';
import { explain } from '@/domain/explaining';
import { type BreakReceipt, breakReceiptOf, type Receipt, receiptOf } from '@/domain/receipt';
import {
  type ChainedBreak,
  type ChainedVote,
  type ResultPackage,
  resultPackage,
} from '@/domain/result-package';
import type { Rules } from '@/domain/rules';
import type { HouseKey } from '@/domain/signing-key';
import { type Choice, countsOf, tally } from '@/domain/tally';
import { sha256 } from '@/platform/chain';
import { endorse, type SigningKey } from '@/platform/signing';

export const CLOSE = '2023-04-08T12:00:00.000Z';
const AFTER_BREAKS = '2023-04-02T00:00:00.001Z';
const OPENING = Date.parse('2023-04-01T12:00:00.000Z');

export type Cast = { delegation: string; choice: Choice };
export type Shape = {
  format?: BallotFormat;
  rules: Rules;
  size: number;
  casts?: Cast[];
  breaks?: string[];
  present?: number;
  closedAt?: string;
  salted?: boolean;
  excluded?: ChainedExclusion[];
  /** the keys of the house, the signing one last; all but the first endorsed by the one before, unless `unendorsed` */
  keys?: SigningKey[];
  unendorsed?: boolean;
  refused?: number;
};

/** The countries of a roll of this size: d1, d2, … with made-up codes. */
const delegationOf = (index: number) => `d${index}`;

/** A declared result made by our own functions, as the close of a ballot makes it. */
export function sampleResult(key: SigningKey, shape: Shape) {
  const format = shape.format ?? 2;
  const opening: OpeningContent = {
    conference: 'conference-1',
    ballot: 'ballot-1',
    number: 1,
    procedure: shape.rules.procedure,
    round: 1,
    question: { en: 'Shall it?', fr: 'Le faut-il ?', es: '¿Procede?', ar: 'هل يُعتمد؟' },
    rules: shape.rules,
    roll: Array.from({ length: shape.size }, (_, i) => ({ delegation: delegationOf(i), country: `C${i}` })),
    excluded: shape.excluded ?? [{ name: 'ZZ', reason: 'noDelegation' }],
    opensAt: new Date(OPENING).toISOString(),
    closesAt: CLOSE,
  };
  const first = openingHash(sha256, opening, format);
  const { events, receipts } = chained(first, shape.casts ?? [], key.fingerprint, shape.salted);
  const broken = brokenChain(first, shape.breaks ?? [], key.fingerprint);
  const breaks =
    format === 2 ? broken.breaks : broken.breaks.map(({ delegation, at }) => ({ delegation, at }));
  const figures = tally(
    opening.roll.map((one) => one.delegation),
    events.map(({ delegation, version, choice }) => ({ delegationId: delegation, version, choice })),
  );
  const counts: Counts =
    shape.rules.procedure === 'vote'
      ? countsOf(shape.rules, figures, shape.present)
      : { hours: 168, breaks: breaks.length };
  const outcome = decide(shape.rules, counts);
  const { publicKey, fingerprint } = key;
  const result: ResultPackage = resultPackage({
    format,
    conference: {
      id: 'conference-1',
      symbol: 'AMERICAS-25',
      title: { en: 'Sample' },
      timeZone: 'America/Santiago',
    },
    opening,
    openingHash: first,
    events,
    breaks,
    acts: [],
    refused: shape.refused ?? 2,
    tally: figures,
    counts,
    outcome,
    explanation: explain(shape.rules, counts, outcome),
    closedAt: shape.closedAt ?? (breaks.length > 0 ? AFTER_BREAKS : CLOSE),
    publicKey,
    fingerprint,
    keys: houseKeys(shape.keys ?? [key], shape.unendorsed),
  });
  return { result, receipts, breakReceipts: broken.receipts };
}

/** A key a day, each vouched for by the one before. */
export function houseKeys(keys: readonly SigningKey[], unendorsed = false): HouseKey[] {
  return keys.map(({ publicKey, fingerprint }, index) => {
    const before = unendorsed ? undefined : keys[index - 1];
    const since = new Date(OPENING + index * 24 * 3_600_000).toISOString();
    return {
      publicKey,
      fingerprint,
      since,
      endorsement: before ? endorse(before, fingerprint, since) : null,
    };
  });
}

/** Votes in the order of their arrival, one a second, each hanging on the one before. */
function chained(first: string, casts: readonly Cast[], fingerprint = '', salted = true) {
  const versions = new Map<string, number>();
  const events: ChainedVote[] = [];
  const receipts: Receipt[] = [];
  let previous = first;
  for (const [index, { delegation, choice }] of casts.entries()) {
    const version = (versions.get(delegation) ?? 0) + 1;
    versions.set(delegation, version);
    const at = new Date(OPENING + index * 1000).toISOString();
    const salt = sha256(`salt ${index}`).slice(0, 32);
    const vote: VoteContent = {
      ballot: 'ballot-1',
      sequence: index + 1,
      delegation,
      version,
      choice,
      at,
      // Votes of before salts have none, and hold all the same.
      ...(salted ? { salt } : {}),
    };
    const hash = voteHash(sha256, previous, vote);
    events.push({ ...vote, previous, hash });
    receipts.push(receiptOf(vote, previous, hash, fingerprint));
    previous = hash;
  }
  return { events, receipts };
}

/** Breaks of silence, one each, hanging on the one before. */
export function brokenChain(first: string, delegations: readonly string[], fingerprint = '') {
  const breaks: ChainedBreak[] = [];
  const receipts: BreakReceipt[] = [];
  let previous = first;
  for (const [index, delegation] of delegations.entries()) {
    const salt = sha256(`salt ${index}`).slice(0, 32);
    const content: BreakContent = {
      ballot: 'ballot-1',
      sequence: index + 1,
      delegation,
      at: '2023-04-02T00:00:00.000Z',
      salt,
      reason: reasonHash(sha256, salt, `Reason of ${delegation}`),
    };
    const hash = breakHash(sha256, previous, content);
    breaks.push({ ...content, previous, hash });
    receipts.push(breakReceiptOf(content, previous, hash, fingerprint));
    previous = hash;
  }
  return { breaks, receipts };
}
