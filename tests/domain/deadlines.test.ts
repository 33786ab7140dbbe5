import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isLateToRegister,
  misorderedDeadline,
  NO_DEADLINES,
  whyNotChangeList,
  whyNotConfirm,
} from '@/domain/deadlines';

const AT = new Date('2023-03-01T12:00:00Z');
const later = (seconds: number) => new Date(AT.getTime() + seconds * 1000);

describe('the list of a delegation', () => {
  it('takes persons until the deadline, and not at it', () => {
    const adds = (now: Date) => whyNotChangeList({ confirmedAt: null, nominationDue: AT }, 'added', now);
    expect(adds(later(-1))).toBeNull();
    expect(adds(AT)).toBe('nominationOver');
    expect(whyNotChangeList({ confirmedAt: null, nominationDue: null }, 'added', later(1))).toBeNull();
  });

  it('changes after the deadline until it is confirmed', () => {
    const list = { confirmedAt: null, nominationDue: AT };
    expect(whyNotChangeList(list, 'changed', later(1))).toBeNull();
    for (const change of ['added', 'changed'] as const)
      expect(whyNotChangeList({ ...list, confirmedAt: AT }, change, later(-1))).toBe('listConfirmed');
  });

  it('is confirmed once, with a head, also late', () => {
    expect(whyNotConfirm({ confirmedAt: null, hasHead: true })).toBeNull();
    expect(whyNotConfirm({ confirmedAt: null, hasHead: false })).toBe('noHead');
    expect(whyNotConfirm({ confirmedAt: AT, hasHead: true })).toBe('confirmedAlready');
  });
});

it('takes registrations until the deadline, and those that came back at any time', () => {
  const late = (now: Date, returned = false) => isLateToRegister({ registrationDue: AT }, returned, now);
  expect([late(later(-1)), late(AT), late(later(9), true)]).toEqual([false, true, false]);
  expect(isLateToRegister(NO_DEADLINES, false, AT)).toBe(false);
});

it('finds lists that would be confirmed before nominations end, and nothing else', () => {
  const instant = fc.option(fc.date({ noInvalidDate: true }), { nil: null });
  fc.assert(
    fc.property(instant, instant, instant, (nominationDue, confirmationDue, registrationDue) => {
      const wrong = nominationDue !== null && confirmationDue !== null && confirmationDue < nominationDue;
      const why = misorderedDeadline({ nominationDue, confirmationDue, registrationDue });
      expect(why).toBe(wrong ? 'confirmationDue' : null);
    }),
  );
});
