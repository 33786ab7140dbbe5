import { describe, expect, test } from 'vitest';
import { type ActContent, type ChainedAct, doneBy } from '@/domain/acts';
import { actHash, openingHash, voteHash } from '@/domain/chain';
import { receiptOf } from '@/domain/receipt';
import {
  type CancelledPackage,
  type ChainedVote,
  cancelledPackage,
  type ResultPackage,
  resultText,
} from '@/domain/result-package';
import { sha256 } from '@/platform/chain';
import { newSigningKey, readSigningKey, signReceipt } from '@/platform/signing';
import { casts, shape } from './forgeries';
import { CLOSE, houseKeys, sampleResult } from './sample-result';
import { byNode, byPython, type DecisionInput, signedBy, withoutPython } from './verifiers';

const house = readSigningKey(newSigningKey());
const MOVED = '2023-04-10T12:00:00.000Z';
const CANCELLED_AT = '2023-04-05T12:00:00.000Z';
const { result: plain } = sampleResult(house, shape);

type Link =
  | { vote: ChainedVote }
  | { act: Omit<ActContent, 'sequence' | 'ballot'> & Record<string, unknown> };

/** Votes and acts in one chain, in the order given. */
function chain(links: readonly Link[]) {
  const events: ChainedVote[] = [];
  const acts: ChainedAct[] = [];
  let previous = plain.chain.opening;
  for (const [index, link] of links.entries()) {
    const sequence = index + 1;
    if ('vote' in link) {
      const { previous: _, hash: __, ...vote } = { ...link.vote, sequence };
      const hash = voteHash(sha256, previous, vote);
      events.push({ ...vote, previous, hash });
      previous = hash;
    } else {
      const content = doneBy({ ...link.act, ballot: 'ballot-1', sequence } as unknown as ActContent);
      const hash = actHash(sha256, previous, content);
      acts.push({ ...content, previous, hash });
      previous = hash;
    }
  }
  return { events, acts, chain: { opening: plain.chain.opening, head: previous, length: links.length } };
}

const votes = plain.events.map((vote): Link => ({ vote }));
const moved = (from = CLOSE, to = MOVED, at = '2023-04-02T00:00:00.000Z'): Link => ({
  act: { kind: 'closeMoved', from, to, office: 'organizer', reason: 'The hall is closed that day', at },
});
const replaced = (delegation = 'd1', at = '2023-04-03T00:00:00.000Z'): Link => ({
  act: { kind: 'headReplaced', delegation, office: 'focalPoint', at },
});
const confirmed: Link = {
  act: {
    kind: 'headConfirmed',
    delegation: 'd1',
    office: 'credentialsOfficer',
    at: '2023-04-03T01:00:00.000Z',
  },
};
const objected = (at = '2023-04-03T00:30:00.000Z'): Link => ({
  act: { kind: 'headObjected', delegation: 'd1', office: 'formerHead', reason: 'Nobody asked us', at },
});
/** A new head of `d1` to whom somebody objects between its two votes. */
const heldBefore = (settled: readonly Link[]): Link[] => {
  const at = plain.events[3]?.at;
  const now = (link: Link): Link => ('act' in link ? { act: { ...link.act, at: at ?? '' } } : link);
  const acts = [replaced(), objected(), ...settled].map(now);
  return [...votes.slice(0, 3), ...acts, ...votes.slice(3)];
};
const cancelled = (at = CANCELLED_AT): Link => ({
  act: { kind: 'cancelled', office: 'organizer', reason: 'The year in the text is wrong', at },
});

/** A declared result upon which that was done. */
function declared(links: readonly Link[], closedAt = MOVED): ResultPackage {
  const { refused, tally, counts, outcome, explanation, key, keys, ...rest } = plain;
  const { events, acts, chain: chained } = chain(links);
  const { format: _, breaks, closedAt: __, events: ___, chain: ____, ...head } = rest;
  return {
    format: 'plenary-result-3',
    ...head,
    chain: chained,
    ...{ events, breaks, acts, refused, closedAt, tally, counts, outcome, explanation, key, keys },
  };
}

