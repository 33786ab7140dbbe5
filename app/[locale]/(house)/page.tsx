import { can } from '@/domain/permissions';
import { isFirstRun } from '@/features/accounts/queries';
import { Home } from '@/features/conferences/components/home';
import { listOwnConferences } from '@/features/conferences/queries/duties';
import { listConferences } from '@/features/conferences/queries/series';
import { viewer } from '@/platform/session';

export default async function Page() {
  const me = await viewer();
  const [listed, mine, firstRun] = await Promise.all([
    listConferences(me),
    listOwnConferences(me),
    isFirstRun(),
  ]);
  return (
    <Home
      listed={listed}
      mine={mine}
      mayCreate={can(me, 'conference.create')}
      firstRun={firstRun}
      signedIn={me.accountId !== null}
    />
  );
}
