import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SeriesForm } from '@/features/conferences/components/founding';
import { orForbidden } from '@/platform/page';
import { viewer } from '@/platform/session';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('conferences.founding');
  return { title: t('seriesTitle') };
}

export default async function Page() {
  const me = await viewer();
  orForbidden(me, 'series.create');
  return <SeriesForm />;
}
