import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/form/button';
import { InLanguage } from '@/components/page/in-language';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Path } from '@/components/page/path';
import { moment } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import { shownMailAddress } from '@/platform/typed/mail-address';
import type { RegistrationPlace } from './registration-frame';

/** Confirms that the registration was handed in, and says what comes next. */
export async function RegistrationDone({ conference, registration }: RegistrationPlace) {
  const [t, status, locale] = await Promise.all([
    getTranslations('delegations.reg'),
    getTranslations('delegations.status'),
    readerLocale(),
  ]);
  const at = registration.submittedAt;
  return (
    <Main width="form">
      <PageHeading
        arrival
        kicker={<InLanguage {...shownText(conference.title, locale, conference.originalLanguage)} />}
        title={t('doneTitle')}
      />
      <Path
        label={t('doneTitle')}
        steps={[
          {
            id: 'submitted',
            mark: 'check',
            tone: 'positive',
            title: t('submittedTitle'),
            detail: t('submittedText', { time: at ? moment(at, locale, conference.timeZone) : '' }),
          },
          {
            id: 'decision',
            mark: 'clock',
            title: status('submitted'),
            detail: t('doneText', { email: shownMailAddress(registration.email) }),
            state: 'current',
          },
          { id: 'accepted', mark: 'circle', title: status('accepted'), state: 'todo' },
        ]}
      />
      <p className="mt-4">
        <ButtonLink variant="secondary" href={`/${locale}/${conference.slug}/registration`}>
          {t('doneRead')}
        </ButtonLink>
      </p>
    </Main>
  );
}
