import { beginningOf, dayIn, daysLater } from './calendar';
import { DEADLINES, type Deadlines } from './deadlines';

export type DeadlineName = (typeof DEADLINES)[number];

/** How many days before a deadline those may be reminded who owe something by then; -1 is the day after it. */
export const REMINDER_DAYS = [30, 21, 14, 7, 3, 2, 1, -1] as const;
export type ReminderDay = (typeof REMINDER_DAYS)[number];

/** The ladder of a conference that has set none. */
export const USUAL_REMINDER_DAYS: readonly ReminderDay[] = [14, 7, 2, -1];

/** What says when a conference reminds of its deadlines. */
export type ReminderPlan = Deadlines & {
  reminderDays: readonly number[];
  /** since when deadlines and days are as they are: whoever was told of them then is not reminded at once */
  remindersSince: Date;
  timeZone: string;
};

/** One step of the ladder: at which instant it is reminded of which deadline. */
export type ReminderStep = { deadline: DeadlineName; dueAt: Date; days: number; at: Date };

const HOUR = 3_600_000;
/** Mails go out in the morning where the conference is. */
const MORNING = 9 * HOUR;
/** A step that was missed for so long, as by a house that stood still, is left out. */
const LATEST = 48 * HOUR;

/** The steps of one deadline, the first first; none where it is not set. */
function stepsOf(plan: ReminderPlan, deadline: DeadlineName): ReminderStep[] {
  const dueAt = plan[deadline];
  if (!dueAt) return [];
  const day = dayIn(plan.timeZone, dueAt);
  return REMINDER_DAYS.filter((days) => plan.reminderDays.includes(days)).map((days) => {
    const at = beginningOf(plan.timeZone, daysLater(day, -days)).getTime() + MORNING;
    return { deadline, dueAt, days, at: new Date(at) };
  });
}

/** What is to be sent now: of each deadline the latest step that has come, if nobody was told of the deadline since. */
export function remindersDue(plan: ReminderPlan, now: Date): ReminderStep[] {
  return DEADLINES.flatMap((deadline) => {
    const step = stepsOf(plan, deadline).findLast(({ at }) => at <= now);
    if (!step || step.at < plan.remindersSince || now.getTime() - step.at.getTime() > LATEST) return [];
    return [step];
  });
}

/** What comes next: of each deadline the first step that is still to come, the nearest first. */
export function remindersToCome(plan: ReminderPlan, now: Date): ReminderStep[] {
  return DEADLINES.flatMap((deadline) => stepsOf(plan, deadline).find(({ at }) => at > now) ?? []).sort(
    (one, other) => one.at.getTime() - other.at.getTime(),
  );
}
