import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SettingsForm } from '@/features/conferences/components/settings-form';
import { SettingsFrame } from '@/features/conferences/components/settings-frame';
import { getConference } from '@/features/conferences/queries';
import { orForbidden, orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { params: Promise<{ conference: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('conferences.settings');
  return { title: t('title') };
}

export default async function Page({ params }: Props) {
  const me = await viewer();
  const { conference: slug } = await params;
  const conference = await orNotFound(getConference(me, slug));
  orForbidden(me, 'conference.edit', conference.id);
  return (
    <SettingsFrame conference={conference} part="facts">
      <SettingsForm conference={conference} />
    </SettingsFrame>
  );
}
