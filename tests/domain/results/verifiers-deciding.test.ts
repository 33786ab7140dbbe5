import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Counts, decide, type Verdict, type VoteCounts } from '@/domain/deciding';
import { explain } from '@/domain/explaining';
import { MAJORITIES, type Rules, TIE_RULES, type VoteRules } from '@/domain/rules';
import { decide as decidedByNode } from '@/scripts/verify.mjs';
import { decidedByPython, withoutPython } from './verifiers';

type Case = { rules: Rules; counts: Counts; outcome: Verdict };
type Vector = { rules: Rules; counts: VoteCounts; expected: Verdict };

/** The worked cases of a ballot, with the numbers that a package has. */
const worked: Case[] = (JSON.parse(readFileSync('tests/data/voting-vectors.json', 'utf8')) as Vector[])
  .filter(({ rules, counts }) => rules.procedure !== 'consensus' && (counts.round ?? 1) === 1)
  .map(({ rules, counts, expected }) => ({ rules, counts: counted(rules, counts), outcome: expected }));

function counted(rules: Rules, counts: VoteCounts): Counts {
  const { yes, no, abstain } = counts;
  return rules.procedure === 'vote' ? { ...counts, present: counts.present ?? yes + no + abstain } : counts;
}

/** Every rule with every small number of votes. */
function* small(): Generator<Case> {
  const quorums: VoteRules['quorum'][] = [
    undefined,
    { base: 7, moreThan: [1, 2] },
    { base: 7, atLeast: [1, 3] },
  ];
  for (const majority of MAJORITIES)
    for (const onTie of TIE_RULES)
      for (const quorum of quorums)
        for (const abstentionGuard of [true, false])
          for (const [yes, no, abstain] of [
            [0, 0, 0],
            [0, 0, 3],
            [1, 1, 3],
            [2, 1, 0],
            [2, 2, 0],
            [3, 1, 1],
            [4, 2, 1],
            [4, 3, 0],
            [5, 2, 0],
          ] as const) {
            const rules: Rules = { procedure: 'vote', majority, onTie, quorum, abstentionGuard, members: 7 };
            const counts = { yes, no, abstain, present: yes + no + abstain, members: 7 };
            yield { rules, counts, outcome: decide(rules, counts) };
          }
  for (const onBroken of ['sponsor', 'vote', undefined] as const)
    for (const hours of [71, 72, 73])
      for (const breaks of [0, 1, 5]) {
        const rules: Rules = { procedure: 'silence', minimumHours: 72, onBroken };
        yield { rules, counts: { hours, breaks }, outcome: decide(rules, { hours, breaks }) };
      }
}

const cases = [...worked, ...small()].map((one) => JSON.parse(JSON.stringify(one)) as Case);
const expected = cases.map(({ rules, counts, outcome }) => ({ outcome, ...explain(rules, counts, outcome) }));

test('verify.mjs decides every case as we do, and says why in the same words', () => {
  const decisions = cases.map(({ rules, counts }) => decidedByNode(rules, counts));
  expect(decisions).toEqual(expected);
  expect(new Set(decisions.map((one) => one.outcome)).size).toBe(10);
});

test.skipIf(withoutPython)(
  'verify.py decides every case as we do, and says why in the same words',
  async () => {
    const decisions = (await decidedByPython(cases)).map(({ said: outcome, key, params }) => ({
      outcome,
      key,
      params,
    }));
    expect(decisions).toEqual(expected);
  },
);
