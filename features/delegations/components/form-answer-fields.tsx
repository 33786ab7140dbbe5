import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { CheckboxField, CheckboxGroup } from '@/components/form/checkbox-field';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { RadioGroup } from '@/components/form/radio-group';
import { SelectField } from '@/components/form/select-field';
import { TextArea } from '@/components/form/text-area';
import { ANSWER_MAX, CONSENT_GIVEN, YES_NO } from '@/domain/form-answers';
import { conditionsOf } from '@/domain/form-conditions';
import type { FormKind } from '@/domain/form-questions';
import { type Locale, pick } from '@/domain/local-text';
import { countryOptions } from '@/platform/i18n/countries';
import { characterCount } from '@/platform/i18n/form-texts';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { shownMailAddress } from '@/platform/typed/mail-address';
import type { ShownFormLine } from '../queries/form-questions';
import { AskedWhere } from './asked-where';
import { conditionWords } from './condition-words';
import { keptHint } from './kept-words';

type FieldFacts = {
  name: string;
  label: string;
  hint: string | undefined;
  /** the word for an answer that may be left out */
  optional: string | undefined;
  answer: readonly string[];
  /** it was answered, and is asked anew */
  isAgain: boolean;
  options: { value: string; label: string }[];
  /** the words for choosing nothing, where that may be */
  nothing: { value: string; label: string }[];
  locale: Locale;
};

const hintsOf = (...hints: (string | undefined)[]) => hints.filter(Boolean).join(' ') || undefined;

/** One of several that is chosen; where the answer may be left out, that can be chosen, too. */
const oneOfThem = ({ name, label, hint, answer, options, nothing }: FieldFacts) => (
  <RadioGroup
    name={name}
    legend={label}
    hint={hint}
    options={[...options, ...nothing]}
    defaultValue={answer[0] ?? (nothing.length > 0 ? '' : undefined)}
  />
);

/** How each kind of question is asked. */
const FIELDS: Readonly<Record<FormKind, (asked: FieldFacts) => ReactNode>> = {
  text: ({ name, label, hint, optional, answer }) => (
    <Field name={name} label={label} hint={hint} optional={optional} defaultValue={answer[0] ?? ''} />
  ),
  longText: ({ name, label, hint, optional, answer, locale }) => (
    <TextArea
      name={name}
      label={label}
      hint={hint}
      optional={optional}
      rows={3}
      defaultValue={answer[0] ?? ''}
      count={characterCount(locale, ANSWER_MAX.longText)}
    />
  ),
  choice: oneOfThem,
  yesNo: oneOfThem,
  several: ({ name, label, hint, answer, options }) => (
    <CheckboxGroup name={name} legend={label} hint={hint} options={options} defaultValue={[...answer]} />
  ),
  date: ({ name, label, hint, optional, answer }) => (
    <Field
      name={name}
      type="date"
      label={label}
      hint={hint}
      optional={optional}
      defaultValue={answer[0] ?? ''}
    />
  ),
  number: ({ name, label, hint, optional, answer }) => (
    <Field
      name={name}
      type="number"
      label={label}
      hint={hint}
      optional={optional}
      width="s"
      defaultValue={answer[0] ?? ''}
    />
  ),
  country: ({ name, label, hint, optional, answer, locale }) => (
    <SelectField
      name={name}
      label={label}
      hint={hint}
      optional={optional}
      options={countryOptions(locale)}
      empty={sayIn(locale)('delegations.form.noCountry')}
      defaultValue={answer[0] ?? ''}
    />
  ),
  phone: ({ name, label, hint, optional, answer, locale }) => (
    <Field
      name={name}
      type="tel"
      label={label}
      hint={hintsOf(hint, sayIn(locale)('delegations.reg.phoneHint'))}
      optional={optional}
      defaultValue={answer[0] ?? ''}
    />
  ),
  email: ({ name, label, hint, optional, answer }) => (
    <Field
      name={name}
      type="email"
      label={label}
      hint={hint}
      optional={optional}
      defaultValue={shownMailAddress(answer[0] ?? '')}
    />
  ),
  consent: ({ name, label, hint, optional, answer, isAgain, locale }) => (
    <CheckboxField
      name={name}
      label={label}
      hint={hintsOf(hint, optional ? undefined : sayIn(locale)('delegations.form.consentNeeded'))}
      value={CONSENT_GIVEN}
      // Whoever agreed to another sentence has not agreed to this one.
      defaultChecked={answer.length > 0 && !isAgain}
    />
  ),
};

type Props = {
  lines: readonly ShownFormLine[];
  /** the whole form, with what is not drawn */
  form: readonly ShownFormLine[];
  conference: { originalLanguage: Locale; endsOn: string | null };
};

/** The questions of a conference, each with the version in which it is read and what was answered so far. */
export async function FormAnswerFields({ lines, form, conference }: Props) {
  const [t, common, locale] = await Promise.all([
    getTranslations('delegations.form'),
    getTranslations('common'),
    readerLocale(),
  ]);
  const { originalLanguage, endsOn } = conference;
  const nameOf = (id: string) => `answers.${id}.value`;
  return lines.map((line) => {
    const when = conditionWords(line.condition, lines, { locale, original: originalLanguage });
    const words = (text: ShownFormLine['label']) => pick(text, locale, originalLanguage);
    const options =
      line.kind === 'yesNo'
        ? YES_NO.map((value) => ({ value, label: t(`answer.${value}`) }))
        : line.options.map(({ id, label }) => ({ value: id, label: words(label) }));
    const facts = {
      name: nameOf(line.id),
      label: words(line.label),
      hint: hintsOf(
        when,
        line.again ? t('againHint') : undefined,
        line.hint ? words(line.hint) : undefined,
        keptHint(line, form, { locale, endsOn }),
      ),
      optional: line.required ? undefined : common('optional'),
      answer: line.answer ?? [],
      isAgain: line.again,
      options,
      nothing: line.required ? [] : [{ value: '', label: t('noAnswer') }],
      locale,
    };
    const field = (
      <>
        <Hidden name={`answers.${line.id}.questionVersion`} value={line.number} />
        {FIELDS[line.kind](facts)}
      </>
    );
    const wanted = conditionsOf(lines, line)
      .filter(({ questionId }) => lines.some(({ id }) => id === questionId))
      .map(({ questionId, answers }) => ({ name: nameOf(questionId), values: answers }));
    // One frame for all: the one of a question that is asked of everybody by now keeps its place and what is typed in it.
    return (
      <AskedWhere key={line.id} wanted={wanted}>
        {field}
      </AskedWhere>
    );
  });
}
