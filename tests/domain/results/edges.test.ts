import { describe, expect, test } from 'vitest';
import { newSigningKey, readSigningKey, signReceipt } from '@/platform/signing';
import { casts, type Draft, rules, shape } from './forgeries';
import { type Shape, sampleResult } from './sample-result';
import { byNode, byPython, type DecisionInput, signedBy, withoutPython } from './verifiers';

const key = readSigningKey(newSigningKey());
const early: Shape = { rules: { ...rules, closeEarlyWhenAllVoted: true }, size: 4, casts };

const waiting = ({ waitingHours }: { waitingHours: number }): Shape => ({
  ...shape,
  rules: { ...rules, newHead: { accredited: false, waitingHours } },
});

function changed(change: (result: Draft) => void, form: Shape = shape): DecisionInput {
  const { result } = sampleResult(key, form);
  change(result);
  return signedBy(key, result);
}

function withReceipt(spell: (text: string) => string): DecisionInput {
  const { result, receipts } = sampleResult(key, shape);
  const [receipt] = receipts;
  if (!receipt) throw new Error('no receipt');
  return signedBy(key, result, [spell(JSON.stringify(signReceipt(key, receipt)))]);
}

/** What only one condition of a check finds, and the last value that it lets pass. */
const EDGES: [string, string, DecisionInput][] = [
  ['the largest whole number', '', changed((r) => (r.refused = 1_000_000_000))],
  ['a number above it', 'bytes', changed((r) => (r.refused = 1_000_000_001))],
  ['a salt of other characters', 'members', changed((r) => Object.assign(r.events[0] ?? {}, { salt: 'x' }))],
  ['a hash in capitals', 'members', changed((r) => (r.chain = { ...r.chain, head: 'F'.repeat(64) }))],
  [
    'a majority of nobody knows how many',
    'members',
    changed((r) => {
      r.rules = { procedure: 'vote', majority: 'absoluteOfMembers', onTie: 'rejected' };
    }),
  ],
  ['rules that say what a new head waits for', '', changed(() => {}, waiting({ waitingHours: 720 }))],
  [
    'rules that say it in another way',
    'members',
    changed(
      (r) => Object.assign(r.rules, { newHead: { accredited: 'no', waitingHours: 24 } }),
      waiting({ waitingHours: 24 }),
    ),
  ],
  [
    'another time of waiting than at the opening',
    'opening',
    changed(
      (r) => {
        r.rules = { ...r.rules, newHead: { accredited: false, waitingHours: 0 } } as typeof r.rules;
      },
      waiting({ waitingHours: 24 }),
    ),
  ],
  [
    'a vote that names another before it, under its own hash',
    'chain',
    changed((r) => Object.assign(r.events[1] ?? {}, { previous: 'f'.repeat(64) })),
  ],
  [
    'an end after the closing instant, though all voted',
    'end',
    changed(() => {}, { ...early, closedAt: '2023-04-30T00:00:00.000Z' }),
  ],
  ['a receipt as it was given', '', withReceipt((text) => text)],
  ['a receipt behind a byte order mark', 'receipt', withReceipt((text) => `\ufeff${text}`)],
];

describe('at the edge of a check', () => {
  test.each(EDGES)('%s', (_, name, evidence) => {
    expect(byNode(evidence)).toMatchObject({ code: name ? 1 : 0, name });
  });

  test.skipIf(withoutPython)('the second verifier judges alike', async () => {
    const verdicts = await byPython(EDGES.map(([, , evidence]) => evidence));
    expect(verdicts.map(({ name }) => name)).toEqual(EDGES.map(([, name]) => name));
  });
});
