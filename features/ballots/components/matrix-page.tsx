import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { EmptyState } from '@/components/page/empty-state';
import { InLanguage } from '@/components/page/in-language';
import { ListLinks } from '@/components/page/list-links';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { countryAddress } from '@/domain/addresses';
import { byRight, type MatrixView, matrixOf, matrixQuery } from '@/domain/matrix';
import { watching } from '@/domain/topics';
import type { CountryFacts } from '@/features/delegations/queries/countries';
import { namedCountry } from '@/platform/i18n/country-names';
import { inOrder, sorted } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import type { PositionedBallot } from '../queries/positions';
import type { BallotConference } from './conference';
import { Doubted } from './country-votes';
import { MatrixBallots } from './matrix-ballots';
import { MatrixColumn } from './matrix-column';
import { MatrixForm } from './matrix-form';
import { MatrixTable } from './matrix-table';

type Props = {
  conference: BallotConference;
  countries: CountryFacts[];
  ballots: PositionedBallot[];
  doubted: number[];
  view: MatrixView;
};

/** Every country on every declared ballot: on a phone a ballot or a country is chosen first, so that nothing is wider than it. */
export async function MatrixPage({ conference, countries, ballots, doubted, view }: Props) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const here = `/${locale}/${conference.slug}`;
  const named = sorted(
    countries.map((country) => namedCountry(country, locale)),
    locale,
    ({ sortKey }) => sortKey,
  );
  const { mayVote, withoutVote } = byRight(named, ballots);
  const matrix = matrixOf(mayVote, ballots, view, inOrder(locale));
  // One ballot alone needs no matrix.
  const [chosen] = matrix.ballots.length === 1 ? matrix.ballots : [];
  const mine = named.find((country) => country.mine);
  const empty = matrix.rows.length === 0;
  return (
    <Main>
      <LiveRefresh what={watching(conference.id, 'ballot:*')} />
      <PageHeading
        kicker={<InLanguage {...shownText(conference.title, locale, conference.originalLanguage)} />}
        title={t('matrix.title')}
        lead={t('matrix.lead')}
        actions={
          ballots.length > 0 && (
            <ListLinks
              label={sayIn(locale)('sheets.download')}
              address={`${here}/lists/votes`}
              query={matrixQuery(view)}
            />
          )
        }
      />
      {mine && (
        <p className="mb-6 flex gap-3">
          <span className="text-muted">{t('matrix.mine')}</span>
          <Link href={countryAddress(here, mine.code)}>{mine.name}</Link>
        </p>
      )}
      {ballots.length === 0 ? (
        <EmptyState text={t('country.empty')} />
      ) : (
        <>
          <MatrixForm here={here} ballots={ballots} view={view} />
          {empty && <EmptyState text={t('matrix.none')} />}
          {!empty &&
            (chosen ? (
              <MatrixColumn here={here} ballot={chosen} rows={matrix.rows} />
            ) : (
              <MatrixTable here={here} ballots={matrix.ballots} rows={matrix.rows} sort={view.sort} />
            ))}
          <Doubted numbers={doubted} />
          {ballots.length > 1 && <MatrixBallots here={here} ballots={ballots} view={view} />}
        </>
      )}
      {!chosen && (
        <CountryLinks
          title={t('matrix.countries')}
          id="countries"
          here={here}
          countries={ballots.length === 0 ? mayVote : matrix.rows.map(({ country }) => country)}
          phoneOnly={ballots.length > 0}
        />
      )}
      <CountryLinks title={t('matrix.withoutVote')} id="without-vote" here={here} countries={withoutVote} />
    </Main>
  );
}

type LinksProps = {
  title: string;
  id: string;
  here: string;
  countries: readonly { code: string; name: string }[];
  /** on wider screens the matrix itself lists them */
  phoneOnly?: boolean;
};

function CountryLinks({ title, id, here, countries, phoneOnly }: LinksProps) {
  if (countries.length === 0) return null;
  const list = (
    <Section title={title} id={id}>
      <ul className="columns-2 gap-x-8 *:break-inside-avoid *:py-1.5 sm:columns-3 md:columns-4">
        {countries.map(({ code, name }) => (
          <li key={code}>
            <Link href={countryAddress(here, code)}>{name}</Link>
          </li>
        ))}
      </ul>
    </Section>
  );
  return phoneOnly ? <div className="mt-10 md:hidden">{list}</div> : list;
}
