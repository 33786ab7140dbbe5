import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Breadcrumbs } from '@/components/page/breadcrumbs';
import { InLanguage } from '@/components/page/in-language';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { type Column, DataTable } from '@/components/table/data-table';
import type { Locale, LocalText } from '@/domain/local-text';
import { watching } from '@/domain/topics';
import { countryName, countrySortKey } from '@/platform/i18n/country-names';
import { day, sorted } from '@/platform/i18n/format';
import { nameOfOutcome } from '@/platform/i18n/outcome-name';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import type { AskedMember, FollowUp } from '../queries/follow-up';
import { FollowUpForms, OpenFollowUpForm } from './follow-up-forms';
import { ImplementationCounts } from './implementation-counts';
import { ImplementationTag, StandingTag } from './implementation-tag';
import { Progress } from './progress';
import { Schedule } from './schedule';

type Props = {
  conference: { id: string; slug: string; timeZone: string; originalLanguage: Locale };
  outcome: { id: string; number: number; symbol: string | null; title: LocalText };
  followUp: FollowUp | null;
  /** may read what the countries wrote */
  readsReports: boolean;
  /** keeps the follow-up */
  keeps: boolean;
  now: Date;
};

/** What has become of one outcome in each country; for organizers, with the forms that open, change and end its follow-up. */
export async function ImplementationPage({ conference, outcome, followUp, ...rest }: Props) {
  const [t, locale] = await Promise.all([getTranslations('implementation'), readerLocale()]);
  const here = `/${locale}/${conference.slug}/outcomes/${outcome.number}`;
  const cited = nameOfOutcome(outcome, locale);
  return (
    <Main>
      <LiveRefresh what={watching(conference.id, `outcome:${outcome.id}`)} />
      <Breadcrumbs
        label={t('title')}
        items={[
          { label: t('title'), href: `/${locale}/${conference.slug}/implementation` },
          { label: cited, href: here },
          { label: t('ofOutcome', { outcome: cited }) },
        ]}
      />
      <PageHeading
        kicker={<InLanguage {...shownText(outcome.title, locale, conference.originalLanguage)} />}
        title={t('ofOutcome', { outcome: cited })}
        lead={followUp ? <Schedule followUp={followUp} timeZone={conference.timeZone} counted /> : undefined}
      />
      {followUp ? (
        <>
          <ImplementationCounts counts={followUp.counts} id="shares" />
          <Progress followUp={followUp} />
          <Countries conference={conference} followUp={followUp} here={here} reads={rest.readsReports} />
          {rest.keeps && <FollowUpForms conference={conference} followUp={followUp} />}
        </>
      ) : (
        <OpenFollowUpForm conference={conference} number={outcome.number} now={rest.now} />
      )}
    </Main>
  );
}

type CountriesProps = { conference: { timeZone: string }; followUp: FollowUp; here: string; reads: boolean };

async function Countries({ conference, followUp, here, reads }: CountriesProps) {
  const [t, locale] = await Promise.all([getTranslations('implementation.countries'), readerLocale()]);
  const named = (code: string) => countryName(code, locale);
  const columns: Column<AskedMember>[] = [
    {
      key: 'country',
      label: t('country'),
      header: true,
      cell: ({ code }) =>
        reads ? (
          <Link href={`${here}/implementation/${code.toLowerCase()}`}>{named(code)}</Link>
        ) : (
          named(code)
        ),
    },
    {
      key: 'state',
      label: t('state'),
      cell: ({ latest }) => <ImplementationTag state={latest?.state ?? 'noReport'} />,
    },
  ];
  if (reads)
    columns.push(
      {
        key: 'reportedAt',
        label: t('reportedAt'),
        cell: ({ latest }) => (latest ? day(latest.reportedAt, locale, conference.timeZone) : '–'),
      },
      { key: 'standing', label: t('standing'), cell: ({ standing }) => <StandingTag standing={standing} /> },
    );
  return (
    <Section title={t('title')} id="countries">
      <DataTable
        caption={t('title')}
        captionHidden
        columns={columns}
        rows={sorted(followUp.members, locale, ({ code }) => countrySortKey(code, locale))}
        rowKey={({ delegationId }) => delegationId}
      />
    </Section>
  );
}