/** A ballot that was cancelled after these. */
function cancelledOne(links: readonly Link[], closedAt = CANCELLED_AT): CancelledPackage {
  const { ballot, conference, rules, roll, excluded, refused } = plain;
  const { id, number, ...terms } = ballot;
  const opening = { conference: conference.id, ballot: id, number, ...terms, rules, roll, excluded };
  const { publicKey, fingerprint } = house;
  return cancelledPackage({
    ...{ conference, opening, openingHash: openingHash(sha256, opening), refused, closedAt },
    ...{ publicKey, fingerprint, keys: houseKeys([house]), breaks: [] },
    ...chain(links),
  });
}

const signed = (content: ResultPackage | CancelledPackage, receipts?: string[]): DecisionInput =>
  signedBy(house, Buffer.from(resultText(content)), receipts);

const ofVote = (vote: ChainedVote, changed: Partial<ChainedVote> = {}) =>
  JSON.stringify(
    signReceipt(house, receiptOf({ ...vote, ...changed }, vote.previous, vote.hash, house.fingerprint)),
  );

const all = [...votes, moved(), replaced(), confirmed];
const ended = [...votes, replaced('d1', '2023-04-02T00:00:00.000Z'), cancelled()];
const sealedVotes = chain(ended).events as [ChainedVote, ...ChainedVote[]];

/** What both must accept, and how many receipts come with it. */
const sound: [what: string, given: DecisionInput, says: RegExp][] = [
  ['a close that was moved, and a head replaced', signed(declared(all)), /^OK adopted/],
  [
    'a close that was moved before the first vote',
    signed(declared([moved(CLOSE, MOVED, '2023-04-01T12:00:00.000Z'), ...votes])),
    /^OK adopted/,
  ],
  [
    'a close that was moved twice',
    signed(declared([...votes, moved(), moved(MOVED, CLOSE, '2023-04-03T00:00:00.000Z')], CLOSE)),
    /^OK adopted/,
  ],
  [
    'an objection to a new head, who was confirmed then',
    signed(declared([...votes, moved(), replaced(), objected(), confirmed])),
    /^OK adopted/,
  ],
  ['a vote after an objection was settled', signed(declared(heldBefore([confirmed]), CLOSE)), /^OK adopted/],
  [
    'a vote after the former head was put back',
    signed(declared(heldBefore([replaced()]), CLOSE)),
    /^OK adopted/,
  ],
  [
    'an objection that nobody settled',
    signed(declared([...votes, moved(), replaced(), objected()])),
    /^OK adopted/,
  ],
  [
    'a cancelled ballot',
    signed(cancelledOne(ended)),
    /^OK cancelled: \{"notVoting":2,"roll":6,"voted":4\}, 0 receipts/,
  ],
  ['a ballot that was cancelled before the first vote', signed(cancelledOne([cancelled()])), /"voted":0/],
  [
    'with the receipt of a sealed vote',
    signed(cancelledOne(ended), [ofVote(sealedVotes[0])]),
    /, 1 receipts/,
  ],
];

type Draft = Record<string, unknown> & {
  acts: Record<string, unknown>[] | undefined;
  events: Record<string, unknown>[];
};
const forged = (content: object, change: (draft: Draft) => void): DecisionInput => {
  const draft = structuredClone(content) as Draft;
  change(draft);
  return signed(draft as unknown as ResultPackage);
};

