import { and, asc, eq, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { outcome, outcomeParagraph } from '@/db/schema/outcomes';
import { lateAdmission, submission } from '@/db/schema/sponsors';
import type { Actor } from '@/domain/actor';
import { inEach, type LocalText } from '@/domain/local-text';
import { officeFor } from '@/domain/offices';
import { paragraphApart, type SplitParagraph } from '@/domain/opening';
import { MOST_PARAGRAPHS, PARAGRAPH_MAX, type Part } from '@/domain/outcomes';
import { authorize } from '@/domain/permissions';
import { refuse } from '@/domain/refusal';
import { isLateToSubmit, paragraphsIn } from '@/domain/sponsors';
import { optionalTextAfter, textAfter, type WorkingLanguages } from '@/domain/working-languages';
import { type ConferenceFacts, conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { queueMail } from '@/platform/mail';
import { record } from '@/platform/record';
import type { admissionInput, submissionInput } from '../input';
import { nextNumber } from '../queries/numbers';
import { lettersTo } from './sponsors-told';
import { ask } from './sponsorship';
import { kindOfDelegation, requireMember } from './tabling';

type Submitted = z.output<typeof submissionInput>;

/**
 * Submits a text of a delegation, by somebody who speaks for it: the draft is there at once for those who take part, and the delegations
 * that are named as sponsors are asked.
 * @throws Refusal from the deadline on, for a delegation of which no text is admitted, and once the conference is closed
 */
export async function submitOutcome(actor: Actor, input: Submitted): Promise<Done> {
  const { delegationId, kind, opensToSponsors } = input;
  return act(actor, async (tx, actor) => {
    const meeting = await conferenceAt(tx, input.conference, 'no key update');
    const conferenceId = meeting.id;
    const kindOfSender = await kindOfDelegation(tx, conferenceId, delegationId);
    authorize(actor, 'outcome.submit', { conferenceId, delegationId });
    requireMember(kindOfSender);
    if (meeting.closedAt) throw refuse('outcomes.refusal.closedForTexts', {}, 'late');
    const title = textAfter(meeting, input.title, { field: 'title' });
    const paragraphs = paragraphsTyped(meeting, input);
    const submittedAt = await dbNow(tx);
    const admission = await admitted(tx, meeting, { delegationId, now: submittedAt });
    const [id, number] = [newId(), await nextNumber(tx, conferenceId)];
    await tx.insert(outcome).values({
      ...{ conferenceId, id, number, kind, title, mainSponsorId: delegationId },
      createdBy: actor.accountId,
    });
    await tx.insert(outcomeParagraph).values(
      paragraphs.map((words) => ({
        ...{ conferenceId, id: newId(), outcomeId: id, ...words },
        savedBy: actor.accountId,
      })),
    );
    await tx.insert(submission).values({
      ...{ conferenceId, outcomeId: id, delegationId, submittedAt, opensToSponsors },
      ...{ submittedBy: actor.accountId, admissionId: admission?.id ?? null },
    });
    await record(tx, actor, {
      conferenceId,
      kind: 'outcome.submitted',
      entityId: id,
      after: { number, kind, title, delegationId, reason: admission?.reason ?? null },
      topics: [`outcome:${id}`],
    });
    const text = { conferenceId, id, number, title, mainSponsorId: delegationId };
    for (const sponsor of new Set(input.sponsors)) await ask(tx, actor, { meeting, text, sponsor });
    return {
      redirect: `/${input.conference}/outcomes/${number}`,
      ...{ message: 'outcomes.done.submitted', params: { number } },
    };
  });
}

type AdmittedText = { delegationId: string; now: Date };

/** By which admission a text is taken after the deadline, of which the lock of the conference lets nobody else take it; null where none is needed. */
async function admitted(tx: Tx, meeting: ConferenceFacts, { delegationId, now }: AdmittedText) {
  const { id: conferenceId, submissionDue, timeZone } = meeting;
  if (!isLateToSubmit(submissionDue, now)) return null;
  const [admission] = await tx
    .select()
    .from(lateAdmission)
    .where(
      and(
        eq(lateAdmission.conferenceId, conferenceId),
        eq(lateAdmission.delegationId, delegationId),
        sql`not exists (select from submission s where s.conference_id = late_admission.conference_id
          and s.admission_id = late_admission.id)`,
      ),
    )
    .orderBy(asc(lateAdmission.admittedAt), asc(lateAdmission.id))
    .limit(1);
  if (!admission) {
    const ended = { from: submissionDue ?? now, timeZone };
    throw refuse('outcomes.refusal.submissionOver', { ended }, 'late');
  }
  return admission;
}

/** The paragraphs as they were typed, the preambular ones first; in each language as many, one for one. */
function paragraphsTyped(meeting: WorkingLanguages, { preamble, text }: Submitted) {
  const all = [
    ...paragraphsOf(meeting, 'preambular', optionalTextAfter(meeting, preamble, { field: 'preamble' })),
    ...paragraphsOf(meeting, 'operative', textAfter(meeting, text, { field: 'text' })),
  ];
  if (all.length > MOST_PARAGRAPHS)
    throw refuse('outcomes.refusal.longText', { most: MOST_PARAGRAPHS }, 'invalid', 'text');
  return all;
}

function paragraphsOf({ originalLanguage }: WorkingLanguages, part: Part, typed: LocalText | null) {
  if (!typed) return [];
  const field = part === 'operative' ? 'text' : 'preamble';
  const pieces = inEach((language) => paragraphsIn(typed[language]));
  const { length } = pieces[originalLanguage];
  const other = Object.entries(pieces).find(([, some]) => some.length > 0 && some.length !== length);
  if (other) {
    const [language, { length: written }] = other;
    const params = { count: written, original: length };
    throw refuse('outcomes.refusal.otherParagraphs', params, 'invalid', `${field}.${language}`);
  }
  const long = Object.entries(pieces).find(([, some]) => some.some((piece) => piece.length > PARAGRAPH_MAX));
  if (long) {
    const params = { max: PARAGRAPH_MAX };
    throw refuse('outcomes.refusal.longParagraph', params, 'invalid', `${field}.${long[0]}`);
  }
  return pieces[originalLanguage].map((_, index) => {
    const wordsIn = (language: keyof typeof pieces): SplitParagraph => {
      const whole = pieces[language][index] ?? '';
      return part === 'operative'
        ? paragraphApart(whole, language)
        : { verb: '', addressee: '', text: whole };
    };
    const apart = inEach(wordsIn);
    const only = (name: keyof SplitParagraph) => inEach((language) => apart[language][name]);
    const opening = part === 'operative' ? { verb: only('verb'), addressee: only('addressee') } : {};
    return { part, number: index + 1, text: only('text'), ...opening };
  });
}

/**
 * Admits one text of a delegation after the deadline, with the reason; those who speak for it are told.
 * @throws Refusal while there is no deadline that has passed, and where one is admitted already
 */
export async function admitSubmission(actor: Actor, input: z.output<typeof admissionInput>): Promise<Done> {
  const { delegationId, reason } = input;
  return act(actor, async (tx, actor) => {
    const meeting = await conferenceAt(tx, input.conference, 'no key update');
    const conferenceId = meeting.id;
    authorize(actor, 'submission.admit', { conferenceId });
    requireMember(await kindOfDelegation(tx, conferenceId, delegationId));
    if (meeting.closedAt) throw refuse('outcomes.refusal.closedForTexts', {}, 'late');
    const now = await dbNow(tx);
    if (!isLateToSubmit(meeting.submissionDue, now))
      throw refuse('outcomes.refusal.notLateYet', {}, 'conflict');
    const waiting = await tx.$count(
      lateAdmission,
      and(
        eq(lateAdmission.conferenceId, conferenceId),
        eq(lateAdmission.delegationId, delegationId),
        sql`not exists (select from submission s where s.conference_id = late_admission.conference_id
          and s.admission_id = late_admission.id)`,
      ),
    );
    if (waiting > 0) throw refuse('outcomes.refusal.admittedAlready', {}, 'conflict', 'delegationId');
    const as = officeFor(actor, 'submission.admit', conferenceId);
    await tx.insert(lateAdmission).values({
      ...{ conferenceId, id: newId(), delegationId, reason, admittedAs: as },
      ...{ admittedAt: now, admittedBy: actor.accountId },
    });
    const path = `/${meeting.slug}/outcomes/submit`;
    for (const { to, locale, conference, link, days } of await lettersTo(tx, meeting, { delegationId, path }))
      await queueMail(tx, {
        ...{ conferenceId, to, locale, template: 'outcomes.submissionAdmitted' },
        params: { conference, reason, link, days },
      });
    await record(tx, actor, {
      conferenceId,
      kind: 'submission.admitted',
      entityId: conferenceId,
      after: { delegationId, as, reason },
      topics: [`conference:${conferenceId}`],
    });
    return { message: 'outcomes.done.submissionAdmitted' };
  });
}
