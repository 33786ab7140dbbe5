import { and, asc, eq } from 'drizzle-orm';
import { newId } from '@/db/columns';
import { account } from '@/db/schema/accounts';
import { participant, registration } from '@/db/schema/delegations';
import { formAnswer, formQuestion, formQuestionVersion } from '@/db/schema/form-questions';
import { SYSTEM } from '@/domain/actor';
import { beginningOf } from '@/domain/calendar';
import { erasesOn } from '@/domain/form-keeping';
import type { FormDefinition, FormKind, FormOption } from '@/domain/form-questions';
import { localDay } from '@/platform/i18n/format';
import { record } from '@/platform/record';
import { FORM_QUESTIONS } from '@/sample/content/form-questions';
import { drawAnswer } from '@/sample/drawn/form-answers';
import { lotOf } from '@/sample/drawn/lot';
import { happened, organizer, type Sample } from './sample';

/** Where the conference is. */
const SANTIAGO = 'America/Santiago';
/** Of the draws of what was answered. */
const SEED = 2107;

type LoadedQuestion = Pick<FormDefinition, 'label' | 'keptDays' | 'required'> & {
  id: string;
  kind: FormKind;
  options: FormOption[];
};

/** What the conference asks beside the house, and what those who registered answered. */
export async function loadFormQuestions(sample: Sample): Promise<void> {
  const { tx, conferenceId, calendar } = sample;
  const questions: LoadedQuestion[] = [];
  for (const [at, { kind, options: labels, ...definition }] of FORM_QUESTIONS.entries()) {
    const id = newId();
    const options = labels.map((label) => ({ id: newId(), label }));
    const writtenAt = calendar.before(60);
    await tx.insert(formQuestion).values({ conferenceId, id, kind, position: at + 1, addedAt: writtenAt });
    await tx.insert(formQuestionVersion).values({
      ...{ conferenceId, questionId: id, number: 1, countsFrom: 1, ...definition, options },
      ...{ keptSince: writtenAt, writtenAt, writtenBy: organizer(sample) },
    });
    await record(tx, SYSTEM, {
      ...{ conferenceId, kind: 'formQuestion.added', entityId: conferenceId },
      after: { question: definition.label },
    });
    questions.push({ id, kind, ...definition, options });
  }
  await answer(sample, questions);
}

/** When what was answered to a question was erased, as its time was over; null while it stands. */
function erasedOn(sample: Sample, { keptDays: days }: LoadedQuestion): Date | null {
  const setOn = localDay(sample.calendar.before(60), SANTIAGO);
  const day = erasesOn({ days, setOn }, sample.calendar.endsOn);
  const at = day && beginningOf(SANTIAGO, day);
  return at && happened(sample, at) ? at : null;
}

/** Whoever registered has answered what has to be, and some also what may be left out. */
async function answer(sample: Sample, questions: readonly LoadedQuestion[]): Promise<void> {
  const { tx, conferenceId, calendar } = sample;
  const persons = await tx
    .select({ id: participant.id, savedAt: registration.savedAt })
    .from(participant)
    .innerJoin(account, eq(account.id, participant.accountId))
    .innerJoin(
      registration,
      and(
        eq(registration.conferenceId, participant.conferenceId),
        eq(registration.participantId, participant.id),
      ),
    )
    .where(eq(participant.conferenceId, conferenceId))
    .orderBy(asc(account.email));
  const lot = lotOf(SEED);
  const arrival = localDay(calendar.before(1), SANTIAGO);
  const rows = persons.flatMap(({ id: participantId, savedAt }) =>
    questions.flatMap((question) => {
      const drawn = drawAnswer(lot, question, arrival);
      const erasedAt = erasedOn(sample, question);
      const row = {
        conferenceId,
        participantId,
        questionId: question.id,
        givenUnder: 1,
        answeredAt: savedAt,
      };
      return drawn ? [{ ...row, answer: erasedAt ? null : [drawn], erasedAt }] : [];
    }),
  );
  if (rows.length > 0) await tx.insert(formAnswer).values(rows);
  for (const { id, label } of questions) {
    const erased = rows.filter(({ questionId, erasedAt }) => questionId === id && erasedAt);
    if (erased.length > 0)
      await record(tx, SYSTEM, {
        ...{ conferenceId, kind: 'formQuestion.answersErased', entityId: conferenceId },
        after: { question: label, persons: erased.length },
      });
  }
}
