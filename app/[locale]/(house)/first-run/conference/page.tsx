import { titled } from '@/app/open-page';
import { ConferenceForm } from '@/features/conferences/components/founding';
import { listSeriesNames } from '@/features/conferences/queries/series';
import { orForbidden } from '@/platform/page';
import { viewer } from '@/platform/session';

export const generateMetadata = titled('conferences.founding.conferenceTitle');

export default async function Page() {
  const me = await viewer();
  orForbidden(me, 'conference.create');
  return <ConferenceForm series={await listSeriesNames(me)} />;
}
