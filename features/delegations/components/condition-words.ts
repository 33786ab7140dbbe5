import { closedAnswers } from '@/domain/form-conditions';
import type { FormCondition, FormKind, FormOption } from '@/domain/form-questions';
import { type Locale, type LocalText, pick } from '@/domain/local-text';
import { alternatives } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';

type HoldingQuestion = { id: string; kind: FormKind; label: LocalText; options: readonly FormOption[] };
type ConditionReader = { locale: Locale; original: Locale };

/** What can be answered to a question on which others hang, each in words. */
export function closedChoices(question: HoldingQuestion, { locale, original }: ConditionReader) {
  const say = sayIn(locale);
  const wordsOf = (value: string) => {
    if (question.kind === 'consent') return say('delegations.form.conditionGiven');
    if (question.kind === 'yesNo') return say(`delegations.form.answer.${value === 'yes' ? 'yes' : 'no'}`);
    const label = question.options.find(({ id }) => id === value)?.label;
    return label ? pick(label, locale, original) : '';
  };
  return closedAnswers(question).map((value) => ({ value, label: wordsOf(value) }));
}

/** When a question is asked, in words; none where it is asked of everybody. */
export function conditionWords(
  condition: FormCondition | null,
  questions: readonly HoldingQuestion[],
  reader: ConditionReader,
): string | undefined {
  const held = condition && questions.find(({ id }) => id === condition.questionId);
  if (!held) return undefined;
  const { locale, original } = reader;
  const say = sayIn(locale);
  const question = pick(held.label, locale, original);
  if (held.kind === 'consent') return say('delegations.form.onlyIfGiven', { question });
  const answers = closedChoices(held, reader)
    .filter(({ value }) => condition.answers.includes(value))
    .map(({ label }) => say('delegations.form.quoted', { answer: label }));
  return say('delegations.form.onlyIf', { answers: alternatives(answers, locale), question });
}
