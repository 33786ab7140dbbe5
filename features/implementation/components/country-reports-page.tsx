import { getTranslations } from 'next-intl/server';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Breadcrumbs } from '@/components/page/breadcrumbs';
import { InLanguage } from '@/components/page/in-language';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import type { Locale, LocalText } from '@/domain/local-text';
import { watching } from '@/domain/topics';
import { countryName } from '@/platform/i18n/country-names';
import { nameOfOutcome } from '@/platform/i18n/outcome-name';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import type { FollowUp } from '../queries/follow-up';
import type { CountryReports } from '../queries/reports';
import { ImplementationTag, StandingTag } from './implementation-tag';
import { LetterForm, ReportForm } from './report-form';
import { Reports } from './reports';
import { Schedule } from './schedule';

type Props = {
  conference: { id: string; slug: string; timeZone: string; originalLanguage: Locale };
  outcome: { id: string; number: number; symbol: string | null; title: LocalText };
  followUp: FollowUp;
  country: CountryReports;
};

/** What one country reported on an outcome, and the forms of those who report for it. */
export async function CountryReportsPage({ conference, outcome, followUp, country }: Props) {
  const [t, locale] = await Promise.all([getTranslations('implementation'), readerLocale()]);
  const name = countryName(country.code, locale);
  const here = `/${locale}/${conference.slug}/outcomes/${outcome.number}`;
  const member = followUp.members.find(({ delegationId }) => delegationId === country.delegationId);
  const ofCountry = `${here}/implementation/${country.code.toLowerCase()}`;
  const form = { slug: conference.slug, number: outcome.number, country, here: ofCountry };
  return (
    <Main width="text">
      <LiveRefresh what={watching(conference.id, `outcome:${outcome.id}`)} />
      <Breadcrumbs
        label={t('title')}
        items={[
          { label: nameOfOutcome(outcome, locale), href: here },
          { label: t('title'), href: `${here}/implementation` },
          { label: name },
        ]}
      />
      <PageHeading
        kicker={<InLanguage {...shownText(outcome.title, locale, conference.originalLanguage)} />}
        title={t('inCountry', { country: name })}
        tags={
          <>
            <ImplementationTag state={member?.latest?.state ?? 'noReport'} />
            <StandingTag standing={member?.standing ?? 'notAsked'} />
          </>
        }
        lead={<Schedule followUp={followUp} timeZone={conference.timeZone} />}
      />
      {country.may.report && !followUp.ended && <ReportForm {...form} />}
      <Section title={t('reports.title')} id="reports">
        <Reports reports={country.reports} timeZone={conference.timeZone} here={ofCountry} />
      </Section>
      {country.may.record && !followUp.ended && <LetterForm {...form} />}
    </Main>
  );
}
