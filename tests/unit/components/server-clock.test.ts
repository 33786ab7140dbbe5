import { afterEach, expect, it, vi } from 'vitest';
import { serverClock } from '@/components/time/server-clock';

/** When the page was drawn; each test has another. */
let drawn = Date.parse('2026-11-26T12:00:00Z');

afterEach(() => {
  drawn += 86_400_000;
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
  const clock = serverClock(drawn);
  expect(clock()).toBe(drawn);
  vi.advanceTimersByTime(90_000);
  expect(clock()).toBe(drawn + 90_000);
});

it('goes on from when the page was served, where it was kept, and from a newer drawing where there is one', () => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: 0 });
  document([{ name: 'served', description: String(drawn + 12_000) }]);
  vi.advanceTimersByTime(300);
  expect(serverClock(drawn)()).toBe(drawn + 12_300);
  expect(serverClock(drawn + 60_000)()).toBe(drawn + 60_000);
});

it('loses nothing while the machine sleeps', () => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: 0 });
  document([]);
  const clock = serverClock(drawn);
  // The steady clock stood still.
  vi.setSystemTime(3_600_000);
  expect(clock()).toBe(drawn + 3_600_000);
  vi.setSystemTime(-86_400_000);
  vi.advanceTimersByTime(1000);
  expect(clock()).toBe(drawn + 1000);
});

it('comes back to a page as late as it is, whatever was drawn meanwhile', () => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: 0 });
  document([]);
  serverClock(drawn);
  vi.advanceTimersByTime(600_000);
  serverClock(drawn + 600_000);
  vi.advanceTimersByTime(600_000);
  expect(serverClock(drawn)()).toBe(drawn + 1_200_000);
});
