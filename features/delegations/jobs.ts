import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { NOW, withTx } from '@/db/client';
import { conference } from '@/db/schema/conferences';
import { sheetImport } from '@/db/schema/imports';
import { SYSTEM } from '@/domain/actor';
import { IMPORT_KEPT_DAYS } from '@/domain/imports';
import type { ReminderStep } from '@/domain/reminders';
import { conferenceAt } from '@/features/conferences/queries';
import { removeFile } from '@/platform/files';
import { moment } from '@/platform/i18n/format';
import type { JobsOf } from '@/platform/jobs';
import { log } from '@/platform/log';
import { record } from '@/platform/record';
import { type Leading, sendLetters } from './commands/letters';
import { type Addressed, type Owing, owingIn } from './queries/owing';
import type { ConferencePlace } from './queries/places';
import { stepsIn, taken } from './queries/reminders';

const MOST_AT_ONCE = 50;

const isOver = and(
  isNull(sheetImport.confirmedAt),
  sql`${sheetImport.addedAt} < ${NOW} - make_interval(days => ${IMPORT_KEPT_DAYS})`,
);

/** Discards lists that nobody confirmed in time, with their files, each in a transaction of its own. Returns how many. */
export async function forgetImports(): Promise<number> {
  const over = await withTx(SYSTEM, (tx) =>
    tx
      .select({ conferenceId: sheetImport.conferenceId, id: sheetImport.id })
      .from(sheetImport)
      .where(isOver)
      .orderBy(asc(sheetImport.addedAt))
      .limit(MOST_AT_ONCE),
  );
  let forgotten = 0;
  for (const { conferenceId, id } of over) {
    const isIt = and(eq(sheetImport.conferenceId, conferenceId), eq(sheetImport.id, id));
    const done = await withTx(SYSTEM, async (tx) => {
      const [row] = await tx
        .select()
        .from(sheetImport)
        .where(and(isIt, isOver))
        .for('update', { skipLocked: true });
      if (!row) return 0;
      await tx.delete(sheetImport).where(isIt);
      await removeFile(tx, conferenceId, row.fileId);
      await record(tx, SYSTEM, {
        conferenceId,
        kind: 'import.discarded',
        entityId: id,
        before: { importKind: row.kind },
      });
      return 1;
    });
    forgotten += done;
  }
  return forgotten;
}

/** What a letter of the ladder says, by whom it goes to. */
function reminderLetter(meeting: ConferencePlace, step: ReminderStep, owing: Addressed): Leading {
  const { delegationId, countryCode, organization, accountId: id, name, email, locale } = owing;
  const { deadline } = step;
  return {
    to: { id, name, email, locale },
    conference: meeting,
    sender: { countryCode, organization },
    path: deadline === 'registrationDue' ? '/registration' : `/delegations/${delegationId}`,
    write: (facts) => ({
      template: 'delegation.reminded',
      params: {
        ...facts,
        deadline,
        due: moment(step.dueAt, locale, meeting.timeZone),
        passed: step.days < 0 ? 1 : 0,
      },
    }),
  };
}

const isAddressed = (owing: Owing): owing is Addressed => owing.accountId !== null;

/** Takes the steps of a conference that have come, and writes to those who owe something now. @returns how many letters */
function remind(slug: string): Promise<number> {
  return withTx(SYSTEM, async (tx) => {
    // Behind this lock no deadline moves, and no other instance takes a step of this conference.
    const meeting = await conferenceAt(tx, slug, 'no key update');
    const [due] = await stepsIn(tx, eq(conference.id, meeting.id));
    let letters = 0;
    for (const step of due?.steps ?? []) {
      const owing = (await owingIn(tx, meeting.id, [step.deadline])).filter(isAddressed);
      if (!(await taken(tx, meeting.id, step, owing.length))) continue;
      await sendLetters(
        tx,
        owing.map((one) => reminderLetter(meeting, step, one)),
      );
      await record(tx, SYSTEM, {
        conferenceId: meeting.id,
        kind: 'deadlines.reminded',
        entityId: meeting.id,
        after: { deadline: step.deadline, due: step.dueAt, days: step.days, letters: owing.length },
        topics: [`conference:${meeting.id}`],
      });
      letters += owing.length;
    }
    return letters;
  });
}

/**
 * Writes to those who owe something by a deadline that comes near, or passed yesterday. Called again and again by every
 * instance: late or twice sends nothing more. A conference that fails is logged and does not hold up the others.
 */
export async function remindOfDeadlines(): Promise<number> {
  let letters = 0;
  for (const { slug } of await withTx(SYSTEM, (tx) => stepsIn(tx))) {
    try {
      letters += await remind(slug);
    } catch (error) {
      log.error({ err: error }, 'nobody could be reminded of a deadline');
    }
  }
  return letters;
}

export const delegationJobs = {
  'delegations.remindOfDeadlines': { everyMs: 60_000, run: remindOfDeadlines },
  'delegations.forgetImports': { everyMs: 60_000, run: forgetImports },
} satisfies JobsOf<'delegations'>;
