import { openPage, titled } from '@/app/open-page';
import { can } from '@/domain/permissions';
import { DelegationsPage, SHOWN, STATUSES } from '@/features/delegations/components/delegations-page';
import { listDelegations } from '@/features/delegations/queries/delegations';
import { listPeople } from '@/features/delegations/queries/people';
import { orForbidden, orNotFound, pageParam } from '@/platform/page';

type Props = {
  params: Promise<{ conference: string }>;
  searchParams: Promise<{ show?: string | string[]; page?: string | string[] }>;
};

export const generateMetadata = titled('delegations.list.title');

export default async function Page({ params, searchParams }: Props) {
  const { me, conference } = await openPage(params);
  const { show, page } = await searchParams;
  orForbidden(me, 'delegation.list', conference.id);
  const shown = SHOWN.find((view) => view === show) ?? 'all';
  const statuses = STATUSES[shown];
  const lists = await orNotFound(listDelegations(me, conference.id));
  const people = statuses ? await orNotFound(listPeople(me, conference.id, statuses, pageParam(page))) : null;
  return (
    <DelegationsPage
      conference={conference}
      {...lists}
      shown={shown}
      page={pageParam(page)}
      people={people}
      mayInvite={can(me, 'delegation.invite', { conferenceId: conference.id })}
    />
  );
}
