import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ReleasePage } from '@/features/agenda/components/release-page';
import { getReleasePreview } from '@/features/agenda/queries/release';
import { getConference } from '@/features/conferences/queries';
import { orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { params: Promise<{ conference: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('agenda');
  return { title: t('release.title') };
}

export default async function Page(props: Props) {
  const me = await viewer();
  const { conference: slug } = await props.params;
  const conference = await orNotFound(getConference(me, slug));
  const preview = await orNotFound(getReleasePreview(me, conference));
  return <ReleasePage conference={conference} preview={preview} />;
}
