import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FLOOR_KINDS,
  type FloorKind,
  makingWay,
  onTheFloor,
  pausedMsAt,
  type Speaking,
  spokenMs,
  whyNotAsked,
} from '@/domain/speakers';

const at = (seconds: number) => new Date(1_900_000_000_000 + seconds * 1000);

describe('the list', () => {
  it('takes no statement once it is closed, and of each kind one of a delegation', () => {
    const closed = { closed: true, waiting: [] };
    expect(FLOOR_KINDS.map((kind) => whyNotAsked(kind, closed))).toEqual([null, 'listClosed', null]);
    const open = { closed: false, waiting: ['statement', 'reply'] as const };
    expect(FLOOR_KINDS.map((kind) => whyNotAsked(kind, open))).toEqual([
      null,
      'alreadyWaiting',
      'alreadyWaiting',
    ]);
  });
});

describe('the floor', () => {
  const speech = (number: number, kind: FloorKind, more: Partial<Speaking> = {}): Speaking => ({
    ...{ id: `s${number}`, number, kind, startedAt: at(0), pausedAt: null, pausedMs: 0, endedAt: null },
    ...more,
  });
  const ids = (speeches: readonly Speaking[]) => speeches.map(({ id }) => id);

  it('is left by who had it, and kept for who is interrupted by a point of order', () => {
    const spoken = speech(1, 'statement');
    expect(makingWay('statement', [spoken])).toEqual({ ended: [spoken], paused: [] });
    expect(makingWay('pointOfOrder', [spoken])).toEqual({ ended: [], paused: [spoken] });
    const interrupted = speech(1, 'statement', { pausedAt: at(5) });
    const point = speech(2, 'pointOfOrder');
    expect(ids(onTheFloor([interrupted, point]))).toEqual(['s2', 's1']);
    expect(ids(makingWay('pointOfOrder', [interrupted, point]).ended)).toEqual(['s2']);
    expect(ids(makingWay('statement', [interrupted, point]).ended)).toEqual(['s2', 's1']);
    expect(makingWay('pointOfOrder', [interrupted])).toEqual({ ended: [], paused: [] });
  });

  it('has a clock that stands still while it is paused, and for good once it has ended', () => {
    const running = speech(1, 'statement', { pausedMs: 10_000 });
    expect(spokenMs(running, at(60))).toBe(50_000);
    const paused = speech(1, 'statement', { pausedAt: at(30), pausedMs: 10_000 });
    expect(spokenMs(paused, at(60))).toBe(20_000);
    expect(spokenMs(paused, at(600))).toBe(20_000);
    expect(pausedMsAt(paused, at(60))).toBe(40_000);
    const ended = { ...speech(1, 'statement'), pausedMs: pausedMsAt(paused, at(60)), endedAt: at(60) };
    expect(spokenMs(ended, at(9999))).toBe(20_000);
  });

  it('counts what was spoken once, however often the clock is stopped', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 600 }), { maxLength: 20 }), (spans) => {
        let clock = speech(1, 'statement') as Speaking;
        let [now, spoken] = [0, 0];
        for (const span of spans) {
          now += span;
          if (clock.pausedAt) clock = { ...clock, pausedMs: pausedMsAt(clock, at(now)), pausedAt: null };
          else {
            spoken += span;
            clock = { ...clock, pausedAt: at(now) };
          }
          expect(spokenMs(clock, at(now))).toBe(spoken * 1000);
        }
      }),
    );
  });
});
