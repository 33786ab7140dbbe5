import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Roles } from '@/features/accounts/components/roles';
import { listGrants } from '@/features/accounts/queries';
import { SettingsFrame } from '@/features/conferences/components/settings-frame';
import { getConference } from '@/features/conferences/queries';
import { orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { params: Promise<{ conference: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.roles');
  return { title: t('title') };
}

export default async function Page({ params }: Props) {
  const me = await viewer();
  const { conference: slug } = await params;
  const conference = await orNotFound(getConference(me, slug));
  const grants = await orNotFound(listGrants(me, conference.id));
  return (
    <SettingsFrame conference={conference} part="roles">
      <Roles conference={conference} grants={grants} />
    </SettingsFrame>
  );
}
