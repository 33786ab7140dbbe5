import { getLocale, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/form/button';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';

/** Somebody who takes part, but whose role does not open the page. */
export async function Forbidden() {
  const [t, locale] = await Promise.all([getTranslations('frame'), getLocale()]);
  return (
    <Main width="form">
      <PageHeading kicker="403" title={t('forbidden.title')} lead={t('forbidden.text')} />
      <ButtonLink href={`/${locale}`} variant="secondary">
        {t('notFound.home')}
      </ButtonLink>
    </Main>
  );
}
