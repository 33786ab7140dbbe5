import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import { ButtonLink, ButtonRow } from '@/components/form/button';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { ASKED_FOR, signInAddress } from '@/platform/http/way-back';
import { viewer } from '@/platform/session';

/** What stands where nothing is, or nothing that this reader may see. */
export async function NotFound() {
  const [t, locale, me] = await Promise.all([getTranslations('frame.notFound'), getLocale(), viewer()]);
  const signIn = signInAddress(locale, (await headers()).get(ASKED_FOR));
  return (
    <Main width="form">
      <PageHeading kicker="404" title={t('title')} lead={t('text')} />
      {me.accountId === null && <p className="mb-4">{t('signIn')}</p>}
      <ButtonRow>
        <ButtonLink href={`/${locale}`} variant="secondary">
          {t('home')}
        </ButtonLink>
        {me.accountId === null && <ButtonLink href={signIn}>{t('signInLink')}</ButtonLink>}
      </ButtonRow>
    </Main>
  );
}
