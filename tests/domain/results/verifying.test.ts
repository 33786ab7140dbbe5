import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import type { ResultPackage } from '@/domain/result-package';
import { newSigningKey, readSigningKey, signReceipt } from '@/platform/signing';
import { casts, rules, shape } from './forgeries';
import { type Shape, sampleResult } from './sample-result';
import { byNode, byPython, type DecisionInput, PYTHON, signedBy, textOf, withoutPython } from './verifiers';

const run = promisify(execFile);
/** a bare machine may have no openssl; verify.mjs is checked there all the same */
const withoutOpenssl = spawnSync('openssl', ['version']).error !== undefined;
const folder = mkdtempSync(join(tmpdir(), 'plenary-verify-'));
afterAll(() => rmSync(folder, { recursive: true }));
const key = readSigningKey(newSigningKey());
const [first, stranger] = [readSigningKey(newSigningKey()), readSigningKey(newSigningKey())];
const silence: Shape = { rules: { procedure: 'silence', minimumHours: 72 }, size: 6 };

/** A declared result and what its delegations keep. */
function declared(form: Shape, receiptsBy = key): DecisionInput & { result: ResultPackage } {
  const { result } = sampleResult(key, form);
  const { receipts, breakReceipts } = sampleResult(receiptsBy, form);
  const kept = [...receipts, ...breakReceipts].map((one) => JSON.stringify(signReceipt(receiptsBy, one)));
  return { result, ...signedBy(key, result, kept) };
}

const judged: DecisionInput[] = [];
/** What verify.mjs says; at the end verify.py is asked about the same. */
function verdict(evidence: DecisionInput) {
  judged.push(evidence);
  return byNode(evidence);
}

const UNKNOWN = "Not checked: whether this key is the house's; give --fingerprint or a receipt by it.";
const ok = (form: Shape) => verdict(declared(form)).said;

describe('a declared result that was left alone', () => {
  test('is verified, with all its receipts, by its fingerprint, and alone', async () => {
    const { receipts, ...files } = declared(shape);
    const line = 'OK adopted: {"abstain":1,"against":0,"for":3,"notVoting":2,"roll":6}';
    const by = `Signed by key ${key.fingerprint}`;
    const refused = "Not checked: how many votes were refused; that is the house's word.";
    const entriesAfter = (number: number) =>
      `Not checked: whether an entry after number ${number} of 5 was changed or left out; only its receipt shows that.`;
    const lines = (evidence: DecisionInput) => verdict(evidence).said.split('\n');
    expect(lines({ ...files, receipts })).toEqual([`${line}, 5 receipts. ${by}`, entriesAfter(5), refused]);
    const trusting = { ...files, fingerprint: key.fingerprint };
    expect(lines(trusting)).toEqual([`${line}, 0 receipts. ${by}`, entriesAfter(0), refused]);
    expect(lines(files)).toEqual([`${line}, 0 receipts. ${by}`, UNKNOWN, entriesAfter(0), refused]);
  });

  test('is verified in the older format, with and without salts, and what that does not chain is said', async () => {
    for (const salted of [true, false]) {
      const evidence = declared({ ...shape, format: 1, salted });
      expect(evidence.result.events.some((vote) => 'salt' in vote)).toBe(salted);
      const { said: output } = verdict(evidence);
      expect(output).toContain('5 receipts');
      expect(output).toContain('Not checked: who was excluded and which breaks there were');
    }
    const { receipts: _, ...older } = declared({ ...silence, format: 1, breaks: ['d1', 'd2'] });
    expect(verdict(older).said).toContain('OK silenceBroken: ');
  });

  test('silence: held, or broken, with a receipt of each break', async () => {
    expect(ok(silence)).toContain('OK adoptedBySilence: ');
    expect(ok({ ...silence, breaks: ['d1', 'd4'] })).toMatch(/^OK silenceBroken: .*, 2 receipts\./);
    const late = { ...silence, breaks: ['d1'], closedAt: '2023-04-02T00:00:00.002Z' };
    expect(verdict(declared(late))).toMatchObject({ name: 'end' });
    expect(verdict(declared({ ...silence, closedAt: '2023-04-02T00:00:00.001Z' }))).toMatchObject({
      name: 'end',
    });
    expect(verdict(declared({ ...silence, breaks: ['d1', 'd1'] }))).toMatchObject({ name: 'chain' });
    expect(verdict(declared({ ...silence, breaks: ['d9'] }))).toMatchObject({ name: 'chain' });
  });

  test('ends before its closing instant when all have voted and the rules allow it', async () => {
    const closedAt = '2023-04-02T00:00:00.001Z';
    const all: Shape = { rules: { ...rules, closeEarlyWhenAllVoted: true }, size: 4, casts, closedAt };
    expect(ok(all)).toContain('OK adopted: ');
    expect(verdict(declared({ ...all, rules }))).toMatchObject({ name: 'end' });
    expect(verdict(declared({ ...all, size: 5 }))).toMatchObject({ name: 'end' });
  });

  test('present are those who voted, and nobody else', async () => {
    const { correspondence: _, ...hall } = rules;
    const inHall = (present?: number) => declared({ rules: hall, size: 6, casts, present });
    expect(verdict(inHall()).said).toContain('OK adopted: ');
    expect(verdict(inHall(6))).toMatchObject({ name: 'decision' });
  });
});

