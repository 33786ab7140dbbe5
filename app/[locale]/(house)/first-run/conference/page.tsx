import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ConferenceForm } from '@/features/conferences/components/founding';
import { listSeriesNames } from '@/features/conferences/queries/series';
import { orForbidden } from '@/platform/page';
import { viewer } from '@/platform/session';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('conferences.founding');
  return { title: t('conferenceTitle') };
}

export default async function Page() {
  const me = await viewer();
  orForbidden(me, 'conference.create');
  return <ConferenceForm series={await listSeriesNames(me)} />;
}
