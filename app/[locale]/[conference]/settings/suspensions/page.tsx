import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SettingsFrame } from '@/features/conferences/components/settings-frame';
import { Suspensions } from '@/features/conferences/components/suspensions';
import { getConference } from '@/features/conferences/queries';
import { listSuspensions } from '@/features/conferences/queries/settings';
import { orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { params: Promise<{ conference: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('conferences.suspensions');
  return { title: t('title') };
}

export default async function Page({ params }: Props) {
  const me = await viewer();
  const { conference: slug } = await params;
  const conference = await orNotFound(getConference(me, slug));
  const list = await orNotFound(listSuspensions(me, conference.id));
  return (
    <SettingsFrame conference={conference} part="suspensions">
      <Suspensions conference={conference} {...list} now={new Date()} />
    </SettingsFrame>
  );
}
