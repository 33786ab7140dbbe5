import { openPage, titled } from '@/app/open-page';
import { OpeningPage } from '@/features/ballots/components/opening-page';
import { getOpening } from '@/features/ballots/queries/opening';
import { orNotFound } from '@/platform/page';

type Props = {
  params: Promise<{ conference: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const generateMetadata = titled('ballots.opening.title');

export default async function Page({ params, searchParams }: Props) {
  const { me, conference } = await openPage(params);
  const opening = await orNotFound(getOpening(me, conference.id));
  const entries = Object.entries(await searchParams);
  const values = Object.fromEntries(entries.flatMap(([k, v]) => (typeof v === 'string' ? [[k, v]] : [])));
  return <OpeningPage conference={conference} opening={opening} values={values} />;
}
