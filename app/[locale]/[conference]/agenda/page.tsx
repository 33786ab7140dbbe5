import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { can } from '@/domain/permissions';
import { PublicAgenda } from '@/features/agenda/components/public-agenda';
import { latestRelease } from '@/features/agenda/queries';
import { getConference } from '@/features/conferences/queries';
import { orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { params: Promise<{ conference: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('agenda');
  return { title: t('title') };
}

export default async function Page({ params }: Props) {
  const me = await viewer();
  const { conference: slug } = await params;
  const conference = await orNotFound(getConference(me, slug));
  const release = await latestRelease(me, conference);
  const mayEdit = can(me, 'session.edit', { conferenceId: conference.id });
  return <PublicAgenda conference={conference} release={release} mayEdit={mayEdit} />;
}
