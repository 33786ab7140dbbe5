import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Button } from '@/components/form/button';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { formTexts } from '@/platform/i18n/form-texts';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { askForLinkAction, continueAsSampleAction } from '../actions';
import type { Door } from '../queries';

type Props = { doors: Door[]; to?: string; name?: string };

/** The way in: a mailed link for everyone; in the sample, its open doors. */
export async function SignIn({ doors, to, name }: Props) {
  const [t, locale] = await Promise.all([getTranslations('accounts.signIn'), readerLocale()]);
  const texts = formTexts(locale);
  return (
    <Main width="form">
      <PageHeading title={t('title')} lead={t('lead')} />
      <div className="grid gap-6">
        {name && (
          <Notice tone="info" label={t('label')}>
            <p>{t('already', { name })}</p>
          </Notice>
        )}
        <ActionForm
          action={askForLinkAction}
          texts={texts}
          id="sign-in"
          label={t('title')}
          resetOnOk
          ofNobody
        >
          {to && <Hidden name="to" value={to} />}
          <Field
            name="email"
            type="email"
            label={t('email')}
            hint={t('hint')}
            autoComplete="email"
            width="l"
          />
          <SubmitButton>{t('send')}</SubmitButton>
        </ActionForm>
      </div>
      {doors.length > 0 && <Doors doors={doors} to={to} />}
    </Main>
  );
}

async function Doors({ doors, to }: Pick<Props, 'doors' | 'to'>) {
  const [t, word, locale] = await Promise.all([
    getTranslations('accounts.signIn'),
    getTranslations('accounts.door'),
    readerLocale(),
  ]);
  return (
    <Section title={t('doorsTitle')} lead={t('doorsLead')} id="sample">
      <div className="mb-4">
        <Notice tone="warning" label={t('doorsLabel')}>
          <p>{t('doorsOpen')}</p>
          <p>{t.rich('doorsBegin', { command: (text) => <code dir="ltr">{text}</code> })}</p>
        </Notice>
      </div>
      <ActionForm
        action={continueAsSampleAction}
        texts={formTexts(locale)}
        id="doors"
        label={t('doorsTitle')}
        ofNobody
      >
        {to && <Hidden name="to" value={to} />}
        <ul className="grid gap-2 sm:grid-cols-2">
          {doors.map(({ key, accountId }) => (
            <li key={key} className="grid">
              <Button
                type="submit"
                name="account"
                value={accountId}
                aria-label={[t('continueAs'), word(key)].join(sayIn(locale)('common.colon'))}
              >
                {word(key)}
              </Button>
            </li>
          ))}
        </ul>
      </ActionForm>
    </Section>
  );
}
