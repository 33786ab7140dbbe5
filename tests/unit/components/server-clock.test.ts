import { afterEach, expect, it, vi } from 'vitest';
import { serverClock } from '@/components/time/server-clock';

const DRAWN = Date.parse('2026-11-26T12:00:00Z');

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A document that came at `responseStart` of the browser's steady clock, with what the server said of it. */
const document = (serverTiming: { name: string; description: string }[], responseStart = 0) =>
  vi
    .spyOn(performance, 'getEntriesByType')
    .mockReturnValue([{ serverTiming, responseStart }] as unknown as PerformanceEntry[]);

it('goes on from what the page was drawn with, whatever this machine thinks that time it is', () => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: 0 });
  document([]);
  const clock = serverClock(DRAWN);
  expect(clock()).toBe(DRAWN);
  vi.advanceTimersByTime(90_000);
  expect(clock()).toBe(DRAWN + 90_000);
});

it('goes on from when the page was served, where it was kept, and from a newer drawing where there is one', () => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: 0 });
  document([{ name: 'served', description: String(DRAWN + 12_000) }]);
  vi.advanceTimersByTime(300);
  expect(serverClock(DRAWN)()).toBe(DRAWN + 12_300);
  expect(serverClock(DRAWN + 60_000)()).toBe(DRAWN + 60_000);
});

it('loses nothing while the machine sleeps', () => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: 0 });
  document([]);
  const clock = serverClock(DRAWN);
  // The steady clock stood still.
  vi.setSystemTime(3_600_000);
  expect(clock()).toBe(DRAWN + 3_600_000);
  vi.setSystemTime(-86_400_000);
  vi.advanceTimersByTime(1000);
  expect(clock()).toBe(DRAWN + 1000);
});
