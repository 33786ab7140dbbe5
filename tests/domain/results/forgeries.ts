import { generateKeyPairSync } from 'node:crypto';
import { openingHash, voteHash } from '@/domain/chain';
import type { VoteCounts } from '@/domain/deciding';
import type { ChainedVote, ResultPackage } from '@/domain/result-package';
import type { VoteRules } from '@/domain/rules';
import { sha256 } from '@/platform/chain';
import { fingerprintOf, newSigningKey, readSigningKey, type SigningKey } from '@/platform/signing';
import { brokenChain, type Cast, CLOSE, houseKeys, type Shape } from './sample-result';

const STRANGER = readSigningKey(newSigningKey());
const STRANGERS_KEY = STRANGER.publicKey;
const pick = ({ publicKey, fingerprint }: SigningKey) => ({ publicKey, fingerprint });

const { publicKey: x25519 } = generateKeyPairSync('x25519');
const OF_ANOTHER_KIND = {
  publicKey: x25519.export({ type: 'spki', format: 'pem' }).toString(),
  fingerprint: fingerprintOf(x25519),
};

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

export type Forgery = [what: string, forge: (result: ResultPackage) => void, finds: string];
export type Draft = { -readonly [K in keyof ResultPackage]: ResultPackage[K] };

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
  const { id, ...question } = result.ballot;
  const { rules: frozen, roll, excluded } = result;
  const opened = { conference: result.conference.id, ballot: id, ...question, rules: frozen, roll, excluded };
  const opening = openingHash(sha256, opened, result.format === 'plenary-result-1' ? 1 : 2);
  result.chain = { ...result.chain, opening };
  rechain(result, [...result.events]);
}

const change = (result: Draft, index: number, fields: Partial<ChainedVote>) =>
  result.events.map((vote, i) => (i === index ? { ...vote, ...fields } : vote));

