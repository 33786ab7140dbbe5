import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { OverviewPage } from '@/features/conferences/components/overview';
import { getConference } from '@/features/conferences/queries';
import { getOverview } from '@/features/conferences/queries/overview';
import { orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { params: Promise<{ conference: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('conferences.overview');
  return { title: t('title') };
}

export default async function Page({ params }: Props) {
  const me = await viewer();
  const { conference: slug } = await params;
  const conference = await orNotFound(getConference(me, slug));
  const overview = await orNotFound(getOverview(me, conference));
  return <OverviewPage viewer={me} conference={conference} overview={overview} now={new Date()} />;
}