describe('keys', () => {
  test('a receipt of the key before is good, and so is its fingerprint, where it endorsed the next', async () => {
    const { receipts, ...files } = declared({ ...shape, keys: [first, key] }, first);
    expect(verdict({ ...files, receipts }).said).not.toContain(UNKNOWN);
    expect(verdict({ ...files, fingerprint: first.fingerprint }).said).not.toContain(UNKNOWN);
    expect(verdict({ ...files, fingerprint: stranger.fingerprint })).toMatchObject({
      name: 'fingerprint',
    });
  });

  test('a receipt of a key that was lost is good, but does not lead to the next', async () => {
    const { receipts, ...files } = declared({ ...shape, keys: [first, key], unendorsed: true }, first);
    expect(verdict({ ...files, receipts }).said).toContain(
      `5 receipts. Signed by key ${key.fingerprint}\n${UNKNOWN}`,
    );
    expect(verdict({ ...files, fingerprint: first.fingerprint })).toMatchObject({
      name: 'fingerprint',
    });
    expect(verdict({ ...files, fingerprint: key.fingerprint }).code).toBe(0);
  });

  test('signatures of other bytes or by another key are refused', async () => {
    const { bytes, signature, result } = declared(shape);
    const other = declared({ ...shape, refused: 3 });
    expect(verdict({ bytes, signature: other.signature })).toMatchObject({ name: 'signature' });
    expect(verdict(signedBy(stranger, result))).toMatchObject({ name: 'signature' });
    expect(verdict({ bytes, signature: signature.subarray(0, 63) })).toMatchObject({
      name: 'signature',
    });
    expect(verdict({ bytes, signature: Buffer.alloc(0) })).toMatchObject({ name: 'signature' });
  });
});

