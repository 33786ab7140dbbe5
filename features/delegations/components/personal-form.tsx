import { getTranslations } from 'next-intl/server';
import { Fragment, type ReactNode } from 'react';
import { AutosaveForm } from '@/components/form/autosave-form';
import { CheckboxGroup } from '@/components/form/checkbox-field';
import { Field } from '@/components/form/field';
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
  const fields: Record<PersonQuestion, ReactNode> = {
    givenName: <Field {...typed('givenName')} hint={t('nameHint')} autoComplete="given-name" />,
    familyName: <Field {...typed('familyName')} autoComplete="family-name" />,
    badgeName: (
      <Field
        {...typed('badgeName')}
        hint={t('badgeHint')}
        autoComplete="off"
        lang="und-Latn"
        dir="ltr"
        spellCheck={false}
      />
    ),
    office: (
      <Field {...typed('office')} hint={t('officeHint')} autoComplete="organization-title" width="full" />
    ),
    languages: (
      <CheckboxGroup
        name="languages"
        legend={t('languages')}
        options={languagesFor(locale).map((l) => ({ value: l.locale, label: l.name }))}
        defaultValue={[...answers.languages]}
      />
    ),
    phone: <Field {...typed('phone')} type="tel" hint={t('phoneHint')} autoComplete="tel" />,
    dietaryNeeds: (
      <TextArea {...typed('dietaryNeeds')} hint={t('dietaryHint')} rows={2} count={most('dietaryNeeds')} />
    ),
    accessNeeds: (
      <TextArea {...typed('accessNeeds')} hint={t('accessHint')} rows={2} count={most('accessNeeds')} />
    ),
  };
  return (
    <RegistrationFrame conference={conference} registration={registration} title={t('task.personal')}>
      <AutosaveForm
        action={savePersonAction}
        save={savePersonDraftAction.bind(null, IDLE)}
        texts={formTexts(locale)}
        autosaveTexts={{ ...autosaveTexts(locale), discard: t('discard') }}
        id="personal"
        locale={locale}
      >
        <Hidden name="conference" value={conference.slug} />
        <Hidden name="version" value={answers.version} />
        <Hidden name="from" value={from} />
        {PERSON_QUESTIONS.map((question) => (
          <Fragment key={question}>{fields[question]}</Fragment>
        ))}
        <SubmitButton>{t('continue')}</SubmitButton>
      </AutosaveForm>
    </RegistrationFrame>
  );
}
