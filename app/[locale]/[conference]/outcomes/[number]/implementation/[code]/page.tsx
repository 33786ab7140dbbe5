import { notFound } from 'next/navigation';
import { openPage, titledBy } from '@/app/open-page';
import { outcomeName, shownOutcome } from '@/app/shown';
import { CountryReportsPage } from '@/features/implementation/components/country-reports-page';
import { getFollowUp } from '@/features/implementation/queries/follow-up';
import { getReports } from '@/features/implementation/queries/reports';
import { countryName } from '@/platform/i18n/country-names';
import { countryParam, orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string; number: string; code: string }> };

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, locale, number, code }, say) => {
    const outcome = await shownOutcome(me, conference, number);
    return [
      say('implementation.inCountry', { country: countryName(countryParam(code), locale) }),
      outcomeName(outcome, locale, say),
    ];
  },
);

export default async function Page({ params }: Props) {
  const { me, conference, number, code } = await openPage(params);
  const outcome = await shownOutcome(me, conference, number);
  const ofCountry = { outcomeId: outcome.id, code: countryParam(code) };
  const [followUp, country] = await Promise.all([
    getFollowUp(me, conference, outcome.id),
    orNotFound(getReports(me, conference.id, ofCountry)),
  ]);
  if (outcome.state !== 'adopted' || !followUp) notFound();
  return (
    <CountryReportsPage conference={conference} outcome={outcome} followUp={followUp} country={country} />
  );
}
