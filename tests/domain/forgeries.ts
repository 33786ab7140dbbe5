import { openingHash, voteHash } from '@/domain/chain';
import type { VoteCounts } from '@/domain/deciding';
import type { ChainedVote, ResultPackage } from '@/domain/result-package';
import type { VoteRules } from '@/domain/rules';
import { sha256 } from '@/platform/chain';
import { newSigningKey, readSigningKey } from '@/platform/signing';
import { type Cast, CLOSE, type Shape } from './sample-result';

const STRANGERS_KEY = readSigningKey(newSigningKey()).publicKey;

export const rules: VoteRules = {
  procedure: 'vote',
  majority: 'twoThirds',
  onTie: 'rejected',
  quorum: { base: 6, moreThan: [1, 2] },
  members: 6,
  correspondence: true,
};
export const casts: Cast[] = [
  { delegation: 'd0', choice: 'for' },
  { delegation: 'd1', choice: 'against' },
  { delegation: 'd2', choice: 'for' },
  { delegation: 'd1', choice: 'for' },
  { delegation: 'd3', choice: 'abstain' },
];
/** Six on the roll, four vote, one of them twice: adopted by two thirds, by correspondence. */
export const shape: Shape = { rules, size: 6, casts };

type Forgery = [name: string, forge: (result: ResultPackage) => void, conflict: string];
type Draft = { -readonly [K in keyof ResultPackage]: ResultPackage[K] };

/** Hashes the whole chain anew, as someone who holds the database would after changing it. */
function rechain(result: Draft, changed: ChainedVote[]): void {
  let previous = result.chain.opening;
  result.events = changed.map((vote) => {
    const hash = voteHash(sha256, previous, vote);
    const link = { ...vote, previous, hash };
    previous = hash;
    return link;
  });
  result.chain = { ...result.chain, head: previous, length: changed.length };
}

function reopen(result: Draft): void {
  const { id, ...asked } = result.ballot;
  const { rules: frozen, roll, excluded } = result;
  const opened = { conference: result.conference.id, ballot: id, ...asked, rules: frozen, roll, excluded };
  const opening = openingHash(sha256, opened, result.format === 'plenary-result-1' ? 1 : 2);
  result.chain = { ...result.chain, opening };
  rechain(result, [...result.events]);
}

const change = (result: Draft, index: number, fields: Partial<ChainedVote>) =>
  result.events.map((vote, i) => (i === index ? { ...vote, ...fields } : vote));

/** What was done to a result, and the words in which the verifier names the first conflict. */
export const forgeries: Forgery[] = [
  [
    'a choice changed in place',
    (r: Draft) => (r.events = change(r, 1, { choice: 'abstain' })),
    'vote 2 is not the one that was chained',
  ],
  [
    'a salt changed in place',
    (r: Draft) => (r.events = change(r, 1, { salt: '0'.repeat(32) })),
    'vote 2 is not the one that was chained',
  ],
  [
    'a salt taken away',
    (r: Draft) => (r.events = change(r, 1, { salt: undefined })),
    'vote 2 is not the one that was chained',
  ],
  ['a vote left out', (r: Draft) => (r.events = r.events.toSpliced(2, 1)), 'vote 4 is out of sequence'],
  ['the last vote left out', (r: Draft) => (r.events = r.events.slice(0, -1)), 'the head is not the hash'],
  [
    'two votes exchanged',
    (r: Draft) => (r.events = [1, 0, 2, 3, 4].flatMap((i) => r.events[i] ?? [])),
    'vote 2 is out of sequence',
  ],
  [
    'a vote of another ballot',
    (r: Draft) => rechain(r, change(r, 0, { ballot: 'ballot-2' })),
    'vote 1 is out of sequence',
  ],
  [
    'a choice changed and chained anew',
    (r: Draft) => rechain(r, change(r, 0, { choice: 'against' })),
    'the tally should be',
  ],
  [
    'a word that is no choice',
    (r: Draft) => rechain(r, change(r, 0, { choice: 'perhaps' as 'for' })),
    'neither for, against nor abstaining',
  ],
  [
    'a voter who is not on the roll',
    (r: Draft) => rechain(r, change(r, 0, { delegation: 'd9' })),
    'd9, which is not on the roll',
  ],
  [
    'a vote at the closing instant',
    (r: Draft) => rechain(r, change(r, 4, { at: CLOSE })),
    'vote 5 was not made while',
  ],
  [
    'a vote before the opening',
    (r: Draft) => rechain(r, change(r, 0, { at: '2023-04-01T11:59:59.999Z' })),
    'vote 1 was not made while',
  ],
  [
    'a time that is none',
    (r: Draft) => rechain(r, change(r, 0, { at: '2023-04-02' })),
    'vote 1 has no valid time',
  ],
  ['a version twice', (r: Draft) => rechain(r, change(r, 3, { version: 1 })), 'vote 4 has a wrong version'],
  ['a version skipped', (r: Draft) => rechain(r, change(r, 3, { version: 3 })), 'vote 4 has a wrong version'],
  [
    'the rules changed',
    (r: Draft) => (r.rules = { ...rules, majority: 'simple' }),
    'question, rules or roll',
  ],
  [
    'the question changed',
    (r: Draft) => (r.ballot = { ...r.ballot, question: { en: 'Other?' } }),
    'question, rules or roll',
  ],
  [
    'the closing time changed',
    (r: Draft) => (r.ballot = { ...r.ballot, closesAt: '2023-04-09T12:00:00.000Z' }),
    'question, rules or roll',
  ],
  ['a delegation off the roll', (r: Draft) => (r.roll = r.roll.slice(0, -1)), 'question, rules or roll'],
  [
    'a delegation on the roll twice',
    (r: Draft) => {
      r.roll = [...r.roll, ...r.roll.slice(0, 1)];
      reopen(r);
    },
    'a delegation twice',
  ],
  [
    'an end that is no time',
    (r: Draft) => {
      r.closedAt = '2023-04-08';
    },
    'the ballot has no valid time',
  ],
  [
    'an end after the closing instant',
    (r: Draft) => (r.closedAt = '2023-04-09T12:00:00.000Z'),
    'after its closing instant',
  ],
  [
    'an end before the closing instant, though not all have voted',
    (r: Draft) => (r.closedAt = '2023-04-02T12:00:00.000Z'),
    'the ballot ended before or after its closing instant',
  ],
  ['a wrong tally', (r: Draft) => (r.tally = { ...r.tally, for: 4, notVoting: 1 }), 'the tally should be'],
  [
    'wrong counts',
    (r: Draft) => (r.counts = { ...(r.counts as VoteCounts), yes: 4 }),
    'the counts should be',
  ],
  [
    'more present than replied',
    (r: Draft) => (r.counts = { ...(r.counts as VoteCounts), present: 6 }),
    'the counts should be',
  ],
  ['a wrong outcome', (r: Draft) => (r.outcome = 'rejected'), 'the outcome should be adopted'],
  [
    'another fingerprint',
    (r: Draft) => (r.key = { ...r.key, fingerprint: 'f'.repeat(64) }),
    'wrong format or fingerprint',
  ],
  ['another key', (r: Draft) => (r.key = { ...r.key, publicKey: STRANGERS_KEY }), 'does not sign'],
];
