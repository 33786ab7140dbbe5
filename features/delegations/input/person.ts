import * as z from 'zod';
import { LOCALES } from '@/domain/local-text';
import {
  isGiven,
  type PersonKind,
  type PersonQuestion,
  QUESTIONS,
  type QuestionDescription,
  type Questions,
  questionsIn,
  type StoredAnswers,
} from '@/domain/questions';
import type { BareKey } from '@/messages/keys';
import { optionalLatinName, optionalLine, optionalProse, slug, wholeNumber } from '@/platform/fields';
import { says } from '@/platform/says';
import { optionalPhone } from '@/platform/typed/phone';

// No box ticked sends no field at all.
const languages = () =>
  z
    .array(z.enum(LOCALES, { error: says('common.invalid.choice') }))
    .max(LOCALES.length)
    .default([]);

/** How each kind of answer about the person is read where it may be left out, and what is said where it may not. */
const READERS: Record<PersonKind, { read: (most: number) => z.ZodType; missing: BareKey }> = {
  line: { read: optionalLine, missing: 'common.invalid.empty' },
  latinName: { read: optionalLatinName, missing: 'common.invalid.empty' },
  phone: { read: optionalPhone, missing: 'common.invalid.empty' },
  prose: { read: optionalProse, missing: 'common.invalid.empty' },
  languages: { read: languages, missing: 'delegations.invalid.languages' },
};

type PersonShape = { [Q in PersonQuestion]: z.ZodType<StoredAnswers[Q]> };

/**
 * The personal details, by the description of the questions. Complete, each that bears a task is needed; as a draft, what is
 * missing stays open. `from` says where to go on to.
 */
export function personSchema(needed: boolean, questions: Questions = QUESTIONS) {
  const read = (name: string): z.ZodType => {
    const { kind, most = 0, task, oneOf } = questions[name] as QuestionDescription;
    const { read, missing } = READERS[kind as PersonKind];
    if (!needed || !task || oneOf) return read(most);
    return read(most).refine((answer: unknown) => isGiven(answer), { error: says(missing) });
  };
  const names = questionsIn('person', questions);
  const shape: Record<string, z.ZodType> = Object.fromEntries(names.map((name) => [name, read(name)]));
  return z.strictObject({
    conference: slug,
    version: wholeNumber(0, 1_000_000),
    from: z.enum(['check', '']).optional(),
    ...(shape as PersonShape),
  });
}
