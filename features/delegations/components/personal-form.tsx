import { getTranslations } from 'next-intl/server';
import { AutosaveForm } from '@/components/form/autosave-form';
import { CheckboxGroup } from '@/components/form/checkbox-field';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { IDLE } from '@/components/form/state';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { autosaveTexts, formTexts } from '@/platform/i18n/form-texts';
import { languagesFor, readerLocale } from '@/platform/i18n/reader';
import { savePersonal, savePersonalDraft } from '../actions';
import { NEEDS_MAX } from '../input';
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
  const optional = common('optional');
  const count = {
    max: NEEDS_MAX,
    left: t('left', { count: '{count}' }),
    over: t('over', { count: '{count}' }),
  };
  return (
    <RegistrationFrame conference={conference} registration={registration} title={t('task.personal')}>
      <AutosaveForm
        action={savePersonal}
        save={savePersonalDraft.bind(null, IDLE)}
        texts={formTexts(locale)}
        autosaveTexts={{ ...autosaveTexts(locale), discard: t('discard') }}
        id="personal"
        locale={locale}
      >
        <Hidden name="conference" value={conference.slug} />
        <Hidden name="version" value={answers.version} />
        <Hidden name="from" value={from} />
        <Field
          name="givenName"
          label={t('givenName')}
          hint={t('nameHint')}
          autoComplete="given-name"
          defaultValue={answers.givenName ?? ''}
        />
        <Field
          name="familyName"
          label={t('familyName')}
          autoComplete="family-name"
          defaultValue={answers.familyName ?? ''}
        />
        <Field
          name="badgeName"
          label={t('badgeName')}
          hint={t('badgeHint')}
          autoComplete="off"
          lang="und-Latn"
          dir="ltr"
          spellCheck={false}
          defaultValue={answers.badgeName ?? ''}
        />
        <Field
          name="office"
          label={t('office')}
          hint={t('officeHint')}
          autoComplete="organization-title"
          width="full"
          defaultValue={answers.office ?? ''}
        />
        <CheckboxGroup
          name="languages"
          legend={t('languages')}
          options={languagesFor(locale).map((l) => ({ value: l.locale, label: l.name }))}
          defaultValue={[...answers.languages]}
        />
        <Field
          name="phone"
          type="tel"
          label={t('phone')}
          hint={t('phoneHint')}
          optional={optional}
          autoComplete="tel"
          defaultValue={answers.phone ?? ''}
        />
        <TextArea
          name="dietaryNeeds"
          label={t('dietaryNeeds')}
          hint={t('dietaryHint')}
          optional={optional}
          rows={2}
          count={count}
          defaultValue={answers.dietaryNeeds ?? ''}
        />
        <TextArea
          name="accessNeeds"
          label={t('accessNeeds')}
          hint={t('accessHint')}
          optional={optional}
          rows={2}
          count={count}
          defaultValue={answers.accessNeeds ?? ''}
        />
        <SubmitButton>{t('continue')}</SubmitButton>
      </AutosaveForm>
    </RegistrationFrame>
  );
}
