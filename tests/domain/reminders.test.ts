import { describe, expect, it } from 'vitest';
import { NO_DEADLINES } from '@/domain/deadlines';
import { type ReminderPlan, remindersDue, remindersToCome } from '@/domain/reminders';

/** Friday 17 March 2023, 18:00 in Santiago. */
const DUE = new Date('2023-03-17T21:00:00Z');
const plan: ReminderPlan = {
  ...NO_DEADLINES,
  confirmationDue: DUE,
  reminderDays: [14, 7, 2, -1],
  remindersSince: new Date('2023-01-01T00:00:00Z'),
  timeZone: 'America/Santiago',
};
const due = (now: string, other: Partial<ReminderPlan> = {}) =>
  remindersDue({ ...plan, ...other }, new Date(now)).map(({ days }) => days);

describe('the ladder of reminders', () => {
  it('has its steps at nine in the morning where the conference is', () => {
    expect(due('2023-03-10T11:59:59Z')).toEqual([]);
    expect(due('2023-03-10T12:00:00Z')).toEqual([7]);
    expect(due('2023-03-18T12:00:00Z')).toEqual([-1]);
  });

  it('leaves out a step that was missed for two days, and sends no earlier one instead', () => {
    expect(due('2023-03-12T12:00:00Z')).toEqual([7]);
    expect(due('2023-03-12T12:00:01Z')).toEqual([]);
    expect(due('2023-03-15T12:00:00Z')).toEqual([2]);
  });

  it('does not remind at once whoever was told of the deadline since', () => {
    expect(due('2023-03-10T13:00:00Z', { remindersSince: new Date('2023-03-10T12:30:00Z') })).toEqual([]);
    expect(due('2023-03-15T13:00:00Z', { remindersSince: new Date('2023-03-10T12:30:00Z') })).toEqual([2]);
  });

  it('is switched off without days, and where no deadline is set', () => {
    expect(due('2023-03-10T12:00:00Z', { reminderDays: [] })).toEqual([]);
    expect(due('2023-03-10T12:00:00Z', { confirmationDue: null })).toEqual([]);
    expect(remindersToCome({ ...plan, reminderDays: [] }, new Date('2023-03-10T12:00:00Z'))).toEqual([]);
  });

  it('has a step of each deadline, the nearest first', () => {
    const both = { ...plan, registrationDue: new Date('2023-03-16T21:00:00Z') };
    expect(remindersDue(both, new Date('2023-03-10T12:00:00Z')).map(({ deadline }) => deadline)).toEqual([
      'confirmationDue',
      'registrationDue',
    ]);
    expect(
      remindersToCome(both, new Date('2023-03-10T12:00:00Z')).map(({ deadline, days, at }) => [
        deadline,
        days,
        at.toISOString(),
      ]),
    ).toEqual([
      ['registrationDue', 2, '2023-03-14T12:00:00.000Z'],
      ['confirmationDue', 2, '2023-03-15T12:00:00.000Z'],
    ]);
  });
});
