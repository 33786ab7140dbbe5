import { getTranslations } from 'next-intl/server';
import { ButtonLink, ButtonRow } from '@/components/form/button';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { pick } from '@/domain/local-text';
import { moment } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { shownMailAddress } from '@/platform/typed/mail-address';
import type { RegistrationPlace } from './registration-frame';

/** Confirms that the registration was handed in, and says what comes next. */
export async function RegistrationDone({ conference, registration }: RegistrationPlace) {
  const [t, locale] = await Promise.all([getTranslations('delegations.reg'), readerLocale()]);
  const at = registration.submittedAt;
  return (
    <Main width="form">
      <PageHeading arrival kicker={pick(conference.title, locale)} title={t('doneTitle')} />
      <div className="grid gap-6">
        <Notice tone="success" label={t('important')} title={t('submittedTitle')}>
          <p>{t('submittedText', { time: at ? moment(at, locale, conference.timeZone) : '' })}</p>
        </Notice>
        <p>{t('doneText', { email: shownMailAddress(registration.email) })}</p>
        <ButtonRow>
          <ButtonLink variant="secondary" href={`/${locale}/${conference.slug}/registration`}>
            {t('doneRead')}
          </ButtonLink>
        </ButtonRow>
      </div>
    </Main>
  );
}
