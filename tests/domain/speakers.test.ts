import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changingPositions,
  FLOOR_KINDS,
  type FloorKind,
  inCallingOrder,
  makingWay,
  onTheFloor,
  orderInWords,
  pausedMsAt,
  type Requested,
  type Speaking,
  spokenMs,
  whyNotAsked,
} from '@/domain/speakers';

const at = (seconds: number) => new Date(1_900_000_000_000 + seconds * 1000);
const asks = (...kinds: FloorKind[]): Requested[] =>
  kinds.map((kind, n) => ({ id: `r${n + 1}`, sequence: n + 1, position: n + 1, kind }));

describe('the list', () => {
  it('has points of order first, statements as they arrived, and replies at the end', () => {
    const list = asks('statement', 'reply', 'statement', 'pointOfOrder', 'reply', 'pointOfOrder');
    expect(orderInWords(list)).toBe('4, 6, 1, 3, 2, 5');
  });

  const act = fc.record({
    does: fc.constantFrom(
      'ask' as const,
      'withdraw' as const,
      'call' as const,
      'up' as const,
      'down' as const,
    ),
    kind: fc.constantFrom(...FLOOR_KINDS),
    which: fc.nat(30),
  });

  it('is one order whatever happens to it and in whatever order its rows come', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), fc.infiniteStream(fc.nat()), (acts, lot) => {
        let waiting: Requested[] = [];
        let sequence = 0;
        for (const { does, kind, which } of acts) {
          const before = inCallingOrder(waiting);
          const chosen = before[which % Math.max(1, before.length)];
          if (does === 'ask') {
            sequence += 1;
            waiting = [...waiting, { id: `r${sequence}`, sequence, position: sequence, kind }];
            const alike = inCallingOrder(waiting).filter((one) => one.kind === kind);
            // Nobody who moved stands behind who asks later: a position is always that of somebody who asked before.
            expect(alike.at(-1)?.sequence).toBe(sequence);
          } else if (does === 'call') waiting = waiting.filter((one) => one !== before[0]);
          else if (chosen && does === 'withdraw') waiting = waiting.filter((one) => one !== chosen);
          else if (chosen && (does === 'up' || does === 'down')) {
            const pair = changingPositions(waiting, chosen.id, does);
            if (!pair) continue;
            const [one, other] = pair;
            waiting = waiting.map((row) => {
              if (row.id === one.id) return { ...row, position: other.position };
              return row.id === other.id ? { ...row, position: one.position } : row;
            });
            const [from, to] = [
              before.indexOf(chosen),
              inCallingOrder(waiting).findIndex(({ id }) => id === chosen.id),
            ];
            expect(to - from).toBe(does === 'up' ? -1 : 1);
          }
          const order = inCallingOrder(waiting);
          expect(new Set(order.map(({ id }) => id)).size).toBe(waiting.length);
          expect(new Set(order.map(({ position }) => position)).size).toBe(waiting.length);
          const ranks = order.map((one) => FLOOR_KINDS.indexOf(one.kind));
          expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
          const shuffled = waiting
            .map((row) => ({ row, key: lot.next().value ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ row }) => row);
          expect(inCallingOrder(shuffled)).toEqual(order);
        }
      }),
    );
  });

  it('moves nobody across the kinds, nor past the ends', () => {
    const list = asks('statement', 'reply', 'statement', 'pointOfOrder');
    expect(changingPositions(list, 'r1', 'up')).toBeNull();
    expect(changingPositions(list, 'r4', 'down')).toBeNull();
    expect(changingPositions(list, 'r2', 'up')).toBeNull();
    expect(changingPositions(list, 'nobody', 'up')).toBeNull();
    expect(changingPositions(list, 'r3', 'up')?.map(({ id }) => id)).toEqual(['r3', 'r1']);
  });

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
