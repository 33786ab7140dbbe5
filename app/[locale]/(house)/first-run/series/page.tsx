import { titled } from '@/app/open-page';
import { SeriesForm } from '@/features/conferences/components/founding';
import { orForbidden } from '@/platform/page';
import { viewer } from '@/platform/session';

export const generateMetadata = titled('conferences.founding.seriesTitle');

export default async function Page() {
  const me = await viewer();
  orForbidden(me, 'series.create');
  return <SeriesForm />;
}
