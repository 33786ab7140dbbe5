import { openPage, titled } from '@/app/open-page';
import { OverviewPage } from '@/features/conferences/components/overview';
import { getOverview } from '@/features/conferences/queries/overview';
import { orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('conferences.overview.title');

export default async function Page({ params }: Props) {
  const { me, conference } = await openPage(params);
  const overview = await orNotFound(getOverview(me, conference));
  return <OverviewPage viewer={me} conference={conference} overview={overview} now={new Date()} />;
}
