import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { ButtonLink } from '@/components/form/button';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { MailAddress } from '@/components/page/mail-address';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { SummaryList } from '@/components/page/summary-list';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { shownMailAddress } from '@/platform/typed/mail-address';
import { confirmAccountAddressAction, offerAccountAddressAction } from '../actions';
import type { OwnAddressFacts } from '../queries/address';

/** Another address for the own account. */
export async function OwnAddress({ seated, offered }: OwnAddressFacts) {
  const [t, locale] = await Promise.all([getTranslations('accounts.address'), readerLocale()]);
  if (seated)
    return (
      <Section title={t('title')}>
        <p className="measure">{t('seated')}</p>
      </Section>
    );
  return (
    <Section title={t('title')} lead={t('lead')}>
      <div className="grid gap-6">
        {offered !== null && (
          <Notice tone="info" label={t('note')} title={t('waitingTitle')}>
            <p>
              <MailAddress address={shownMailAddress(offered)} />
            </p>
            <p>{t('waiting')}</p>
          </Notice>
        )}
        <ActionForm action={offerAccountAddressAction} texts={formTexts(locale)} id="address">
          <Field
            name="email"
            type="email"
            label={t('email')}
            autoComplete="email"
            dir="ltr"
            spellCheck={false}
            width="l"
          />
          <SubmitButton variant="secondary">{t('offer')}</SubmitButton>
        </ActionForm>
      </div>
    </Section>
  );
}

type Props = { name: string; before: string; after: string; token: string };

/** Where the mail to the new address leads. Only the button changes it: programs that check mail press none. */
export async function ConfirmAddressPage({ name, before, after, token }: Props) {
  const [t, locale] = await Promise.all([getTranslations('accounts.address'), readerLocale()]);
  return (
    <Main width="form">
      <PageHeading title={t('confirmTitle')} lead={t('confirmLead', { name })} />
      <div className="grid gap-6">
        <SummaryList
          rows={[
            { key: t('before'), value: <MailAddress address={shownMailAddress(before)} /> },
            { key: t('after'), value: <MailAddress address={shownMailAddress(after)} /> },
          ]}
        />
        <ActionForm action={confirmAccountAddressAction} texts={formTexts(locale)} id="confirm-address">
          <Hidden name="token" value={token} />
          <p>{t('follows')}</p>
          <SubmitButton>{t('confirm')}</SubmitButton>
        </ActionForm>
      </div>
    </Main>
  );
}

/** A link that confirms nothing: used, too old, not whole, or of another account than the one that is signed in. */
export async function DeadAddressPage({ name }: { name: string }) {
  const [t, locale] = await Promise.all([getTranslations('accounts.address'), readerLocale()]);
  return (
    <Main width="form">
      <PageHeading title={t('deadTitle')} lead={t('dead', { name })} />
      <ButtonLink href={`/${locale}/account`}>{t('toAccount')}</ButtonLink>
    </Main>
  );
}
