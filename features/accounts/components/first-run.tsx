import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { SubmitButton } from '@/components/form/submit-button';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { createAdministratorAction } from '../actions';

/** The first administrator, by the code that the terminal printed. */
export async function FirstRun() {
  const [t, locale] = await Promise.all([getTranslations('accounts.firstRun'), readerLocale()]);
  return (
    <Main width="form">
      <PageHeading title={t('title')} lead={t('lead')} />
      <ActionForm action={createAdministratorAction} texts={formTexts(locale)} id="first-run" ofNobody>
        <Field
          name="code"
          label={t('code')}
          hint={t('codeHint')}
          autoComplete="one-time-code"
          width="m"
          dir="ltr"
        />
        <Field name="name" label={t('name')} autoComplete="name" width="l" />
        <Field name="email" type="email" label={t('email')} autoComplete="email" width="l" />
        <SubmitButton>{t('button')}</SubmitButton>
      </ActionForm>
    </Main>
  );
}
