import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/form/button';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { InLanguage } from '@/components/page/in-language';
import { ListLinks } from '@/components/page/list-links';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Tabs } from '@/components/page/tabs';
import type { Locale, LocalText } from '@/domain/local-text';
import { type OutcomesView, outcomesIn, outcomesQuery, outcomesView } from '@/domain/outcomes-view';
import { watching } from '@/domain/topics';
import { number } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import type { OutcomeLine } from '../queries';
import { OutcomeList } from './outcome-list';
import { OutcomesForm } from './outcomes-form';

type Props = {
  conference: { id: string; slug: string; title: LocalText; originalLanguage: Locale };
  outcomes: OutcomeLine[];
  mayPropose: boolean;
  /** for a delegation that the viewer speaks for */
  maySubmit: boolean;
  view: OutcomesView;
  /** with which a late text is admitted, for who may */
  admission?: ReactNode;
};

const DRAFTS = outcomesView({ state: 'draft' });
/** Of fewer texts one sees at once which there are. */
const MOST_AT_A_GLANCE = 4;

/** The outcomes of a conference that the viewer may see, as far as the view asks for them. */
export async function OutcomesPage(props: Props) {
  const [t, topics, locale] = await Promise.all([
    getTranslations('outcomes'),
    getTranslations('topics'),
    readerLocale(),
  ]);
  const { conference, outcomes, mayPropose, maySubmit, view, admission } = props;
  const here = `/${locale}/${conference.slug}`;
  const drafts = outcomes.filter(({ state }) => state === 'draft');
  const asks = outcomesQuery(view);
  const shown = outcomesIn(outcomes, view);
  return (
    <Main>
      <LiveRefresh what={watching(conference.id, 'outcome:*')} />
      <PageHeading
        kicker={<InLanguage {...shownText(conference.title, locale, conference.originalLanguage)} />}
        title={t('title')}
        lead={
          <>
            {t('lead')} <Link href={`${here}/topics`}>{topics('title')}</Link>
          </>
        }
        actions={
          (mayPropose || maySubmit) && (
            <>
              {mayPropose && <ButtonLink href={`${here}/outcomes/propose`}>{t('propose.title')}</ButtonLink>}
              {maySubmit && (
                <ButtonLink href={`${here}/outcomes/submit`} variant={mayPropose ? 'secondary' : 'primary'}>
                  {t('submit.title')}
                </ButtonLink>
              )}
            </>
          )
        }
      />
      {drafts.length > 0 && (
        <Tabs
          label={t('show.label')}
          items={[
            {
              label: t('show.all'),
              href: `${here}/outcomes`,
              current: !asks,
              count: number(outcomes.length, locale),
            },
            {
              label: t('show.draft'),
              href: `${here}/outcomes${outcomesQuery(DRAFTS)}`,
              current: asks === outcomesQuery(DRAFTS),
              count: number(drafts.length, locale),
            },
          ]}
        />
      )}
      {(asks || outcomes.length > MOST_AT_A_GLANCE) && (
        <OutcomesForm address={`${here}/outcomes`} outcomes={outcomes} view={view} />
      )}
      {shown.length < outcomes.length && (
        <p className="mb-4">{t('filter.shown', { shown: shown.length, all: outcomes.length })}</p>
      )}
      {(shown.length > 0 || outcomes.length === 0) && (
        <OutcomeList slug={conference.slug} outcomes={shown} whole />
      )}
      {shown.length > 0 && (
        <ListLinks label={sayIn(locale)('sheets.download')} address={`${here}/lists/outcomes`} query={asks} />
      )}
      {admission}
    </Main>
  );
}
