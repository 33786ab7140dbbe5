import { openPage, titled } from '@/app/open-page';
import { DeadlinesForm } from '@/features/conferences/components/deadlines-form';
import { SettingsFrame } from '@/features/conferences/components/settings-frame';
import { orForbidden } from '@/platform/page';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('conferences.deadlines.title', 'conferences.settings.title');

export default async function Page({ params }: Props) {
  const { me, conference } = await openPage(params);
  orForbidden(me, 'deadlines.set', conference.id);
  return (
    <SettingsFrame conference={conference} part="deadlines">
      <DeadlinesForm conference={conference} />
    </SettingsFrame>
  );
}
