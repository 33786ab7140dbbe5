import { describe, expect, test } from 'vitest';
import { isLeftOpen, outcomeState, whyNotEdit } from '@/domain/outcomes';

const at = new Date('2023-03-23T12:00:00Z');
const NONE = { adoptedAt: null, notAdoptedAt: null, leftOpenAt: null, endedAs: null };

describe('an outcome', () => {
  test.each([
    ['draft', NONE, null],
    ['leftOpen', { ...NONE, leftOpenAt: at }, 'outcomes.refusal.frozen'],
    ['adopted', { ...NONE, leftOpenAt: at, adoptedAt: at }, 'outcomes.refusal.adopted'],
    ['adopted', { ...NONE, adoptedAt: at }, 'outcomes.refusal.adopted'],
    ['withdrawn', { ...NONE, endedAs: 'withdrawn' }, 'outcomes.refusal.ended'],
    ['merged', { ...NONE, endedAs: 'merged' }, 'outcomes.refusal.ended'],
    ['notAdopted', { ...NONE, leftOpenAt: at, notAdoptedAt: at }, 'outcomes.refusal.decidedAgainst'],
    ['notAdopted', { ...NONE, notAdoptedAt: at }, 'outcomes.refusal.decidedAgainst'],
  ] as const)('is %s by its dates, and its words are frozen from the decision on', (state, dates, why) => {
    expect(outcomeState(dates)).toBe(state);
    expect(isLeftOpen(dates)).toBe(state === 'leftOpen');
    expect(whyNotEdit(dates)).toBe(why);
  });
});
