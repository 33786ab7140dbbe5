import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { EmptyState } from '@/components/page/empty-state';
import { InLanguage } from '@/components/page/in-language';
import { ListLinks } from '@/components/page/list-links';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { type Column, DataTable } from '@/components/table/data-table';
import {
  type ImplementationView,
  implementationQuery,
  type StateRow,
  stateMatrix,
} from '@/domain/implementation-view';
import { type Locale, type LocalText, pick } from '@/domain/local-text';
import { watching } from '@/domain/topics';
import { namedCountry } from '@/platform/i18n/country-names';
import { inOrder } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { nameOfOutcome, outcomeAndTitle } from '@/platform/i18n/outcome-name';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import type { FollowUp } from '../queries/follow-up';
import { ImplementationCounts } from './implementation-counts';
import { ImplementationTag } from './implementation-tag';
import { StatesForm } from './states-form';

type PageConference = { id: string; slug: string; title: LocalText; originalLanguage: Locale };
type Props = {
  conference: PageConference;
  followUps: readonly FollowUp[];
  view: ImplementationView;
  /** may read what the countries wrote */
  readsReports: boolean;
};

/** What has become of every outcome that is followed up, in every country that was asked. */
export async function StatesPage({ conference, followUps, view, readsReports }: Props) {
  const [t, locale] = await Promise.all([getTranslations('implementation'), readerLocale()]);
  const say = sayIn(locale);
  const here = `/${locale}/${conference.slug}`;
  const address = `${here}/implementation`;
  const { originalLanguage } = conference;
  const { outcomes, rows } = stateMatrix(followUps, view, {
    named: (code) => namedCountry({ code }, locale),
    compare: inOrder(locale),
  });
  return (
    <Main>
      <LiveRefresh what={watching(conference.id, 'outcome:*')} />
      <PageHeading
        kicker={<InLanguage {...shownText(conference.title, locale, originalLanguage)} />}
        title={t('title')}
        lead={t('matrix.lead')}
        actions={
          followUps.length > 0 && (
            <ListLinks
              label={say('sheets.download')}
              address={`${here}/lists/implementation`}
              query={implementationQuery(view)}
            />
          )
        }
      />
      {followUps.length === 0 ? (
        <EmptyState
          text={t('matrix.none')}
          action={{ label: say('outcomes.title'), href: `${here}/outcomes` }}
        />
      ) : (
        <>
          <StatesForm
            address={address}
            followUps={followUps}
            view={view}
            originalLanguage={originalLanguage}
          />
          <Matrix here={here} outcomes={outcomes} rows={rows} reads={readsReports} />
          <Section title={say('outcomes.title')} id="outcomes">
            {outcomes.map(({ outcomeId, number, symbol, title, counts }) => (
              <div key={outcomeId} className="mb-8">
                <h3 className="mb-2 text-body">
                  <Link href={`${here}/outcomes/${number}/implementation`}>
                    {outcomeAndTitle({ number, symbol }, pick(title, locale, originalLanguage), locale)}
                  </Link>
                </h3>
                <ImplementationCounts counts={counts} id={`shares-${number}`} />
              </div>
            ))}
          </Section>
        </>
      )}
    </Main>
  );
}

type NamedCode = { code: string; name: string; sortKey: string };
type MatrixProps = {
  here: string;
  outcomes: readonly FollowUp[];
  rows: readonly StateRow<NamedCode>[];
  reads: boolean;
};

/** Countries in rows and outcomes in columns; on a phone a card for each country. */
async function Matrix({ here, outcomes, rows, reads }: MatrixProps) {
  const [t, locale] = await Promise.all([getTranslations('implementation'), readerLocale()]);
  const say = sayIn(locale);
  const columns: Column<StateRow<NamedCode>>[] = [
    {
      key: 'country',
      label: t('countries.country'),
      header: true,
      cell: ({ country }) => country.name,
    },
    ...outcomes.map(
      ({ outcomeId, number, symbol }, n): Column<StateRow<NamedCode>> => ({
        key: outcomeId,
        label: nameOfOutcome({ number, symbol }, locale),
        cell: ({ country, states }) => {
          const state = states[n] ?? null;
          if (state === null) return <span className="text-muted">{t('matrix.unasked')}</span>;
          const tag = <ImplementationTag state={state} />;
          const href = `${here}/outcomes/${number}/implementation/${country.code.toLowerCase()}`;
          return reads ? <Link href={href}>{tag}</Link> : tag;
        },
      }),
    ),
  ];
  return (
    <DataTable
      caption={t('title')}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={({ country }) => country.code}
      empty={<EmptyState text={say('ballots.matrix.none')} />}
    />
  );
}