describe('a receipt', () => {
  const { receipts = [], ...files } = declared(shape);
  const [, receipt = ''] = receipts;
  const verdictOf = (text: string) => verdict({ ...files, receipts: [text] });

  test('may be spaced and ordered in any way', async () => {
    const turned = Object.fromEntries(Object.entries(JSON.parse(receipt)).reverse());
    expect(verdictOf(JSON.stringify(turned, null, 4)).code).toBe(0);
  });

  test.each([
    ['forged', receipt.replace('"against"', '"for"')],
    ['with a member more', receipt.replace('{', '{"note":"",')],
    ['with a member twice', receipt.replace('{', '{"version":2,')],
    ['with a member twice, spelled in another way', receipt.replace('{', '{"versio\\u006e":1,')],
    ['with a fraction', receipt.replace('"sequence":2', '"sequence":2.0')],
    ['without its signature', receipt.replace(/,"signature":"[^"]*"/, '')],
    ['with half a signature', receipt.replace(/"signature":"[^"]{44}/, '"signature":"')],
    ['with a signature spelled in another way', receipt.replace(/=="}$/, '="}')],
    [
      'of a stranger',
      JSON.stringify(signReceipt(stranger, sampleResult(stranger, shape).receipts[1] as never)),
    ],
    ['that is a list', '[]'],
    ['that is null', 'null'],
    ['that is a text', '"receipt"'],
    ['that is nothing', ''],
    ['that is no JSON', 'receipt'],
  ])('%s is refused', async (_, text) => {
    expect(verdictOf(text)).toMatchObject({ code: 1, name: 'receipt' });
  });

  test('signed, but of a place or a vote that is not there, is refused', async () => {
    const signed = (fields: object) => {
      const { receipts: unsigned } = sampleResult(key, shape);
      return JSON.stringify(signReceipt(key, Object.assign({}, unsigned[1], fields)));
    };
    expect(verdictOf(signed({})).code).toBe(0);
    for (const sequence of [0, 3, 6, '2', [2], null])
      expect(verdictOf(signed({ sequence }))).toMatchObject({ name: 'receipt' });
    expect(verdictOf(signed({ head: 'f'.repeat(64) }))).toMatchObject({ name: 'receipt' });
    expect(verdictOf(signed({ format: 'plenary-break-receipt-1' }))).toMatchObject({ name: 'receipt' });
  });
});

test.skipIf(withoutPython)('the second verifier ends alike in every case above', async () => {
  const first = judged.map(byNode);
  const other = await byPython(judged);
  expect(judged.length).toBeGreaterThan(40);
  expect(other.map(({ code, name, said: text }) => [code, name || text])).toEqual(
    first.map(({ code, name, said: text }) => [code, name || text]),
  );
});

describe.each([
  ['node', process.execPath, 'scripts/verify.mjs', false],
  ['python3', PYTHON, 'scripts/verify.py', withoutPython],
])('the program for %s', (_, program, script, missing) => {
  const { bytes, signature, receipts = [] } = declared(shape);
  const path = (name: string) => join(folder, name);
  writeFileSync(path('result.json'), bytes);
  writeFileSync(path('result.sig'), signature);
  writeFileSync(path('receipt.json'), receipts[1] ?? '');
  writeFileSync(path('text'), 'not json');
  writeFileSync(path('empty'), '');
  const started = (...args: string[]) =>
    run(program, [join(process.cwd(), script), ...args], { cwd: folder }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
    );

  test.skipIf(missing)('takes files and a fingerprint in any order, and says OK', async () => {
    const trusted = key.fingerprint.toUpperCase();
    const one = await started('result.json', 'result.sig', 'receipt.json', '--fingerprint', trusted);
    expect(one).toMatchObject({ code: 0, stderr: '' });
    expect(one.stdout).toMatch(
      /^OK adopted: .*, 1 receipts\. Signed by key [0-9a-f]{64}\n(Not checked: .*\n){2}$/,
    );
    const spaced = trusted.replaceAll(/.{4}/g, '$& ');
    expect(await started(`--fingerprint=${spaced}`, 'result.json', 'result.sig', 'receipt.json')).toEqual(
      one,
    );
  });

  test.skipIf(missing)('ends with 1 and one sentence where something is wrong', async () => {
    for (const files of [
      ['text', 'result.sig'],
      ['empty', 'empty'],
      ['result.json', 'receipt.json'],
    ]) {
      const { code, stdout, stderr } = await started(...files);
      expect([code, stdout, stderr]).toEqual([
        1,
        '',
        expect.stringMatching(/^CONFLICT \[(bytes|signature)\] .*\n$/),
      ]);
    }
    const wrong = await started('result.json', 'result.sig', '--fingerprint', 'f'.repeat(64));
    expect(wrong).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^CONFLICT \[fingerprint\] .*\n$/),
    });
  });

  test.skipIf(missing)('ends with 2 and one sentence where nothing can be checked', async () => {
    const usage = /^CANNOT CHECK: Usage: .* result\.json result\.sig .*\n$/;
    expect(await started()).toMatchObject({ code: 2, stderr: expect.stringMatching(usage) });
    expect(await started('result.json')).toMatchObject({ code: 2, stderr: expect.stringMatching(usage) });
    const short = await started('result.json', 'result.sig', '--fingerprint', 'f'.repeat(63));
    expect(short).toMatchObject({ code: 2, stderr: expect.stringMatching(usage) });
    const none = await started('nowhere.json', 'result.sig');
    expect(none).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^CANNOT CHECK: .*nowhere\.json.*\n$/),
    });
  });

  test.skipIf(missing)('runs where it was put, under another name, by another path', async () => {
    symlinkSync(join(process.cwd(), script), path(`link-${script.slice(-3)}.${script.split('.')[1]}`));
    const { stdout } = await run(
      program,
      [path(`link-${script.slice(-3)}.${script.split('.')[1]}`), 'result.json', 'result.sig'],
      { cwd: folder },
    );
    expect(stdout).toContain('OK adopted: ');
  });
});

test.skipIf(withoutOpenssl)('openssl verifies the signature alone, and one changed byte is not', async () => {
  const { bytes, signature } = declared(shape);
  const path = (name: string) => join(folder, `alone-${name}`);
  writeFileSync(path('result.sig'), signature);
  writeFileSync(path('key.pem'), key.publicKey);
  const openssl = (content: Buffer | string) => {
    writeFileSync(path('result.json'), content);
    const files = [
      '-inkey',
      path('key.pem'),
      '-rawin',
      '-in',
      path('result.json'),
      '-sigfile',
      path('result.sig'),
    ];
    return run('openssl', ['pkeyutl', '-verify', '-pubin', ...files]);
  };
  expect((await openssl(bytes)).stdout).toContain('Signature Verified Successfully');
  await expect(openssl(bytes.toString().replace('"for": 3', '"for": 4'))).rejects.toThrow();
});

test('the verifiers need no package', () => {
  for (const [, from] of textOf('scripts/verify.mjs').matchAll(/from '([^']+)'/g))
    expect(from).toMatch(/^node:/);
  const own = [
    'base64',
    'binascii',
    'datetime',
    'hashlib',
    'json',
    'os',
    're',
    'subprocess',
    'sys',
    'tempfile',
  ];
  const imports = [...textOf('scripts/verify.py').matchAll(/^(?:import|from) (\w+)/gm)].map(
    ([, name]) => name,
  );
  expect(imports).toEqual(own);
});
