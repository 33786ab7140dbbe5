import { can } from '@/domain/permissions';
import { isFirstRun } from '@/features/accounts/queries';
import { Home } from '@/features/conferences/components/home';
import { listOwnConferences } from '@/features/conferences/queries/duties';
import { listSeries } from '@/features/conferences/queries/series';
import { viewer } from '@/platform/session';

export default async function Page() {
  const me = await viewer();
  const [series, mine, firstRun] = await Promise.all([listSeries(me), listOwnConferences(me), isFirstRun()]);
  return <Home series={series} mine={mine} mayCreate={can(me, 'conference.create')} firstRun={firstRun} />;
}
