import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/form/button';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { type LocalText, pick } from '@/domain/local-text';
import { watching } from '@/domain/topics';
import { readerLocale } from '@/platform/i18n/reader';
import type { PeoplePage } from '../queries/people';
import { PeopleList } from './people-list';

type Props = {
  conference: { id: string; slug: string; title: LocalText; timeZone: string };
  people: PeoplePage;
};

/** The registrations that wait for a decision. */
export async function AccreditationQueue({ conference, people }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations.acc'), readerLocale()]);
  const here = `/${locale}/${conference.slug}`;
  return (
    <Main>
      <LiveRefresh what={watching(conference.id)} />
      <PageHeading
        kicker={pick(conference.title, locale)}
        title={t('title')}
        lead={t('lead')}
        actions={
          <ButtonLink variant="secondary" href={`${here}/delegations?show=notSubmitted`}>
            {t('toDelegations')}
          </ButtonLink>
        }
      />
      <PeopleList
        here={here}
        timeZone={conference.timeZone}
        people={people}
        address={(page) => `${here}/accreditation?page=${page}`}
        empty={t('empty')}
      />
    </Main>
  );
}
