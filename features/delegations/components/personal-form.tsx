import { getTranslations } from 'next-intl/server';
import { Fragment, type ReactNode } from 'react';
import { AutosaveForm } from '@/components/form/autosave-form';
import { CheckboxGroup } from '@/components/form/checkbox-field';
import { Field } from '@/components/form/field';
import { Fieldset } from '@/components/form/fieldset';
import { Hidden } from '@/components/form/hidden';
import { IDLE } from '@/components/form/state';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import {
  PERSON_QUESTIONS,
  type PersonQuestion,
  type ProseQuestion,
  QUESTIONS,
  type TextQuestion,
} from '@/domain/questions';
import { autosaveTexts, characterCount, formTexts } from '@/platform/i18n/form-texts';
import { languagesFor, readerLocale } from '@/platform/i18n/reader';
import { savePersonAction, savePersonDraftAction } from '../actions';
import { RegistrationFrame, type RegistrationPlace } from './registration-frame';

/** What the questions are about, in the order of the form; each question names its own. */
const SUBJECTS = ['name', 'work', 'needs'] as const;

/** Its parts stand apart from each other. */
const PARTED =
  '[&>[data-field]~[data-field]]:mt-8 [&>[data-field]~[data-field]]:border-t [&>[data-field]~[data-field]]:border-hairline [&>[data-field]~[data-field]]:pt-6';

type Props = RegistrationPlace & { from: 'check' | '' };

/** Name, office, languages and needs. Saves itself as far as it goes; the button wants it complete. */
export async function PersonalForm({ conference, registration, from }: Props) {
  const [t, common, locale] = await Promise.all([
    getTranslations('delegations.reg'),
    getTranslations('common'),
    readerLocale(),
  ]);
  const { answers } = registration;
  const most = (question: ProseQuestion) => characterCount(locale, QUESTIONS[question].most);
  const typed = (name: TextQuestion) => ({
    name,
    label: t(name),
    defaultValue: answers[name] ?? '',
    optional: 'task' in QUESTIONS[name] ? undefined : common('optional'),
  });
  const fields: Record<PersonQuestion, { subject: (typeof SUBJECTS)[number]; field: ReactNode }> = {
    givenName: {
      subject: 'name',
      field: <Field {...typed('givenName')} hint={t('nameHint')} autoComplete="given-name" />,
    },
    familyName: { subject: 'name', field: <Field {...typed('familyName')} autoComplete="family-name" /> },
    badgeName: {
      subject: 'name',
      field: (
        <Field
          {...typed('badgeName')}
          hint={t('badgeHint')}
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
        <Field {...typed('office')} hint={t('officeHint')} autoComplete="organization-title" width="full" />
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
      field: <Field {...typed('phone')} type="tel" hint={t('phoneHint')} autoComplete="tel" />,
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
  return (
    <RegistrationFrame
      part="personal"
      conference={conference}
      registration={registration}
      title={t('task.personal')}
    >
      <AutosaveForm
        action={savePersonAction}
        save={savePersonDraftAction.bind(null, IDLE)}
        texts={formTexts(locale)}
        autosaveTexts={{ ...autosaveTexts(locale), discard: t('discard') }}
        id="personal"
        locale={locale}
        className={PARTED}
      >
        <Hidden name="conference" value={conference.slug} />
        <Hidden name="version" value={answers.version} />
        <Hidden name="from" value={from} />
        {SUBJECTS.map((subject) => (
          <Fieldset key={subject} legend={t(`subject.${subject}`)} legendSize="m">
            {PERSON_QUESTIONS.filter((question) => fields[question].subject === subject).map((question) => (
              <Fragment key={question}>{fields[question].field}</Fragment>
            ))}
          </Fieldset>
        ))}
        <SubmitButton>{t('continue')}</SubmitButton>
      </AutosaveForm>
    </RegistrationFrame>
  );
}
