import { dayAfter, daysLater } from './calendar';

/** For so many days after the last day of a conference its answers can be kept; else as long as the record of the conference. */
export const KEPT_DAYS = [1, 30, 90, 365] as const;

/** How long is chosen in a form: as long as the record, or for so many days. */
export const KEPT_FOR = ['record', '1', '30', '90', '365'] as const;
export type KeptFor = (typeof KEPT_FOR)[number];

export const keptForOf = (days: number | null): KeptFor =>
  KEPT_FOR.find((one) => one === String(days)) ?? 'record';

export const daysOf = (keptFor: KeptFor): number | null => (keptFor === 'record' ? null : Number(keptFor));

/** How many days answers are kept, and the day on which somebody said so, where the conference is. */
type KeptPeriod = { days: number | null; setOn: string };

/**
 * The day with whose beginning answers are erased, where the conference is: when so many whole days after its last one are over.
 * Null where they stay, and while the conference has no dates. What somebody says today erases nothing before tomorrow.
 */
export function erasesOn({ days, setOn }: KeptPeriod, endsOn: string | null): string | null {
  if (days === null || endsOn === null) return null;
  const [due, first] = [daysLater(endsOn, days + 1), dayAfter(setOn)];
  return due > first ? due : first;
}

/** What another number of days means for what was answered: only a shorter time is for all of it. */
export function keepsFor(before: number | null, after: number | null): 'longer' | 'shorter' | 'same' {
  if (before === after) return 'same';
  return after === null || (before !== null && after > before) ? 'longer' : 'shorter';
}

/** The first of some days; null where there is none. */
export const earliest = (days: readonly (string | null)[]): string | null =>
  days.reduce((first, day) => (first === null || (day !== null && day < first) ? day : first), null);

/** The fewest of some days for which answers are kept; null where all are kept with the record. */
export const fewest = (periods: readonly (number | null)[]): number | null =>
  periods.reduce((least, days) => (least === null || (days !== null && days < least) ? days : least), null);
