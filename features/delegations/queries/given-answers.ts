import { sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Tx } from '@/db/client';
import { inOrder, isEnded, whyNoAnswer } from '@/domain/form-answers';
import { askedOf } from '@/domain/form-conditions';
import { type FormDefinition, type FormKind, hasOptions } from '@/domain/form-questions';
import { missing, Refusal, refuse } from '@/domain/refusal';
import { COUNTRY_CODES } from '@/platform/i18n/country-names';
import { readMailAddress } from '@/platform/typed/mail-address';
import { readFullPhone } from '@/platform/typed/phone';
import { readLine } from '@/platform/typed/text';
import { readWholeNumber } from '@/platform/typed/whole-number';
import type { formAnswersInput } from '../input/form-questions';
import type { FormLine } from './form-questions';

/** The version of a question that a form was drawn with. */
type DrawnVersion = Pick<FormDefinition, 'options' | 'required'> & {
  questionId: string;
  number: number;
  kind: FormKind;
  retired: boolean;
};

/** What was answered to one question, under the version that was read. */
export type GivenAnswer = {
  id: string;
  answer: string[];
  field: string;
  drawn: DrawnVersion;
  /** by what was answered to other questions; what is not asked is not judged, and says nothing */
  isAsked: boolean;
};

type TypedAnswers = z.output<typeof formAnswersInput>['answers'];
type TypedValue = NonNullable<TypedAnswers[string]>['value'];

/**
 * The versions that were answered, each as it was asked.
 * @throws the 404 Refusal for what this conference never asked, and one for a version that there is not
 */
async function drawnVersions(tx: Tx, conferenceId: string, typed: TypedAnswers): Promise<DrawnVersion[]> {
  const sent = Object.entries(typed).map(([id, { questionVersion }]) => ({ id, number: questionVersion }));
  const { rows } = await tx.execute<DrawnVersion>(sql`
    select q.id as "questionId", v.number, v.options, v.required, q.kind, q.retired_at is not null as retired
    from jsonb_to_recordset(${JSON.stringify(sent)}::jsonb) as sent(id uuid, number int)
      join form_question q on q.conference_id = ${conferenceId} and q.id = sent.id
      left join form_question_version v on v.conference_id = q.conference_id and v.question_id = q.id
        and v.number = sent.number`);
  if (rows.length !== sent.length) throw missing();
  if (rows.some(({ number }) => number === null)) throw refuse('delegations.refusal.stale', {}, 'stale');
  return rows;
}

/** The one form in which an answer of a kind is kept, however it was typed. What is read as none stays empty, which is no answer of these kinds. */
const READERS: Readonly<Partial<Record<FormKind, (line: string) => string | null>>> = {
  number: (line) => readWholeNumber(line)?.toString() ?? null,
  country: (line) => (COUNTRY_CODES.includes(line) ? line : null),
  phone: readFullPhone,
  email: readMailAddress,
};

/** A typed value as it is kept: a number in western digits, a single line, or the ids of what was chosen. */
function readValue(kind: FormKind, value: TypedValue): string[] {
  if (Array.isArray(value)) return value.filter((one) => one !== '');
  if (!value) return [];
  if (kind === 'longText' || hasOptions(kind)) return [value];
  const line = readLine(value);
  if (line === '') return [];
  const read = READERS[kind];
  return [read ? (read(line) ?? '') : line];
}

/**
 * What a form says to the questions of a conference, each judged by the version that its reader read. What is sent to a question
 * that is not asked of the person, by what was answered before (`lines`) and what is answered now, is marked so.
 * @throws Refusal at the field of an answer that is none
 */
export async function readAnswers(
  tx: Tx,
  conferenceId: string,
  typed: TypedAnswers,
  lines: readonly FormLine[],
): Promise<GivenAnswer[]> {
  const versions = await drawnVersions(tx, conferenceId, typed);
  const all = versions.map((drawn) => ({
    ...{ id: drawn.questionId, field: `answers.${drawn.questionId}.value`, drawn },
    answer: readValue(drawn.kind, typed[drawn.questionId]?.value),
  }));
  const sent = new Map(all.map(({ id, answer }) => [id, answer]));
  const answerTo = (line: FormLine) => (isEnded(line) ? null : sent.get(line.id)) ?? line.answer;
  const askedIds = askedOf(lines.map((line) => ({ ...line, answer: answerTo(line) })));
  return all.map((one) => {
    const { id, drawn, answer, field } = one;
    if (!askedIds.has(id) && lines.some((line) => line.id === id)) return { ...one, isAsked: false };
    const why = whyNoAnswer(drawn.kind, drawn, answer);
    if (why) throw new Refusal(why, 'invalid', field);
    return { ...one, answer: inOrder(drawn, answer), isAsked: true };
  });
}
