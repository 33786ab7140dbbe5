import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfter, dayIn, daysBetween, daysLater } from '@/domain/calendar';
import {
  daysOf,
  earliest,
  erasesOn,
  fewest,
  KEPT_DAYS,
  KEPT_FOR,
  keepsFor,
  keptForOf,
} from '@/domain/form-keeping';

const days = fc.integer({ min: 0, max: 20_000 }).map((after) => daysLater('2000-01-01', after));
const periods = fc.constantFrom(null, ...KEPT_DAYS);

describe('the day on which answers are erased', () => {
  it('comes when so many whole days after the last day of the conference are over', () => {
    expect(erasesOn({ days: 30, setOn: '2027-01-10' }, '2027-06-14')).toBe('2027-07-15');
    expect(erasesOn({ days: 1, setOn: '2027-01-10' }, '2028-02-28')).toBe('2028-03-01');
    expect(erasesOn({ days: 365, setOn: '2027-01-10' }, '2027-06-14')).toBe('2028-06-14');
  });

  it('is none where they are kept with the record, and where the conference has no dates', () => {
    fc.assert(
      fc.property(days, days, periods, (setOn, endsOn, period) => {
        expect(erasesOn({ days: null, setOn }, endsOn)).toBeNull();
        expect(erasesOn({ days: period, setOn }, null)).toBeNull();
      }),
    );
  });

  it('is never before its time nor on the day on which somebody says so, and no later than it must be', () => {
    fc.assert(
      fc.property(days, days, fc.constantFrom(...KEPT_DAYS), (setOn, endsOn, period) => {
        const day = erasesOn({ days: period, setOn }, endsOn) ?? '';
        expect(daysBetween(endsOn, day)).toBeGreaterThan(period);
        expect(daysBetween(setOn, day)).toBeGreaterThanOrEqual(1);
        expect([daysLater(endsOn, period + 1), dayAfter(setOn)]).toContain(day);
      }),
    );
  });

  it('comes when that day begins where the conference is, and not when it begins elsewhere', () => {
    const day = erasesOn({ days: 30, setOn: '2027-01-10' }, '2027-06-14') ?? '';
    const isPast = (timeZone: string, now: string) => day <= dayIn(timeZone, new Date(now));
    expect(isPast('Pacific/Kiritimati', '2027-07-14T10:00:00Z')).toBe(true);
    expect(isPast('Pacific/Kiritimati', '2027-07-14T09:59:59Z')).toBe(false);
    expect(isPast('UTC', '2027-07-15T00:00:00Z')).toBe(true);
    expect(isPast('UTC', '2027-07-14T23:59:59Z')).toBe(false);
    expect(isPast('Pacific/Pago_Pago', '2027-07-15T10:59:59Z')).toBe(false);
    expect(isPast('Pacific/Pago_Pago', '2027-07-15T11:00:00Z')).toBe(true);
  });

  it('is the first of those by which answers go', () => {
    fc.assert(
      fc.property(fc.array(fc.option(days)), (all) => {
        expect(earliest(all)).toBe(all.filter((day) => day !== null).sort()[0] ?? null);
      }),
    );
  });
});

it('is shorter one way and longer the other, and the same only where nothing changes', () => {
  fc.assert(
    fc.property(periods, periods, (before, after) => {
      const [there, back] = [keepsFor(before, after), keepsFor(after, before)];
      expect([there, back].sort()).toEqual(before === after ? ['same', 'same'] : ['longer', 'shorter']);
      expect(there === 'shorter').toBe(before !== after && earlier(after) < earlier(before));
    }),
  );
});
it('is by the fewest days of all on which an answer hangs', () => {
  fc.assert(
    fc.property(fc.array(periods), (all) => {
      expect(fewest(all) ?? Number.POSITIVE_INFINITY).toBe(Math.min(...all.map(earlier)));
    }),
  );
});
const earlier = (period: number | null) => period ?? Number.POSITIVE_INFINITY;

it('is chosen by what a form sends, each period once', () => {
  expect(KEPT_FOR.map(daysOf)).toEqual([null, ...KEPT_DAYS]);
  expect([null, ...KEPT_DAYS].map(keptForOf)).toEqual([...KEPT_FOR]);
});
