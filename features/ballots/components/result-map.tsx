import { getTranslations } from 'next-intl/server';
import { CHART_CHOICES } from '@/components/chart/choice';
import { DotMap } from '@/components/chart/dot-map';
import { VoteMark } from '@/components/chart/vote-mark';
import { COUNTRY_PLACES } from '@/domain/country-places';
import { countryName, countrySortKey } from '@/platform/i18n/country-names';
import { listing, sorted } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import type { BallotWhole } from '../queries/ballot';
import { choiceWords } from './choice-words';

/** How each country of the roll voted, where it lies: a dot each and no borders, with the note that goes with any map. */
export async function ResultMap({
  ballot,
}: {
  ballot: Pick<BallotWhole, 'entitled' | 'mine' | 'declaredAt'>;
}) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const words = choiceWords(locale);
  const rows = ballot.entitled.map(({ delegationId: id, countryCode: code, choice }) => ({
    id: code,
    choice: choice ?? ('notVoting' as const),
    country: countryName(code, locale, ballot.declaredAt),
    sortKey: countrySortKey(code, locale, ballot.declaredAt),
    coordinates: COUNTRY_PLACES[code],
    own: id === ballot.mine?.delegationId,
  }));
  const colon = sayIn(locale)('common.colon');
  const dots = rows.flatMap(({ coordinates, country, sortKey: _, ...row }) =>
    coordinates ? [{ ...row, coordinates, name: `${country}${colon}${words[row.choice]}` }] : [],
  );
  if (dots.length === 0) return null;
  const missing = sorted(
    rows.filter(({ coordinates }) => !coordinates),
    locale,
    ({ sortKey }) => sortKey,
  ).map(({ country }) => country);
  const shown = CHART_CHOICES.filter((choice) => dots.some((dot) => dot.choice === choice));
  return (
    <figure className="m-0 min-w-0">
      <h3 className="mt-8 mb-4">{t('result.map')}</h3>
      <DotMap dots={dots} title={t('result.map')} />
      <figcaption className="mt-4 text-meta text-muted">
        <p aria-hidden="true" className="mb-2 flex flex-wrap gap-x-4 text-dense">
          {shown.map((choice) => (
            <VoteMark key={choice} choice={choice} word={words[choice]} />
          ))}
          {dots.some(({ own }) => own) && (
            <span className="inline-flex items-baseline gap-1.5 text-ink">
              <span className="size-[0.8em] rounded-full border-2 border-ink" />
              {t('matrix.mine')}
            </span>
          )}
        </p>
        {missing.length > 0 && <p>{t('result.notOnMap', { countries: listing(missing, locale) })}</p>}
        <p>{t('result.mapNote')}</p>
      </figcaption>
    </figure>
  );
}
