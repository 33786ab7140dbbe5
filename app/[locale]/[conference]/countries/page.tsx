import { openPage, titled } from '@/app/open-page';
import { matrixView } from '@/domain/matrix';
import { MatrixPage } from '@/features/ballots/components/matrix-page';
import { listPositions } from '@/features/ballots/queries/positions';
import { listCountries } from '@/features/delegations/queries/countries';

type Props = {
  params: Promise<{ conference: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const generateMetadata = titled('ballots.matrix.title');

export default async function Page({ params, searchParams }: Props) {
  const { me, conference } = await openPage(params);
  const [countries, { ballots, doubted }] = await Promise.all([
    listCountries(me, conference.id),
    listPositions(me, conference.id),
  ]);
  const view = matrixView(await searchParams, ballots);
  return (
    <MatrixPage
      conference={conference}
      countries={countries}
      ballots={ballots}
      doubted={doubted}
      view={view}
    />
  );
}
