import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newSigningKey, readSigningKey } from '@/platform/signing';
import { shape } from './forgeries';
import { type Shape, sampleResult } from './sample-result';
import { byNode, byPython, type DecisionInput, signedBy, withoutPython } from './verifiers';

const key = readSigningKey(newSigningKey());
const silence: Shape = { rules: { procedure: 'silence', minimumHours: 72 }, size: 3, breaks: ['d1', 'd2'] };
const results = [shape, silence, { ...shape, format: 1 as const }].map((one) =>
  signedBy(key, sampleResult(key, one).result),
);

/** The same bytes but for one bit. */
function flipped(bytes: Buffer, index: number, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[index] = (copy[index] ?? 0) ^ (1 << bit);
  return copy;
}

describe.each(
  results.map((files, i) => ({ given: files, name: ['a vote', 'a silence', 'an older vote'][i] })),
)('one bit turned over in $name', ({ given: files }) => {
  const { bytes, signature } = files;

  test('in any byte of the package, or anywhere in the signature, is found', () => {
    const missed: number[] = [];
    for (let i = 0; i < bytes.length; i += 1) {
      if (byNode({ bytes: flipped(bytes, i, i % 8), signature }).code === 0) missed.push(i);
    }
    for (let i = 0; i < 512; i += 1) {
      const { name } = byNode({ bytes, signature: flipped(signature, i >> 3, i & 7) });
      if (name !== 'signature') missed.push(-i);
    }
    expect(missed).toEqual([]);
  });

  test.skipIf(withoutPython)('is found by the second verifier, too, wherever it was tried', async () => {
    const step = Math.ceil(bytes.length / 120);
    const inPackage = Array.from({ length: Math.floor(bytes.length / step) }, (_, i) => ({
      bytes: flipped(bytes, i * step, i % 8),
      signature,
    }));
    const inSignature = Array.from({ length: 32 }, (_, i) => ({
      bytes,
      signature: flipped(signature, 2 * i, i % 8),
    }));
    const all = [...inPackage, ...inSignature];
    const verdicts = await byPython(all);
    expect(verdicts.map(({ code, name }) => [code, name])).toEqual(
      all.map(byNode).map(({ code, name }) => [code, name]),
    );
    expect(verdicts.filter(({ code }) => code !== 1)).toEqual([]);
  });
});

/** Something else in the place of a value, a member or a few characters. */
const edits = fc.record({
  at: fc.nat(),
  cut: fc.integer({ min: 0, max: 3 }),
  put: fc.constantFrom(
    '',
    '0',
    '1',
    '9',
    '-',
    '.',
    'a',
    'f',
    '"',
    ' ',
    ',',
    '[]',
    '{}',
    'null',
    'true',
    '\\u0000',
    'é',
    '{"a":1}',
  ),
});

test.skipIf(withoutPython)(
  'both verifiers judge whatever is put into a package and signed anew alike',
  async () => {
    const cases: DecisionInput[] = fc
      .sample(edits, { numRuns: 200, seed: 20_230_323 })
      .map(({ at, cut, put }, i) => {
        const text = (results[i % results.length] as DecisionInput).bytes.toString();
        const from = at % text.length;
        return signedBy(key, Buffer.from(text.slice(0, from) + put + text.slice(from + cut)));
      });
    const other = await byPython(cases);
    const differing = cases.map((one, i) => ({
      node: byNode(one),
      python: other[i],
      text: one.bytes.toString(),
    }));
    expect(
      differing.filter(({ node, python }) => node.code !== python?.code || node.name !== python.name),
    ).toEqual([]);
  },
);
