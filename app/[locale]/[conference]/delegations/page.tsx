import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { can } from '@/domain/permissions';
import { getConference } from '@/features/conferences/queries';
import { DelegationsPage, SHOWN, STATUSES } from '@/features/delegations/components/delegations-page';
import { listDelegations } from '@/features/delegations/queries/delegations';
import { listPeople } from '@/features/delegations/queries/people';
import { orForbidden, orNotFound, pageParam } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = {
  params: Promise<{ conference: string }>;
  searchParams: Promise<{ show?: string | string[]; page?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('delegations');
  return { title: t('list.title') };
}

export default async function Page({ params, searchParams }: Props) {
  const me = await viewer();
  const { conference: slug } = await params;
  const { show, page } = await searchParams;
  const conference = await orNotFound(getConference(me, slug));
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