/** What the house could sign, and the check that finds it. */
const wrong: [what: string, given: DecisionInput, finds: string][] = [
  ['an act left out', forged(declared(all), (r) => r.acts?.pop()), 'chain'],
  ['all acts left out', forged(declared(all), (r) => (r.acts = [])), 'chain'],
  [
    'the older format',
    forged(declared(all), (r) => {
      r.format = 'plenary-result-2';
      delete r.acts;
    }),
    'chain',
  ],
  [
    'a reason changed',
    forged(declared(all), (r) => Object.assign(r.acts?.[0] ?? {}, { reason: 'Other' })),
    'chain',
  ],
  [
    'an office that is none',
    forged(declared(all), (r) => Object.assign(r.acts?.[0] ?? {}, { office: 'nobody' })),
    'members',
  ],
  ['a close that was not there', signed(declared([...votes, moved(MOVED, CLOSE)], CLOSE)), 'chain'],
  [
    'a close moved into the past',
    signed(declared([...votes, moved(CLOSE, '2023-04-01T13:00:00.000Z')], '2023-04-01T13:00:00.000Z')),
    'chain',
  ],
  ['a close moved after it', signed(declared([...votes, moved(CLOSE, MOVED, CLOSE)])), 'chain'],
  ['the close of before', signed(declared(all, CLOSE)), 'end'],
  ['a vote of a head to whom somebody objected', signed(declared(heldBefore([]), CLOSE)), 'chain'],
  [
    'an objection without a reason',
    forged(declared([...votes, moved(), replaced(), objected()]), (r) => delete r.acts?.[2]?.reason),
    'members',
  ],
  ['a head replaced of nobody on the roll', signed(declared([...votes, replaced('d9')], CLOSE)), 'chain'],
  [
    'a vote behind the cancellation',
    signed(cancelledOne([...votes.slice(0, 4), cancelled(), ...votes.slice(4)])),
    'chain',
  ],
  ['no cancellation', signed(cancelledOne([...votes, replaced()])), 'chain'],
  ['two cancellations', signed(cancelledOne([...votes, cancelled(), cancelled()])), 'chain'],
  ['a cancellation at another time', signed(cancelledOne(ended, '2023-04-05T12:00:00.001Z')), 'chain'],
  ['a cancellation at the close', signed(cancelledOne([...votes, cancelled(CLOSE)], CLOSE)), 'chain'],
  ['a cancellation among the acts of a result', signed(declared(ended, CANCELLED_AT)), 'members'],
  ['a sealed vote left out', forged(cancelledOne(ended), (r) => r.events.pop()), 'chain'],
  ['acts in another order', forged(declared(all), (r) => r.acts?.reverse()), 'chain'],
  [
    'a choice told',
    forged(cancelledOne(ended), (r) => Object.assign(r.events[0] ?? {}, { choice: 'for' })),
    'members',
  ],
  [
    'one more that voted',
    forged(cancelledOne(ended), (r) => (r.tally = { roll: 6, voted: 5, notVoting: 1 })),
    'tally',
  ],
  [
    'a receipt that says another choice',
    signed(cancelledOne(ended), [ofVote(sealedVotes[0], { choice: 'abstain' })]),
    'receipt',
  ],
  [
    'a receipt of an act',
    signed(cancelledOne(ended), [ofVote({ ...sealedVotes[0], sequence: ended.length })]),
    'receipt',
  ],
];

describe('what was done with a ballot', () => {
  test.each(sound)('%s is accepted', (_what, files, says) => {
    expect(byNode(files)).toMatchObject({ code: 0, said: expect.stringMatching(says) });
  });

  test.each(wrong)('%s is found', (_what, files, finds) => {
    expect(byNode(files)).toMatchObject({ code: 1, name: finds });
  });

  test('no choice and no salt of a cancelled ballot is published', () => {
    const text = resultText(cancelledOne(ended));
    for (const { salt } of sealedVotes) expect(text).not.toContain(salt);
    expect(text).not.toMatch(/"(for|against|abstain|choice|salt)"/);
    expect(casts.length).toBe(sealedVotes.length);
  });

  test.skipIf(withoutPython)('is answered alike by both verifiers', async () => {
    const cases = [...sound, ...wrong].map(([, files]) => files);
    const short = ({ code, name, said: output }: ReturnType<typeof byNode>) => [code, name || output];
    expect((await byPython(cases)).map(short)).toEqual(cases.map(byNode).map(short));
  });
});
