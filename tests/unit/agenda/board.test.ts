import { expect, it } from 'vitest';
import { block, linesOf } from '@/features/agenda/components/board-look';

const lasting = (minutes: number) => linesOf({ from: 600, to: 600 + minutes });

it('shows as many lines of a session as are seen whole in its block, and one at least', () => {
  expect([5, 15, 30, 45, 60, 75, 90].map(lasting)).toEqual([1, 1, 1, 2, 3, 4, 5]);
  // What stands above the lines, 24 px for the time, and their own height never reach beyond a block of 1.6 px a minute.
  for (let minutes = 35; minutes <= 600; minutes += 5)
    expect(24 + lasting(minutes) * 18.2, `${minutes} minutes`).toBeLessThanOrEqual(minutes * 1.6);
});

it('keeps its ground while it is held, so that the lines of the hours do not show through its text', () => {
  expect(block({ look: 'session', height: 'full', hold: 'held' })).not.toMatch(/(^| )opacity-/);
});
