import { getTranslations } from 'next-intl/server';
import { Fragment, type ReactNode } from 'react';
import { CheckboxGroup } from '@/components/form/checkbox-field';
import { Field } from '@/components/form/field';
import { Fieldset } from '@/components/form/fieldset';
import { TextArea } from '@/components/form/text-area';
import {
  PERSON_QUESTIONS,
  type PersonQuestion,
  type ProseQuestion,
  QUESTIONS,
  type StoredAnswers,
  type TextQuestion,
} from '@/domain/questions';
import { characterCount } from '@/platform/i18n/form-texts';
import { languagesFor, readerLocale } from '@/platform/i18n/reader';

/** What the questions are about, in the order of the form; each question names its own. */
const SUBJECTS = ['name', 'work', 'needs'] as const;

/** Its parts stand apart from each other. */
export const PARTED =
  '[&>[data-field]~[data-field]]:mt-8 [&>[data-field]~[data-field]]:border-t [&>[data-field]~[data-field]]:border-hairline [&>[data-field]~[data-field]]:pt-6';

type Props = {
  answers: StoredAnswers;
  /** what is asked; all of it by default */
  questions?: readonly PersonQuestion[];
  /** somebody else fills in: no hint speaks to the person, and the browser offers nothing of its own */
  onBehalf?: boolean;
};

/** The questions about a person by their subjects, each with what was answered so far. */
export async function PersonFields({ answers, questions = PERSON_QUESTIONS, onBehalf = false }: Props) {
  const [t, common, locale] = await Promise.all([
    getTranslations('delegations.reg'),
    getTranslations('common'),
    readerLocale(),
  ]);
  const most = (question: ProseQuestion) => characterCount(locale, QUESTIONS[question].most);
  const hint = (text: string) => (onBehalf ? undefined : text);
  const own = (token: string) => (onBehalf ? 'off' : token);
  const typed = (name: TextQuestion) => ({
    name,
    label: t(name),
    defaultValue: answers[name] ?? '',
    optional: 'task' in QUESTIONS[name] ? undefined : common('optional'),
  });
  const fields: Record<PersonQuestion, { subject: (typeof SUBJECTS)[number]; field: ReactNode }> = {
    givenName: {
      subject: 'name',
      field: <Field {...typed('givenName')} hint={hint(t('nameHint'))} autoComplete={own('given-name')} />,
    },
    familyName: {
      subject: 'name',
      field: <Field {...typed('familyName')} autoComplete={own('family-name')} />,
    },
    badgeName: {
      subject: 'name',
      field: (
        <Field
          {...typed('badgeName')}
          hint={hint(t('badgeHint'))}
          autoComplete="off"
          lang="und-Latn"
          dir="ltr"
          spellCheck={false}
        />
      ),
    },
    office: {
      subject: 'work',
      field: (
        <Field
          {...typed('office')}
          hint={t('officeHint')}
          autoComplete={own('organization-title')}
          width="full"
        />
      ),
    },
    languages: {
      subject: 'work',
      field: (
        <CheckboxGroup
          name="languages"
          legend={t('languages')}
          options={languagesFor(locale).map((l) => ({ value: l.locale, label: l.name }))}
          defaultValue={[...answers.languages]}
        />
      ),
    },
    phone: {
      subject: 'needs',
      field: <Field {...typed('phone')} type="tel" hint={t('phoneHint')} autoComplete={own('tel')} />,
    },
    dietaryNeeds: {
      subject: 'needs',
      field: (
        <TextArea {...typed('dietaryNeeds')} hint={t('dietaryHint')} rows={2} count={most('dietaryNeeds')} />
      ),
    },
    accessNeeds: {
      subject: 'needs',
      field: (
        <TextArea {...typed('accessNeeds')} hint={t('accessHint')} rows={2} count={most('accessNeeds')} />
      ),
    },
  };
  return SUBJECTS.map((subject) => (
    <Fieldset key={subject} legend={t(`subject.${subject}`)} legendSize="m">
      {questions
        .filter((question) => fields[question].subject === subject)
        .map((question) => (
          <Fragment key={question}>{fields[question].field}</Fragment>
        ))}
    </Fieldset>
  ));
}
