import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { ButtonLink, ButtonRow } from '@/components/form/button';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { signInAction } from '../actions';

type Props = {
  link: { name: string; email: string; elsewhere: boolean };
  /** what the form sends */
  fields: { email: string; token: string; page: string; to: string };
  /** who is signed in in this browser, if anybody */
  own: { name: string; email: string } | null;
};

/** Where a mailed link leads. Only the button uses the link up: programs that check mail press none. */
export async function LinkPage({ link, fields, own }: Props) {
  const [t, locale] = await Promise.all([getTranslations('accounts.link'), readerLocale()]);
  const other = own !== null && own.email !== link.email;
  return (
    <Main width="form">
      <PageHeading title={t('title')} lead={t('lead', { name: link.name, email: link.email })} />
      <div className="grid gap-6">
        {link.elsewhere && (
          <Notice tone="warning" label={t('warning')} title={t('elsewhereTitle')}>
            <p>{t('elsewhere')}</p>
          </Notice>
        )}
        {own && (
          <Notice tone={other ? 'warning' : 'info'} label={t(other ? 'warning' : 'note')}>
            <p>{other ? t('other', { own: own.name, name: link.name }) : t('same', { name: own.name })}</p>
          </Notice>
        )}
        <ActionForm action={signInAction} texts={formTexts(locale)} id="enter" ofNobody keepsNothing>
          <Hidden name="email" value={fields.email} />
          <Hidden name="token" value={fields.token} />
          <Hidden name="page" value={fields.page} />
          <Hidden name="to" value={fields.to} />
          <ButtonRow>
            <SubmitButton size="l">{other ? t('goOn', { name: link.name }) : t('button')}</SubmitButton>
            {own && (
              <ButtonLink size="l" variant="secondary" href={`/${locale}`}>
                {t('stay', { name: own.name })}
              </ButtonLink>
            )}
          </ButtonRow>
          <p className="text-muted">{t('why')}</p>
        </ActionForm>
      </div>
    </Main>
  );
}

/** A link that opens nothing: used, too old, or not whole. */
export async function DeadLinkPage({ to }: { to: string }) {
  const [t, locale] = await Promise.all([getTranslations('accounts.link'), readerLocale()]);
  return (
    <Main width="form">
      <PageHeading title={t('deadTitle')} lead={t('dead')} />
      <ButtonLink href={`/${locale}/sign-in?${new URLSearchParams({ to })}`}>{t('again')}</ButtonLink>
    </Main>
  );
}
