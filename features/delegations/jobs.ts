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
import { eraseDue } from './commands/erasures';
import { erasePast, pastQuestions, type QuestionKey } from './commands/keeping';
import { type Leading, sendLetters } from './commands/letters';
import { settleWaitingList } from './commands/waiting-list';
import { type Addressed, type Owing, owingIn } from './queries/owing';
import { type ConferencePlace, lockAnyDelegation } from './queries/places';
import { stepsIn, taken } from './queries/reminders';
import { heldByOffers } from './queries/waiting';

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

/** Delegations in which an offer is over, a place is free for who waits, or who waits has a seat by now. */
const UNSETTLED = sql`
  select c.slug, d.id as "delegationId" from delegation d join conference c on c.id = d.conference_id
  where c.closed_at is null and c.removed_at is null and exists (select from waiting_place w
    where w.conference_id = d.conference_id and w.delegation_id = d.id and w.ended_at is null and (w.offer_ends_at <= ${NOW}
      or exists (select from participant s where s.conference_id = w.conference_id and s.account_id = w.account_id
        and s.withdrawn_at is null)
      or w.offered_at is null and d.withdrawn_at is null and d.confirmed_at is null
        and coalesce(least(coalesce(c.confirmation_due, c.nomination_due), c.registration_due) > ${NOW}, true)
        and d.quota > (select count(*) from participant p where p.conference_id = d.conference_id
            and p.delegation_id = d.id and p.withdrawn_at is null) + ${heldByOffers(sql`d.conference_id`, sql`d.id`)}))
  order by d.id limit ${MOST_AT_ONCE}`;

/**
 * Brings the waiting lists to where they must be where nobody did anything: offers lapse, and their places go to the next. Called
 * again and again by every instance: behind the lock of a delegation, late or twice changes nothing. Returns how many lists.
 */
export async function settleWaitingLists(): Promise<number> {
  const { rows } = await withTx(SYSTEM, (tx) =>
    tx.execute<{ slug: string; delegationId: string }>(UNSETTLED),
  );
  for (const { slug, delegationId } of rows) {
    try {
      await withTx(SYSTEM, async (tx) => {
        const meeting = await conferenceAt(tx, slug);
        await settleWaitingList(tx, meeting, await lockAnyDelegation(tx, SYSTEM, meeting.id, delegationId));
      });
    } catch (error) {
      log.error({ err: error }, 'a waiting list could not be settled');
    }
  }
  return rows.length;
}

/** Erasures that were put off and whose day has come where their conference is. */
const DUE = sql`
  select e.conference_id as "conferenceId", e.id from erasure_request e join conference c on c.id = e.conference_id
  where e.decision = 'later' and e.erased_at is null and e.withdrawn_at is null and c.removed_at is null
    and e.erase_on <= (${NOW} at time zone c.time_zone)::date
  order by e.erase_on, e.id limit ${MOST_AT_ONCE}`;

/**
 * Erases what was decided to be erased on a day that has come, each in a transaction of its own. Late or twice erases nothing
 * more; one that fails is logged and does not hold up the others. Returns how many.
 */
export async function eraseWhatIsDue(): Promise<number> {
  const { rows } = await withTx(SYSTEM, (tx) => tx.execute<{ conferenceId: string; id: string }>(DUE));
  let erased = 0;
  for (const key of rows) {
    try {
      if (await withTx(SYSTEM, (tx) => eraseDue(tx, key))) erased += 1;
    } catch (error) {
      log.error({ err: error }, 'what was decided to be erased could not be');
    }
  }
  return erased;
}

/**
 * Erases answers whose day has come where their conference is, one question after the other, each in a transaction of its own. Late
 * or twice erases nothing more; those that fail are logged and do not hold up the others, however many. Returns how many answers.
 */
export async function erasePastAnswers(): Promise<number> {
  let erased = 0;
  const next = (after?: QuestionKey) => withTx(SYSTEM, (tx) => pastQuestions(tx, MOST_AT_ONCE, after));
  for (let keys = await next(); keys.length > 0; keys = await next(keys.at(-1)))
    for (const key of keys)
      try {
        erased += await withTx(SYSTEM, (tx) => erasePast(tx, key));
      } catch (error) {
        log.error({ err: error }, 'answers whose time is over could not be erased');
      }
  return erased;
}

export const delegationJobs = {
  'delegations.erasePastAnswers': { everyMs: 60_000, run: erasePastAnswers },
  'delegations.eraseWhatIsDue': { everyMs: 60_000, run: eraseWhatIsDue },
  'delegations.settleWaitingLists': { everyMs: 15_000, run: settleWaitingLists },
  'delegations.remindOfDeadlines': { everyMs: 60_000, run: remindOfDeadlines },
  'delegations.forgetImports': { everyMs: 60_000, run: forgetImports },
} satisfies JobsOf<'delegations'>;
