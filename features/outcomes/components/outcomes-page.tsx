import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/form/button';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { InLanguage } from '@/components/page/in-language';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import type { Locale, LocalText } from '@/domain/local-text';
import { watching } from '@/domain/topics';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import type { OutcomeLine } from '../queries';
import { OutcomeList } from './outcome-list';

type Props = {
  conference: { id: string; slug: string; title: LocalText; originalLanguage: Locale };
  outcomes: OutcomeLine[];
  mayPropose: boolean;
};

/** Every outcome of a conference that the viewer may see. */
export async function OutcomesPage({ conference, outcomes, mayPropose }: Props) {
  const [t, topics, locale] = await Promise.all([
    getTranslations('outcomes'),
    getTranslations('topics'),
    readerLocale(),
  ]);
  return (
    <Main>
      <LiveRefresh what={watching(conference.id, 'outcome:*')} />
      <PageHeading
        kicker={<InLanguage {...shownText(conference.title, locale, conference.originalLanguage)} />}
        title={t('title')}
        lead={
          <>
            {t('lead')} <Link href={`/${locale}/${conference.slug}/topics`}>{topics('title')}</Link>
          </>
        }
        actions={
          mayPropose && (
            <ButtonLink href={`/${locale}/${conference.slug}/outcomes/propose`}>
              {t('propose.title')}
            </ButtonLink>
          )
        }
      />
      <OutcomeList slug={conference.slug} outcomes={outcomes} whole />
    </Main>
  );
}
