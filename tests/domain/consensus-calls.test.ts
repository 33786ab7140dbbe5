import { describe, expect, test } from 'vitest';
import {
  callStage,
  consensusRule,
  declarableAt,
  explainConsensus,
  whyNotDeclare,
  whyNotObject,
} from '@/domain/consensus-calls';
import { LOCALES } from '@/domain/local-text';
import type { RulesProfile } from '@/domain/rules';
import { worded } from '@/platform/i18n/worded';
import { RULES } from '@/tests/setup/conference/rules';

const dueAt = new Date('2023-03-22T15:00:00Z');
const open = { dueAt, endedAs: null };
const later = (ms: number) => new Date(dueAt.getTime() + ms);

describe('an objection', () => {
  test.each([
    [-1, 'delegation', null],
    [0, 'delegation', 'late'],
    [0, 'chair', null],
    [60_000, 'chair', null],
  ] as const)('that reached the server %i ms after the time, by the %s: %s', (ms, source, why) => {
    expect(whyNotObject(open, { reachedAt: later(ms), source })).toBe(why);
  });

  test('that was in time is kept also where the declaration overtook it, and nothing is entered to a call that was withdrawn', () => {
    const [declared, withdrawn] = (['declared', 'withdrawn'] as const).map((endedAs) => ({ dueAt, endedAs }));
    if (!declared || !withdrawn) throw new Error('two of them');
    expect(whyNotObject(declared, { reachedAt: later(-1), source: 'delegation' })).toBeNull();
    expect(whyNotObject(declared, { reachedAt: later(0), source: 'delegation' })).toBe('declared');
    expect(whyNotObject(declared, { reachedAt: later(-1), source: 'chair' })).toBe('declared');
    expect(whyNotObject(withdrawn, { reachedAt: later(-1), source: 'delegation' })).toBe('withdrawn');
  });
});

describe('a call', () => {
  test('is declared once its time is over and what came in time was taken in, and never against an objection', () => {
    const at = (now: Date, objections = 0) => whyNotDeclare(open, { objections, now });
    expect(at(later(0))).toBe('running');
    expect(at(new Date(declarableAt(open).getTime() - 1))).toBe('running');
    expect(at(declarableAt(open))).toBeNull();
    expect(at(later(3_600_000), 1)).toBe('objected');
    expect(whyNotDeclare({ dueAt, endedAs: 'withdrawn' }, { objections: 0, now: later(5_000) })).toBe('over');
  });

  test.each([
    [-1, 0, 'running'],
    [0, 0, 'settling'],
    [2_000, 0, 'declarable'],
    [-1, 1, 'objected'],
    [60_000, 1, 'objected'],
  ] as const)('%i ms after its time with %i objections: %s', (ms, objections, stage) => {
    expect(callStage(open, { objections, now: later(ms) })).toBe(stage);
  });
});

describe('the rules', () => {
  const withCall = (call: boolean, seconds: number): RulesProfile => ({
    ...RULES,
    consensus: { call, seconds },
  });

  test('ask for a call where any in force does, for as long as the longest; where none says so, for none and a minute', () => {
    expect(consensusRule([])).toEqual({ call: false, seconds: 60 });
    expect(consensusRule([{ ...RULES, consensus: undefined }])).toEqual({ call: false, seconds: 60 });
    expect(consensusRule([withCall(false, 120), withCall(true, 30)])).toEqual({ call: true, seconds: 120 });
  });
});

test('an adoption is explained in one sentence, with or without a call', () => {
  const en = (seconds: number | null, reservations: number) =>
    worded(explainConsensus(seconds, reservations), 'en');
  expect(en(60, 2)).toBe(
    'Adopted by consensus: no delegation objected within 60 seconds; 2 reservations recorded.',
  );
  expect(en(1, 0)).toBe('Adopted by consensus: no delegation objected within 1 second.');
  expect(en(null, 1)).toBe('Adopted by consensus, with 1 reservation; no call for objections was recorded.');
  for (const locale of LOCALES)
    for (const n of [0, 1, 2, 3, 11, 100])
      for (const seconds of [null, 10 + n])
        expect(worded(explainConsensus(seconds, n), locale)).toMatch(/^[^{}]{20,}\.$/u);
});
