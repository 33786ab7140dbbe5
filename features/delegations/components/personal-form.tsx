import { getTranslations } from 'next-intl/server';
import { AutosaveForm } from '@/components/form/autosave-form';
import { Hidden } from '@/components/form/hidden';
import { IDLE } from '@/components/form/state';
import { SubmitButton } from '@/components/form/submit-button';
import { autosaveTexts, formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { savePersonAction, savePersonDraftAction } from '../actions/registrations';
import { PARTED, PersonFields } from './person-fields';
import { RegistrationFrame, type RegistrationPlace } from './registration-frame';

type Props = RegistrationPlace & { from: 'check' | '' };

/** Name, office, languages and needs. Saves itself as far as it goes; the button wants it complete. */
export async function PersonalForm({ conference, registration, from }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations.reg'), readerLocale()]);
  const { answers } = registration;
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
        <PersonFields answers={answers} />
        <SubmitButton>{t('continue')}</SubmitButton>
      </AutosaveForm>
    </RegistrationFrame>
  );
}
