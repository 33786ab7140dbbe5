import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import { ButtonLink, ButtonRow } from '@/components/form/button';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { ASKED_FOR, signInAddress } from '@/platform/http/way-back';

/** Somebody who takes part, but whose role does not open the page. */
export async function Forbidden() {
  const [t, locale] = await Promise.all([getTranslations('frame'), getLocale()]);
  const signIn = signInAddress(locale, (await headers()).get(ASKED_FOR));
  return (
    <Main width="form">
      <PageHeading kicker="403" title={t('forbidden.title')} lead={t('forbidden.text')} />
      <ButtonRow>
        <ButtonLink href={`/${locale}`} variant="secondary">
          {t('notFound.home')}
        </ButtonLink>
        <ButtonLink href={signIn}>{t('forbidden.signIn')}</ButtonLink>
      </ButtonRow>
    </Main>
  );
}
