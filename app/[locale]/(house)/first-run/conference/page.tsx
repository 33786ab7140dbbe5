import { titled } from '@/app/open-page';
import { ConferenceForm } from '@/features/conferences/components/founding';
import { listSeriesNames } from '@/features/conferences/queries/series';
import { keepsMemberList } from '@/features/members/queries/memberships';
import { orForbidden } from '@/platform/page';
import { viewer } from '@/platform/session';

export const generateMetadata = titled('conferences.founding.conferenceTitle');

export default async function Page() {
  const me = await viewer();
  orForbidden(me, 'conference.create');
  const [series, keepsList] = await Promise.all([listSeriesNames(me), keepsMemberList(me)]);
  return <ConferenceForm series={series} keepsList={keepsList} />;
}
