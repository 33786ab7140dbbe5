import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { openingHash, voteHash } from '@/domain/chain';
import type { Verdict, VoteCounts } from '@/domain/deciding';
import { type ChainedVote, type ResultPackage, resultText } from '@/domain/result-package';
import type { VoteRules } from '@/domain/rules';
import { sha256 } from '@/platform/chain';
import { newSigningKey, readSigningKey, signReceipt, signText } from '@/platform/signing';
import { type Cast, CLOSE, chained, type Shape, sampleResult } from './sample-result';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'plenary-verify-'));
afterAll(() => rmSync(folder, { recursive: true }));
const key = readSigningKey(newSigningKey());
const stranger = readSigningKey(newSigningKey());

const rules: VoteRules = {
  procedure: 'vote',
  majority: 'twoThirds',
  onTie: 'rejected',
  quorum: { base: 6, moreThan: [1, 2] },
  members: 6,
  correspondence: true,
};
const casts: Cast[] = [
  { delegation: 'd0', choice: 'for' },
  { delegation: 'd1', choice: 'against' },
  { delegation: 'd2', choice: 'for' },
  { delegation: 'd1', choice: 'for' },
  { delegation: 'd3', choice: 'abstain' },
];
const shape: Shape = { rules, size: 6, casts };

let files = 0;
/** Writes the files of a download and runs the verifier on them, as a stranger would. */
async function verified(text: string, receipts: object[] = [], signer = key, signedText = text) {
  files += 1;
  const path = (name: string) => join(folder, `${files}-${name}`);
  writeFileSync(path('result.json'), text);
  writeFileSync(path('result.sig'), Buffer.from(signText(signer, signedText), 'base64'));
  writeFileSync(path('key.pem'), key.publicKey);
  const names = receipts.map((receipt, i) => {
    writeFileSync(path(`receipt-${i}.json`), JSON.stringify(receipt));
    return path(`receipt-${i}.json`);
  });
  const args = ['scripts/verify.mjs', path('result.json'), path('result.sig'), ...names];
  return run(process.execPath, args).then(
    ({ stdout }) => ({ code: 0, said: stdout, path }),
    (error: { code: number; stderr: string }) => ({ code: error.code, said: error.stderr, path }),
  );
}

describe('a declared result that was left alone', () => {
  test('is verified, with all its receipts', async () => {
    const { result, receipts } = sampleResult(key, shape);
    const signed = receipts.map((receipt) => signReceipt(key, receipt));
    const { code, said } = await verified(resultText(result), signed);
    expect(said).toContain(
      'OK adopted: {"abstain":1,"against":0,"for":3,"notVoting":2,"roll":6}, 5 receipts',
    );
    expect(said).toContain(key.fingerprint);
    expect(code).toBe(0);
  });

  test('is verified by openssl, and one changed byte is not', async () => {
    const { path } = await verified(resultText(sampleResult(key, shape).result));
    const openssl = () =>
      run('openssl', [
        ...['pkeyutl', '-verify', '-pubin', '-inkey', path('key.pem'), '-rawin'],
        ...['-in', path('result.json'), '-sigfile', path('result.sig')],
      ]);
    expect((await openssl()).stdout).toContain('Signature Verified Successfully');
    writeFileSync(
      path('result.json'),
      readFileSync(path('result.json'), 'utf8').replace('"for": 3', '"for": 4'),
    );
    await expect(openssl()).rejects.toThrow();
  });

  test.each([
    ['nobody breaks it', [], 'adoptedBySilence'],
    ['one breaks it', ['d1'], 'silenceBroken'],
  ])('silence: %s', async (_, breaks, outcome) => {
    const silence: Shape = { rules: { procedure: 'silence', minimumHours: 72 }, size: 6, breaks };
    expect((await verified(resultText(sampleResult(key, silence).result))).said).toContain(`OK ${outcome}`);
  });

  test('the verifier is at most 80 lines and needs no package', () => {
    const source = readFileSync('scripts/verify.mjs', 'utf8');
    expect(source.trimEnd().split('\n').length).toBeLessThanOrEqual(80);
    for (const [, from] of source.matchAll(/from '([^']+)'/g)) expect(from).toMatch(/^node:/);
  });
});

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
  const { id, number: _, ...asked } = result.ballot;
  const { rules: frozen, roll } = result;
  const opening = openingHash(sha256, {
    conference: result.conference.id,
    ballot: id,
    ...asked,
    rules: frozen,
    roll,
  });
  result.chain = { ...result.chain, opening };
  rechain(result, [...result.events]);
}

