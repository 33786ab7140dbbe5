import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import type { Verdict, VoteCounts } from '@/domain/deciding';
import { resultText } from '@/domain/result-package';
import type { VoteRules } from '@/domain/rules';
import { newSigningKey, readSigningKey, signReceipt, signText } from '@/platform/signing';
import { casts, forgeries, rules, shape } from './forgeries';
import { type Cast, chained, type Shape, sampleResult } from './sample-result';

const run = promisify(execFile);
/** a bare machine may have no openssl; the verifier is checked there all the same */
const withoutOpenssl = spawnSync('openssl', ['version']).error !== undefined;
const folder = mkdtempSync(join(tmpdir(), 'plenary-verify-'));
afterAll(() => rmSync(folder, { recursive: true }));
const key = readSigningKey(newSigningKey());
const stranger = readSigningKey(newSigningKey());

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

  test('is verified where its votes are of before salts', async () => {
    const { result, receipts } = sampleResult(key, { ...shape, salted: false });
    expect(result.events.some((vote) => 'salt' in vote)).toBe(false);
    const signed = receipts.map((receipt) => signReceipt(key, receipt));
    expect((await verified(resultText(result), signed)).said).toContain('5 receipts');
  });

  test.skipIf(withoutOpenssl)('is verified by openssl, and one changed byte is not', async () => {
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

  test('ends before its closing instant when silence is broken, or when all have voted and the rules allow it', async () => {
    const closedAt = '2023-04-02T00:00:00.001Z';
    const silence: Shape = { rules: { procedure: 'silence', minimumHours: 72 }, size: 6, closedAt };
    const said = async (one: Shape) => (await verified(resultText(sampleResult(key, one).result))).said;
    expect(await said({ ...silence, breaks: ['d1', 'd2'] })).toContain('OK silenceBroken');
    expect(await said(silence)).toContain('ended before or after its closing instant');
    const all: Shape = { rules: { ...rules, closeEarlyWhenAllVoted: true }, size: 4, casts, closedAt };
    expect(await said(all)).toContain('OK adopted');
    expect(await said({ ...all, rules })).toContain('ended before or after its closing instant');
    expect(await said({ ...all, size: 5 })).toContain('ended before or after its closing instant');
  });

  test('the hall may hold more than voted, but not more than the roll', async () => {
    const { correspondence: _, ...hall } = rules;
    const inHall = (present: number) => sampleResult(key, { rules: hall, size: 6, casts, present }).result;
    expect((await verified(resultText(inHall(6)))).said).toContain('OK adopted');
    expect((await verified(resultText(inHall(7)))).said).toContain('the number present is impossible');
  });

  test('the verifier is at most 80 lines and needs no package', () => {
    const source = readFileSync('scripts/verify.mjs', 'utf8');
    expect(source.trimEnd().split('\n').length).toBeLessThanOrEqual(80);
    for (const [, from] of source.matchAll(/from '([^']+)'/g)) expect(from).toMatch(/^node:/);
  });
});

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
    const none = await run(process.execPath, ['scripts/verify.mjs']).catch((e) => e.stderr);
    expect(none).toContain('Usage: node verify.mjs result.json result.sig');
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
