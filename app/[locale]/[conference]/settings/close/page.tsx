import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CloseForm } from '@/features/conferences/components/close-form';
import { SettingsFrame } from '@/features/conferences/components/settings-frame';
import { getConference } from '@/features/conferences/queries';
import { getClosing } from '@/features/conferences/queries/settings';
import { orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { params: Promise<{ conference: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('conferences.closing');
  return { title: t('title') };
}

export default async function Page({ params }: Props) {
  const me = await viewer();
  const { conference: slug } = await params;
  const conference = await orNotFound(getConference(me, slug));
  const closing = await orNotFound(getClosing(me, conference.id));
  return (
    <SettingsFrame conference={conference} part="close">
      <CloseForm conference={conference} closing={closing} />
    </SettingsFrame>
  );
}
