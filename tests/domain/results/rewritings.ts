import { type ResultPackage, resultText } from '@/domain/result-package';
import { type SigningKey, signReceipt } from '@/platform/signing';
import { casts, forgeries, rules, shape } from './forgeries';
import { type Shape, sampleResult } from './sample-result';
import { type DecisionInput, signedBy } from './verifiers';

/** A forged result, as the house signed it, and the receipts that were given for the true one. */
export type Forged = {
  what: string;
  given: (house: SigningKey) => DecisionInput;
  receipts: (house: SigningKey) => string[];
};

const silence: Shape = { rules: { procedure: 'silence', minimumHours: 72 }, size: 6, breaks: ['d1', 'd2'] };

/** The receipt of one entry of a result that was left alone. */
function receiptOf(house: SigningKey, wished: Shape, sequence: number): string[] {
  const { receipts, breakReceipts } = sampleResult(house, wished);
  const all = [...receipts, ...breakReceipts].map((one) => JSON.stringify(signReceipt(house, one)));
  return all.slice(sequence - 1, sequence);
}

/** The whole result made anew from what somebody wishes it were, by our own functions: nothing in it contradicts itself. */
const rewritten = (what: string, wished: Shape, sequence = 2, truth: Shape = shape): Forged => ({
  what,
  given: (house) => signedBy(house, sampleResult(house, wished).result),
  receipts: (house) => receiptOf(house, truth, sequence),
});

/** The same by the key of a stranger, who may put the house's own key before it. */
const strangely = (
  what: string,
  stranger: SigningKey,
  keysOf: (house: SigningKey) => SigningKey[],
): Forged => ({
  what,
  given: (house) =>
    signedBy(stranger, sampleResult(stranger, { ...shape, keys: keysOf(house), unendorsed: true }).result),
  receipts: (house) => receiptOf(house, shape, 2),
});

const changed = (what: string, forge: (result: ResultPackage) => void): Forged => ({
  what,
  given: (house) => {
    const { result } = sampleResult(house, shape);
    forge(result);
    return signedBy(house, result);
  },
  receipts: (house) => receiptOf(house, shape, 2),
});

const respelled = (what: string, spell: (text: string) => string | Uint8Array): Forged => ({
  what,
  given: (house) => {
    const spelled = spell(resultText(sampleResult(house, shape).result));
    return signedBy(house, Buffer.from(spelled));
  },
  receipts: (house) => receiptOf(house, shape, 2),
});

/** What contradicts itself or is spelled in another way: every verifier finds it alone. */
export const contradictions: Forged[] = forgeries.map(([what, forge]) => changed(what, forge));

/** The same values in other bytes, or bytes that two readers may read in two ways. */
export const spellings: Forged[] = [
  respelled('a member twice', (text) => text.replace('  "refused": 2,', '  "refused": 1,\n  "refused": 2,')),
  respelled('half of a surrogate pair', (text) => text.replace('"Sample"', '"Sample \\ud83d"')),
  respelled('a character escaped without need', (text) => text.replace('"Sample"', '"S\\u0061mple"')),
  respelled('a number with a fraction', (text) => text.replace('"refused": 2', '"refused": 2.0')),
  respelled('a number that is negative', (text) => text.replace('"refused": 2', '"refused": -2')),
  respelled('a number that is too large', (text) =>
    text.replace('"refused": 2', '"refused": 9007199254740993'),
  ),
  respelled('other spaces', (text) => JSON.stringify(JSON.parse(text))),
  respelled('no line feed at the end', (text) => text.trimEnd()),
  respelled('a byte order mark', (text) => `\ufeff${text}`),
  respelled('what is no UTF-8', (text) => Buffer.from(text.replace('Sample', 'S\u00e9mple'), 'latin1')),
  respelled('what is no JSON', (text) => text.slice(0, -3)),
];

/** Results that contradict nothing: only what somebody else keeps shows that they are not true. */
export function rewritings(stranger: SigningKey): Forged[] {
  const without = (delegation: string) => casts.filter((one) => one.delegation !== delegation);
  return [
    rewritten('everything chained anew after a vote was changed', {
      ...shape,
      casts: casts.with(1, { delegation: 'd1', choice: 'abstain' }),
    }),
    rewritten('everything chained anew after a vote was left out', { ...shape, casts: without('d1') }),
    rewritten('everything chained anew after a vote was added before it', {
      ...shape,
      casts: [{ delegation: 'd5', choice: 'against' }, ...casts],
    }),
    rewritten('the last vote left out, with its receipt', { ...shape, casts: casts.slice(0, -1) }, 5),
    rewritten('the last vote left out, with the receipt of an earlier one', {
      ...shape,
      casts: casts.slice(0, -1),
    }),
    rewritten(
      'a vote added at the end, with the receipt of an earlier one',
      { ...shape, casts: [...casts, { delegation: 'd5', choice: 'against' }] },
      5,
    ),
    rewritten('other rules, with everything chained anew', {
      ...shape,
      rules: { ...rules, majority: 'simple' },
    }),
    rewritten('a delegation put on the roll, with everything chained anew', {
      ...shape,
      rules: { ...rules, members: 7 },
      size: 7,
    }),
    rewritten('the exclusions emptied, with everything chained anew', { ...shape, excluded: [] }),
    rewritten('the older format, with everything chained anew', { ...shape, format: 1 }),
    rewritten('a break of silence left out, with its receipt', { ...silence, breaks: ['d1'] }, 2, silence),
    rewritten(
      'every break of silence left out, with the receipt of one',
      { ...silence, breaks: [] },
      1,
      silence,
    ),
    strangely('a true result, signed by the key of a stranger', stranger, () => [stranger]),
    strangely('a stranger’s key, which the house’s key before it did not endorse', stranger, (house) => [
      house,
      stranger,
    ]),
    changed('another title of the conference', (r) =>
      Object.assign(r.conference, { title: { en: 'Other' } }),
    ),
    rewritten('another number of refused votes', { ...shape, refused: 0 }),
  ];
}
