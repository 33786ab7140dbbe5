import * as z from 'zod';
import { ANSWER_MAX } from '@/domain/form-answers';
import { KEPT_FOR } from '@/domain/form-keeping';
import {
  FORM_HINT_MAX,
  FORM_KINDS,
  FORM_LABEL_MAX,
  FORM_READERS,
  MOST_FORM_QUESTIONS,
  MOST_OPTIONS,
  OPTION_LABEL_MAX,
  REASKS,
} from '@/domain/form-questions';
import {
  digest,
  id,
  localText,
  oneOf,
  optionalProse,
  orNull,
  reason,
  slug,
  ticked,
  wholeNumber,
} from '@/platform/fields';
import { says } from '@/platform/says';

const inConference = { conference: slug };
const version = wholeNumber(1, 1_000_000);

const option = z.strictObject({ id: orNull(id).optional(), label: localText(OPTION_LABEL_MAX) });
/** The places for what a question offers, as `options.0.label.en` and so on; one that is left empty offers nothing. */
const options = z
  .strictObject(
    Object.fromEntries(Array.from({ length: MOST_OPTIONS }, (_, at) => [String(at), option.optional()])),
  )
  .optional();

/** By the ids of the questions before it, the answers with which it is asked. */
const condition = z
  .record(
    id,
    z
      .array(z.string().max(40, { error: says('common.invalid.choice') }))
      .max(MOST_OPTIONS, { error: says('common.invalid.choice') }),
  )
  .refine((all) => Object.keys(all).length <= MOST_FORM_QUESTIONS, { error: says('common.invalid.choice') })
  .optional();

const definition = {
  label: localText(FORM_LABEL_MAX),
  hint: localText(FORM_HINT_MAX),
  options,
  required: ticked.optional(),
  readers: oneOf(FORM_READERS),
  keptFor: oneOf(KEPT_FOR),
  condition,
};

export const newFormQuestionInput = z.strictObject({
  ...inConference,
  kind: oneOf(FORM_KINDS),
  ...definition,
});

/** `reask`: whether those who have answered answer anew. */
export const formQuestionInput = z.strictObject({
  ...inConference,
  questionId: id,
  version,
  ...definition,
  reask: oneOf(REASKS),
});

export const formQuestionChoice = z.strictObject({ ...inConference, questionId: id, version });

/** `orderVersion`: the digest of the questions in the order in which they were seen. */
export const formQuestionMoveInput = z.strictObject({
  ...inConference,
  questionId: id,
  orderVersion: digest,
  direction: oneOf(['up', 'down']),
});

/** A typed text, or what was chosen; no box ticked sends nothing. */
const value = z
  .union([
    optionalProse(ANSWER_MAX.longText),
    z.array(z.string().max(40, { error: says('common.invalid.choice') })).max(MOST_OPTIONS, {
      error: says('common.invalid.choice'),
    }),
  ])
  .optional();

/** By the ids of the questions, each with the version that the form was drawn with. */
const answers = z
  .record(id, z.strictObject({ value, questionVersion: version }))
  .refine((all) => Object.keys(all).length <= MOST_FORM_QUESTIONS, {
    error: says('common.invalid.choice'),
  });

const answersOfForm = { ...inConference, version: wholeNumber(0, 1_000_000), answers };
export const formAnswersInput = z.strictObject({ ...answersOfForm, from: z.enum(['check', '']).optional() });
/** The answers of somebody else, as far as the actor may read them. */
export const formAnswersBehalfInput = z.strictObject({ ...answersOfForm, participantId: id, reason });
