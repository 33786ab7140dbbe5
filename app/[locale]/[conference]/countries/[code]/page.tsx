import { openPage, titledBy } from '@/app/open-page';
import { CountryVotes } from '@/features/ballots/components/country-votes';
import { listVotesOf } from '@/features/ballots/queries/positions';
import { CountryPage } from '@/features/delegations/components/country-page';
import { getCountry } from '@/features/delegations/queries/countries';
import { CountryReservations } from '@/features/outcomes/components/country-reservations';
import { listReservationsOf } from '@/features/outcomes/queries/reservations';
import { CountryStatements } from '@/features/press/components/country-statements';
import { listStatementsOf } from '@/features/press/queries/statements';
import { countryName } from '@/platform/i18n/country-names';
import { countryParam, orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string; code: string }> };

export const generateMetadata = titledBy<Awaited<Props['params']>>(async ({ locale, code }, say) => [
  countryName(countryParam(code), locale),
  say('ballots.matrix.title'),
]);

export default async function Page({ params }: Props) {
  const { me, conference, code } = await openPage(params);
  const country = await orNotFound(getCountry(me, conference.id, countryParam(code)));
  const [{ votes, doubted }, reservations, statements] = await Promise.all([
    listVotesOf(me, conference.id, country.code),
    listReservationsOf(me, conference.id, country.code),
    listStatementsOf(me, conference.id, country.code),
  ]);
  return (
    <CountryPage
      conference={conference}
      country={country}
      votes={<CountryVotes conference={conference} votes={votes} doubted={doubted} />}
      reservations={<CountryReservations conference={conference} reservations={reservations} />}
      statements={<CountryStatements conference={conference} statements={statements} />}
    />
  );
}
