import { and, asc, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { NOW, type Tx } from '@/db/client';
import { conference } from '@/db/schema/conferences';
import { reminder } from '@/db/schema/reminders';
import { DEADLINES } from '@/domain/deadlines';
import type { Sender } from '@/domain/duty-facts';
import {
  type DeadlineName,
  type ReminderPlan,
  type ReminderStep,
  remindersDue,
  remindersToCome,
} from '@/domain/reminders';
import { owingIn } from './owing';

export type SentReminder = Pick<typeof reminder.$inferSelect, 'deadline' | 'days' | 'letters' | 'sentAt'>;

/** A delegation that owes something and has nobody to write to, or somebody in it whose mails are not taken. */
export type Unreached = Sender & { delegationId: string; name: string | null };

/** What the ladder of a conference has sent and sends next, and whom it does not reach. */
export type Reminders = { sent: SentReminder[]; next: ReminderStep[]; unreached: Unreached[] };

const MOST = 50;

/** The reminders of a conference that is not closed; two questions, and none where it has no deadline. */
export async function remindersIn(
  tx: Tx,
  conference: ReminderPlan & { id: string; closedAt: Date | null; hiddenAt: Date | null },
  now: Date,
): Promise<Reminders | null> {
  const { id } = conference;
  const set = DEADLINES.filter((deadline) => conference[deadline]);
  if (set.length === 0) return null;
  const sent = await tx
    .select({
      deadline: reminder.deadline,
      days: reminder.days,
      letters: reminder.letters,
      sentAt: reminder.sentAt,
    })
    .from(reminder)
    .where(eq(reminder.conferenceId, id))
    .orderBy(asc(reminder.sentAt))
    .limit(MOST);
  if (conference.closedAt) return { sent, next: [], unreached: [] };
  const unreached = new Map<string, Unreached>();
  for (const { delegationId, countryCode, organization, accountId, name, returned } of await owingIn(
    tx,
    id,
    set,
  ))
    if (!accountId || returned)
      unreached.set(`${delegationId} ${accountId}`, { delegationId, countryCode, organization, name });
  return {
    sent,
    next: conference.hiddenAt ? [] : remindersToCome(conference, now),
    unreached: [...unreached.values()],
  };
}

/** What tells one step from another: of a deadline as it is set, so many days before it. */
const stepKey = ({ deadline, dueAt, days }: Pick<ReminderStep, 'deadline' | 'dueAt' | 'days'>) =>
  `${deadline} ${dueAt.getTime()} ${days}`;

/** No ladder begins so early, and none ends so late. */
const isNearTo = (column: AnyPgColumn) =>
  sql`${column} between ${NOW} - interval '5 days' and ${NOW} + interval '32 days'`;

const plan = {
  nominationDue: conference.nominationDue,
  confirmationDue: conference.confirmationDue,
  registrationDue: conference.registrationDue,
  reminderDays: conference.reminderDays,
  remindersSince: conference.remindersSince,
  timeZone: conference.timeZone,
};

/** The steps that have come and were not taken, by the conferences whose they are. `where`: which conferences. */
export async function stepsIn(tx: Tx, where?: SQL): Promise<{ slug: string; steps: ReminderStep[] }[]> {
  const rows = await tx
    .select({
      ...plan,
      slug: conference.slug,
      now: NOW,
      sent: sql<{ deadline: DeadlineName; dueAt: string; days: number }[]>`(select coalesce(jsonb_agg(
        jsonb_build_object('deadline', r.deadline, 'dueAt', r.due_at, 'days', r.days)), '[]')
        from reminder r where r.conference_id = ${conference.id})`,
    })
    .from(conference)
    .where(
      and(
        isNull(conference.removedAt),
        isNull(conference.closedAt),
        isNull(conference.hiddenAt),
        or(
          isNearTo(conference.nominationDue),
          isNearTo(conference.confirmationDue),
          isNearTo(conference.registrationDue),
        ),
        where,
      ),
    );
  return rows.flatMap(({ slug, now, sent, ...one }) => {
    const taken = new Set(sent.map((step) => stepKey({ ...step, dueAt: new Date(step.dueAt) })));
    const steps = remindersDue(one, now).filter((step) => !taken.has(stepKey(step)));
    return steps.length > 0 ? [{ slug, steps }] : [];
  });
}

/** Takes a step of the ladder in this transaction, with how many letters it sends. @returns false for whoever comes second */
export async function taken(
  tx: Tx,
  conferenceId: string,
  { deadline, dueAt, days }: ReminderStep,
  letters: number,
): Promise<boolean> {
  const rows = await tx
    .insert(reminder)
    .values({ conferenceId, deadline, dueAt, days, letters })
    .onConflictDoNothing()
    .returning({ days: reminder.days });
  return rows.length > 0;
}
