import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/form/button';
import { Link } from '@/components/link';
import { EmptyState } from '@/components/page/empty-state';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { TagWord } from '@/components/page/tag-word';
import { pick } from '@/domain/local-text';
import { readerLocale } from '@/platform/i18n/reader';
import type { ConferenceFacts } from '../queries';
import type { OwnConference } from '../queries/duties';
import type { SeriesWhole } from '../queries/series';
import { MyConferences } from './my-conferences';
import { whenOf, whereOf } from './when-and-where';

type Props = { series: SeriesWhole[]; mine: OwnConference[]; mayCreate: boolean; firstRun: boolean };

/** The viewer's own conferences with what is owed in each, and the register of all, by series. */
export async function Home({ series, mine, mayCreate, firstRun }: Props) {
  const [t, locale] = await Promise.all([getTranslations('conferences.home'), readerLocale()]);
  const begin = firstRun
    ? { label: t('begin'), href: `/${locale}/first-run` }
    : mayCreate
      ? { label: t('newSeries'), href: `/${locale}/first-run/series` }
      : undefined;
  return (
    <Main>
      <PageHeading
        title={t('title')}
        lead={t('lead')}
        actions={
          mayCreate &&
          series.length > 0 && (
            <>
              <ButtonLink href={`/${locale}/first-run/conference`}>{t('newConference')}</ButtonLink>
              <ButtonLink href={`/${locale}/first-run/series`} variant="secondary">
                {t('newSeries')}
              </ButtonLink>
            </>
          )
        }
      />
      {mine.length > 0 && <MyConferences mine={mine} />}
      {series.length === 0 && <EmptyState text={firstRun ? t('emptyFirst') : t('empty')} action={begin} />}
      {series.map(({ id, title, conferences }) => (
        <Section key={id} title={pick(title, locale)}>
          {conferences.length === 0 ? (
            <p className="text-muted">{t('noConferences')}</p>
          ) : (
            <ol className="border-t border-hairline">
              {conferences.map((conference) => (
                <Line key={conference.id} conference={conference} />
              ))}
            </ol>
          )}
        </Section>
      ))}
    </Main>
  );
}

async function Line({ conference }: { conference: ConferenceFacts }) {
  const [t, locale] = await Promise.all([getTranslations('conferences'), readerLocale()]);
  const { slug, symbol, title, summary, closedAt, startsOn } = conference;
  const when = whenOf(conference, locale);
  const where = whereOf(conference, locale);
  return (
    <li className="grid gap-x-8 gap-y-1 border-b border-hairline py-4 md:grid-cols-[minmax(11rem,1fr)_3fr]">
      <div className="text-dense">
        <p>{when ?? t(where ? 'datesNotGiven' : 'toBeAnnounced')}</p>
        <p className="text-muted">{where ?? (when ? t('hostToBeAnnounced') : '')}</p>
      </div>
      <div>
        <h3>
          <Link href={`/${locale}/${slug}`}>{pick(title, locale)}</Link>
        </h3>
        <p className="mt-1 text-dense text-muted">
          <bdi className="font-mono">{symbol}</bdi>
          {closedAt ? (
            <TagWord mark="lock">{t('state.closed')}</TagWord>
          ) : (
            startsOn && <TagWord mark="clock">{t('state.open')}</TagWord>
          )}
        </p>
        {summary && <p className="measure">{pick(summary, locale)}</p>}
      </div>
    </li>
  );
}
