import { notFound } from 'next/navigation';
import { openPage, titled } from '@/app/open-page';
import { implementationView } from '@/domain/implementation-view';
import { can } from '@/domain/permissions';
import { StatesPage } from '@/features/implementation/components/states-page';
import { listFollowUps } from '@/features/implementation/queries/follow-up';

type Props = {
  params: Promise<{ conference: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const generateMetadata = titled('implementation.title');

export default async function Page({ params, searchParams }: Props) {
  const { me, conference } = await openPage(params);
  const followUps = await listFollowUps(me, conference);
  const readsReports = can(me, 'implementation.see', { conferenceId: conference.id });
  if (followUps.length === 0 && !readsReports) notFound();
  return (
    <StatesPage
      conference={conference}
      followUps={followUps}
      view={implementationView(await searchParams, followUps)}
      readsReports={readsReports}
    />
  );
}