/** Changes to a result whose signature is made anew with the house's key, and the check that finds each. */
export const forgeries: Forgery[] = [
  ['a choice changed', (r: Draft) => (r.events = change(r, 1, { choice: 'abstain' })), 'chain'],
  ['a salt changed', (r: Draft) => (r.events = change(r, 1, { salt: '0'.repeat(32) })), 'chain'],
  ['a salt taken away', (r: Draft) => (r.events = change(r, 1, { salt: undefined })), 'members'],
  ['a vote left out', (r: Draft) => (r.events = r.events.toSpliced(2, 1)), 'chain'],
  ['the last vote left out', (r: Draft) => (r.events = r.events.slice(0, -1)), 'chain'],
  ['a vote added', (r: Draft) => (r.events = [...r.events, ...r.events.slice(-1)]), 'chain'],
  [
    'two votes exchanged',
    (r: Draft) => (r.events = [1, 0, 2, 3, 4].flatMap((i) => r.events[i] ?? [])),
    'chain',
  ],
  ['a gap in the sequence', (r: Draft) => rechain(r, change(r, 4, { sequence: 6 })), 'chain'],
  ['a vote of another ballot', (r: Draft) => rechain(r, change(r, 0, { ballot: 'ballot-2' })), 'chain'],
  [
    'a choice changed and chained anew',
    (r: Draft) => rechain(r, change(r, 0, { choice: 'against' })),
    'tally',
  ],
  [
    'a word that is no choice, chained anew',
    (r: Draft) => rechain(r, change(r, 0, { choice: 'perhaps' as 'for' })),
    'members',
  ],
  [
    'a voter who is not on the roll, chained anew',
    (r: Draft) => rechain(r, change(r, 0, { delegation: 'd9' })),
    'chain',
  ],
  [
    'a vote at the closing instant, chained anew',
    (r: Draft) => rechain(r, change(r, 4, { at: CLOSE })),
    'chain',
  ],
  [
    'a vote before the opening, chained anew',
    (r: Draft) => rechain(r, change(r, 0, { at: '2023-04-01T11:59:59.999Z' })),
    'chain',
  ],
  [
    'times that go back, chained anew',
    (r: Draft) => rechain(r, change(r, 3, { at: '2023-04-01T12:00:01.999Z' })),
    'chain',
  ],
  [
    'a vote that hangs on the opening in place of the one before it, chained anew',
    (r: Draft) => {
      const whole = r.events;
      rechain(r, whole.slice(2));
      r.events = [...whole.slice(0, 2), ...r.events];
      r.chain = { ...r.chain, length: r.events.length };
    },
    'chain',
  ],
  [
    'a time that is none, chained anew',
    (r: Draft) => rechain(r, change(r, 0, { at: '2023-04-02' })),
    'members',
  ],
  [
    'a day that does not exist, chained anew',
    (r: Draft) => rechain(r, change(r, 4, { at: '2023-02-30T12:00:00.000Z' })),
    'members',
  ],
  ['a version twice, chained anew', (r: Draft) => rechain(r, change(r, 3, { version: 1 })), 'chain'],
  ['a version skipped, chained anew', (r: Draft) => rechain(r, change(r, 3, { version: 3 })), 'chain'],
  ['another head of the chain', (r: Draft) => (r.chain = { ...r.chain, head: 'f'.repeat(64) }), 'chain'],
  ['another length of the chain', (r: Draft) => (r.chain = { ...r.chain, length: 4 }), 'chain'],
  ['other rules', (r: Draft) => (r.rules = { ...rules, majority: 'simple' }), 'opening'],
  ['another question', (r: Draft) => (r.ballot = { ...r.ballot, question: { en: 'Other?' } }), 'opening'],
  ['another number', (r: Draft) => (r.ballot = { ...r.ballot, number: 2 }), 'opening'],
  [
    'another closing time',
    (r: Draft) => (r.ballot = { ...r.ballot, closesAt: '2023-04-09T12:00:00.000Z' }),
    'opening',
  ],
  ['a delegation off the roll', (r: Draft) => (r.roll = r.roll.slice(0, -1)), 'opening'],
  ['the exclusions emptied', (r: Draft) => (r.excluded = []), 'opening'],
  [
    'another reason for an exclusion',
    (r: Draft) => (r.excluded = [{ name: 'ZZ', reason: 'suspended' }]),
    'opening',
  ],
  [
    'a procedure that the rules are not of, opened anew',
    (r: Draft) => reopen(Object.assign(r, { ballot: { ...r.ballot, procedure: 'silence' } })),
    'opening',
  ],
  [
    'a closing before the opening, opened anew',
    (r: Draft) => reopen(Object.assign(r, { ballot: { ...r.ballot, opensAt: CLOSE } })),
    'opening',
  ],
  [
    'a delegation on the roll twice, opened anew',
    (r: Draft) =>
      reopen(Object.assign(r, { roll: [...r.roll.slice(0, -1), { delegation: 'd0', country: 'C5' }] })),
    'roll',
  ],
  [
    'a country on the roll twice, opened anew',
    (r: Draft) =>
      reopen(Object.assign(r, { roll: [...r.roll.slice(1), { delegation: 'd0', country: 'C1' }] })),
    'roll',
  ],
  ['an empty roll, opened anew', (r: Draft) => reopen(Object.assign(r, { roll: [] })), 'roll'],
  [
    'more on the roll than members, opened anew',
    (r: Draft) => reopen(Object.assign(r, { rules: { ...rules, members: 5 } })),
    'roll',
  ],
  [
    'somebody on the roll excluded, opened anew',
    (r: Draft) => reopen(Object.assign(r, { excluded: [{ name: 'C5', reason: 'suspended' }] })),
    'roll',
  ],
  [
    'a number of 0, opened anew',
    (r: Draft) => reopen(Object.assign(r, { ballot: { ...r.ballot, number: 0 } })),
    'opening',
  ],
  [
    'a round of 0, opened anew',
    (r: Draft) => reopen(Object.assign(r, { ballot: { ...r.ballot, round: 0 } })),
    'opening',
  ],
  [
    'somebody excluded twice, opened anew',
    (r: Draft) => reopen(Object.assign(r, { excluded: [...r.excluded, ...r.excluded] })),
    'roll',
  ],
  [
    'exclusions in another order, opened anew',
    (r: Draft) =>
      reopen(Object.assign(r, { excluded: ['ZZ', 'YY'].map((name) => ({ name, reason: 'noHead' })) })),
    'roll',
  ],
  [
    'a majority that is none, opened anew',
    (r: Draft) => reopen(Object.assign(r, { rules: { ...rules, majority: 'twoThirdsOrSo' } })),
    'members',
  ],
  [
    'a break of silence in a vote',
    (r: Draft) => (r.breaks = brokenChain(r.chain.head, ['d5']).breaks),
    'chain',
  ],
  ['an end that is no time', (r: Draft) => (r.closedAt = '2023-04-08'), 'members'],
  ['an end after the closing instant', (r: Draft) => (r.closedAt = '2023-04-09T12:00:00.000Z'), 'end'],
  [
    'an end before the closing instant, though not all have voted',
    (r: Draft) => (r.closedAt = '2023-04-02T12:00:00.000Z'),
    'end',
  ],
  ['a wrong tally', (r: Draft) => (r.tally = { ...r.tally, for: 4, notVoting: 1 }), 'tally'],
  ['wrong counts', (r: Draft) => (r.counts = { ...(r.counts as VoteCounts), yes: 4 }), 'decision'],
  [
    'more present than voted',
    (r: Draft) => (r.counts = { ...(r.counts as VoteCounts), present: 6 }),
    'decision',
  ],
  ['a wrong outcome', (r: Draft) => (r.outcome = 'rejected'), 'decision'],
  [
    'an explanation of another outcome',
    (r: Draft) => Object.assign(r.explanation, { key: 'decision.explain.rejected.twoThirds' }),
    'decision',
  ],
  [
    'an explanation with another number',
    (r: Draft) => Object.assign(r.explanation.params, { needed: 3 }),
    'decision',
  ],
  ['a member that nobody knows', (r: Draft) => Object.assign(r, { note: 'all is well' }), 'members'],
  ['a member taken away', (r: Draft) => Reflect.deleteProperty(r, 'refused'), 'members'],
  [
    'members in another order',
    (r: Draft) => (r.chain = { length: 5, head: r.chain.head, opening: r.chain.opening }),
    'members',
  ],
  ['a text in place of a number', (r: Draft) => Object.assign(r, { refused: '2' }), 'members'],
  ['a format that nobody knows', (r: Draft) => Object.assign(r, { format: 'plenary-result-3' }), 'members'],
  ['the word of the older format', (r: Draft) => Object.assign(r, { format: 'plenary-result-1' }), 'members'],
  ['another fingerprint', (r: Draft) => (r.key = { ...r.key, fingerprint: 'f'.repeat(64) }), 'key'],
  ['another key', (r: Draft) => (r.key = { ...r.key, publicKey: STRANGERS_KEY }), 'key'],
  ['another key with its fingerprint', (r: Draft) => (r.key = pick(STRANGER)), 'signature'],
  [
    'the key spelled in another way',
    (r: Draft) => (r.key = { ...r.key, publicKey: r.key.publicKey.replaceAll('\n', '\r\n') }),
    'key',
  ],
  ['no key', (r: Draft) => (r.key = { publicKey: '', fingerprint: '' }), 'key'],
  ['a key of another kind', (r: Draft) => (r.key = OF_ANOTHER_KIND), 'key'],
  ['a key twice', (r: Draft) => (r.keys = [...(r.keys ?? []), ...(r.keys ?? [])]), 'keys'],
  [
    'a key that was there before the one before it',
    (r: Draft) => {
      const [listed] = r.keys ?? [];
      if (listed) r.keys = [{ ...pick(STRANGER), since: CLOSE, endorsement: null }, listed];
    },
    'keys',
  ],
  ['no list of keys', (r: Draft) => (r.keys = []), 'keys'],
  [
    'a list of keys that ends with another',
    (r: Draft) => (r.keys = [...(r.keys ?? []), ...houseKeys([STRANGER])]),
    'keys',
  ],
  [
    'a key before it that did not endorse it',
    (r: Draft) => {
      const [earlier, own] = houseKeys([STRANGER, STRANGER]);
      const [listed] = r.keys ?? [];
      if (earlier && own && listed)
        r.keys = [earlier, { ...listed, since: own.since, endorsement: own.endorsement }];
    },
    'keys',
  ],
];