const change = (result: Draft, index: number, fields: Partial<ChainedVote>) =>
  result.events.map((vote, i) => (i === index ? { ...vote, ...fields } : vote));

const forgeries: Forgery[] = [
  [
    'a choice changed in place',
    (r: Draft) => (r.events = change(r, 1, { choice: 'abstain' })),
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
    'an end after the closing instant',
    (r: Draft) => (r.closedAt = '2023-04-09T12:00:00.000Z'),
    'after its closing instant',
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
    (r: Draft) => (r.key = { ...r.key, fingerprint: stranger.fingerprint }),
    'wrong format or fingerprint',
  ],
  ['another key', (r: Draft) => (r.key = { ...r.key, publicKey: stranger.publicKey }), 'does not sign'],
];

describe('a result that was tampered with, and signed anew with the right key', () => {
  test.concurrent.each(forgeries)('%s', async (_, forge, conflict) => {
    const { result } = sampleResult(key, shape);
    forge(result);
    const { code, said } = await verified(resultText(result));
    expect(said).toContain(conflict);
    expect(code).toBe(1);
  });
});

describe('signatures', () => {
  test('of other bytes, or by another key, are refused', async () => {
    const text = resultText(sampleResult(key, shape).result);
    for (const { code, said } of [
      await verified(`${text} `, [], key, text),
      await verified(text, [], stranger),
    ]) {
      expect(said).toContain('does not sign');
      expect(code).toBe(1);
    }
  });

  test('a receipt finds the vote that was rewritten, left out or never signed', async () => {
    const { result, receipts } = sampleResult(key, shape);
    const receipt = receipts[1];
    if (!receipt) throw new Error('no receipt');
    const signed = signReceipt(key, receipt);
    const rewritten = sampleResult(key, {
      ...shape,
      casts: casts.with(1, { delegation: 'd1', choice: 'abstain' }),
    });
    const other = await verified(resultText(rewritten.result), [signed]);
    expect([other.code, other.said]).toEqual([
      1,
      expect.stringContaining('of a vote that is not in the result'),
    ]);
    const shorter = sampleResult(key, { ...shape, casts: casts.slice(0, 1) });
    const missing = await verified(resultText(shorter.result), [signed]);
    expect([missing.code, missing.said]).toEqual([1, expect.stringContaining('not in the result')]);
    const forged = await verified(resultText(result), [{ ...signed, choice: 'for' }]);
    expect([forged.code, forged.said]).toEqual([1, expect.stringContaining('not signed by the key')]);
    const foreign = await verified(resultText(result), [signReceipt(stranger, receipt)]);
    expect([foreign.code, foreign.said]).toEqual([1, expect.stringContaining('not signed by the key')]);
  });

  test('a missing or unreadable file is one sentence, not a trace', async () => {
    const said = await run(process.execPath, ['scripts/verify.mjs', '/nonexistent', 'x']).catch(
      (e) => e.stderr,
    );
    expect(said).toMatch(/^CONFLICT: ENOENT.*\n$/);
    expect((await verified('not json')).said).toMatch(/^CONFLICT: .*\n$/);
  });
});

describe('the verifier decides the worked cases as we do', () => {
  type Vector = { id: string; rules: VoteRules; counts: VoteCounts; expected: Verdict };
  const all: Vector[] = JSON.parse(readFileSync('tests/data/voting-vectors.json', 'utf8'));
  const votes = all.filter(({ rules: one, counts }) => one.procedure === 'vote' && (counts.round ?? 1) === 1);

  test.concurrent.each(votes)('$id $expected', async ({ rules: given, counts, expected }) => {
    const { yes, no, abstain, present } = counts;
    const choices: Cast['choice'][] = [
      ...Array<'for'>(yes).fill('for'),
      ...Array<'against'>(no).fill('against'),
      ...Array<'abstain'>(abstain).fill('abstain'),
    ];
    const cast = choices.map((choice, i): Cast => ({ delegation: `d${i}`, choice }));
    const size = Math.max(present ?? 0, cast.length);
    const frozen = { ...given, members: counts.members ?? size };
    const { result } = sampleResult(key, { rules: frozen, size, casts: cast, present });
    expect((await verified(resultText(result))).said).toContain(`OK ${expected}:`);
  });
});

test('a chain begins with what was opened and grows by one hash a vote', () => {
  const { events } = chained('a'.repeat(64), casts);
  expect(events.map((vote) => vote.previous)).toEqual([
    'a'.repeat(64),
    ...events.map((v) => v.hash).slice(0, -1),
  ]);
  expect(new Set(events.map((vote) => vote.hash)).size).toBe(casts.length);
});
