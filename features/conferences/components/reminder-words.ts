import type { Say } from '@/platform/i18n/messages';

/** On which day of the ladder: so many days before a deadline, or the day after it. */
export const reminderDay = (days: number, say: Say): string =>
  days < 0 ? say('conferences.deadlines.dayAfter') : say('conferences.deadlines.daysBefore', { days });
