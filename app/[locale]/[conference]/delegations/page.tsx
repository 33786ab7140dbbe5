import { openPage, titled } from '@/app/open-page';
import { DELEGATION_VIEWS, orderIn, STATUSES_OF } from '@/domain/delegation-views';
import { can } from '@/domain/permissions';
import { questionIn } from '@/domain/search';
import { DelegationsPage } from '@/features/delegations/components/delegations-page';
import { listDelegations } from '@/features/delegations/queries/delegations';
import { listPeople } from '@/features/delegations/queries/people';
import { orForbidden, orNotFound, pageParam } from '@/platform/page';

type Props = {
  params: Promise<{ conference: string }>;
  searchParams: Promise<Record<'show' | 'page' | 'q' | 'sort', string | string[] | undefined>>;
};

export const generateMetadata = titled('delegations.list.title');

export default async function Page({ params, searchParams }: Props) {
  const { me, conference } = await openPage(params);
  const { show, page, q, sort } = await searchParams;
  const question = questionIn(q);
  orForbidden(me, 'delegation.list', conference.id);
  const shown = DELEGATION_VIEWS.find((view) => view === show) ?? 'all';
  const statuses = STATUSES_OF[shown];
  const lists = await orNotFound(listDelegations(me, conference.id));
  const people = statuses
    ? await orNotFound(listPeople(me, conference.id, statuses, { page: pageParam(page), question }))
    : null;
  return (
    <DelegationsPage
      conference={conference}
      {...lists}
      shown={shown}
      question={question}
      order={orderIn(sort)}
      page={pageParam(page)}
      people={people}
      mayInvite={can(me, 'delegation.invite', { conferenceId: conference.id })}
    />
  );
}
