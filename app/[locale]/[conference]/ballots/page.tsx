import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { can } from '@/domain/permissions';
import { BallotsPage } from '@/features/ballots/components/ballots-page';
import { listBallots } from '@/features/ballots/queries/ballot';
import { getConference } from '@/features/conferences/queries';
import { orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { params: Promise<{ conference: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ballots'))('title') };
}

export default async function Page({ params }: Props) {
  const me = await viewer();
  const conference = await orNotFound(getConference(me, (await params).conference));
  const ballots = await listBallots(me, conference.id);
  const mayOpen = can(me, 'ballot.open', { conferenceId: conference.id });
  return <BallotsPage conference={conference} ballots={ballots} mayOpen={mayOpen} />;
}
