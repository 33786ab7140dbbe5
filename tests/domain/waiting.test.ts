import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_DEADLINES } from '@/domain/deadlines';
import {
  afterMove,
  isOnOffer,
  isUnanswered,
  lastOfferAt,
  nextToOffer,
  OFFER_HOURS,
  offerEnd,
  offerUntil,
  WAITING_ENDS,
  WAITING_MOVES,
  type WaitingEnd,
  type WaitingMove,
  waitingState,
} from '@/domain/waiting';

const HOUR = 3_600_000;
const now = new Date('2026-03-01T12:00:00Z');
const inHours = (hours: number) => new Date(now.getTime() + hours * HOUR);

describe('the end of an offer', () => {
  it('is so many hours away where nothing else is set', () => {
    expect(offerEnd(NO_DEADLINES, now)).toEqual(inHours(OFFER_HOURS));
  });

  it('is the deadline by which lists are confirmed, that of nominations where none is, and never behind registration', () => {
    const confirmed = { ...NO_DEADLINES, nominationDue: inHours(-5), confirmationDue: inHours(3) };
    expect(offerEnd(confirmed, now)).toEqual(inHours(3));
    expect(offerEnd({ ...NO_DEADLINES, nominationDue: inHours(2) }, now)).toEqual(inHours(2));
    expect(offerEnd({ ...confirmed, registrationDue: inHours(1) }, now)).toEqual(inHours(1));
    expect(offerEnd({ ...confirmed, confirmationDue: inHours(OFFER_HOURS + 1) }, now)).toEqual(
      inHours(OFFER_HOURS),
    );
  });

  it('is nowhere once the last of it has come', () => {
    expect(offerEnd({ ...NO_DEADLINES, confirmationDue: now }, now)).toBeNull();
    expect(offerEnd({ ...NO_DEADLINES, registrationDue: inHours(-1) }, now)).toBeNull();
    expect(lastOfferAt(NO_DEADLINES)).toBeNull();
  });

  it('is over at its instant and not before', () => {
    const facts = { outcome: null, offerEndsAt: now };
    expect(isUnanswered(facts, now)).toBe(true);
    expect(isUnanswered(facts, new Date(now.getTime() - 1))).toBe(false);
    expect(isUnanswered({ ...facts, outcome: 'declined' }, now)).toBe(false);
  });
});

describe('a delegation', () => {
  const open = { ...NO_DEADLINES, confirmedAt: null, withdrawnAt: null, closedAt: null };

  it('offers places until its list is confirmed, it is withdrawn, or the conference is closed', () => {
    expect(offerUntil(open, now)).toEqual(inHours(OFFER_HOURS));
    for (const end of ['confirmedAt', 'withdrawnAt', 'closedAt', 'registrationDue'])
      expect(offerUntil({ ...open, [end]: now }, now), end).toBeNull();
  });

  it('gives a place that is offered, in time, while it and the conference go on', () => {
    const offered = { outcome: null, offerEndsAt: inHours(1) };
    expect(isOnOffer(offered, open, now)).toBe(true);
    expect(isOnOffer(offered, open, inHours(1))).toBe(false);
    expect(isOnOffer({ ...offered, offerEndsAt: null }, open, now)).toBe(false);
    expect(isOnOffer({ ...offered, outcome: 'lapsed' }, open, now)).toBe(false);
    for (const end of ['withdrawnAt', 'closedAt'])
      expect(isOnOffer(offered, { ...open, [end]: now }, now), end).toBe(false);
  });
});

it('never lets go of what ended', () => {
  for (const end of WAITING_ENDS) expect(WAITING_MOVES[end]).toEqual({});
});

type Entry = { number: number; outcome: WaitingEnd | null; offerEndsAt: Date | null };
const isEnd = (state: string): state is WaitingEnd => WAITING_ENDS.some((end) => end === state);

/** One thing that happens in a delegation: somebody joins its list, answers, or a place comes or goes. */
const step = fc.oneof(
  fc.constant({ what: 'add' as const }),
  fc.constant({ what: 'withdraw' as const }),
  fc.record({ what: fc.constant('quota' as const), quota: fc.integer({ min: 1, max: 8 }) }),
  fc.record({
    what: fc.constantFrom<Exclude<WaitingMove, 'offer'>>('accept', 'decline', 'lapse', 'remove'),
    whom: fc.nat(20),
  }),
);

it('never sells a place twice, skips nobody and leaves no place free while somebody waits, whatever happens', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      let [quota, seated] = [3, 3];
      const list: Entry[] = [];
      const offeredInOrder: number[] = [];
      const held = () => list.filter((one) => waitingState(one) === 'offered').length;
      for (const one of steps) {
        if (one.what === 'add') list.push({ number: list.length + 1, outcome: null, offerEndsAt: null });
        else if (one.what === 'withdraw') seated = Math.max(0, seated - 1);
        else if (one.what === 'quota') quota = Math.max(one.quota, seated + held());
        else if ('whom' in one) {
          const entry = list[one.whom];
          const next = entry && afterMove(waitingState(entry), one.what);
          if (!entry || !next) continue;
          if (isEnd(next)) entry.outcome = next;
          if (next === 'seated') seated += 1;
        }
        for (const entry of nextToOffer({ quota, seated }, list)) {
          expect(afterMove(waitingState(entry), 'offer')).toBe('offered');
          entry.offerEndsAt = now;
          offeredInOrder.push(entry.number);
        }
        const waits = list.filter((entry) => waitingState(entry) === 'waiting');
        expect(seated + held()).toBeLessThanOrEqual(quota);
        expect(waits.length === 0 || seated + held() === quota).toBe(true);
        // Who waits still is behind everybody who was offered a place.
        const last = offeredInOrder.at(-1) ?? 0;
        for (const entry of waits) expect(entry.number).toBeGreaterThan(last);
      }
      expect(offeredInOrder).toEqual([...new Set(offeredInOrder)].sort((a, b) => a - b));
    }),
    { numRuns: 500 },
  );
});
