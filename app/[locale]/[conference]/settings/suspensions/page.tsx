import { historyOf } from '@/app/history';
import { openPage, titled } from '@/app/open-page';
import { SettingsFrame } from '@/features/conferences/components/settings-frame';
import { Suspensions } from '@/features/conferences/components/suspensions';
import { listSuspensions } from '@/features/conferences/queries/settings';
import { orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('conferences.suspensions.title', 'conferences.settings.title');

export default async function Page({ params }: Props) {
  const { me, conference } = await openPage(params);
  const list = await orNotFound(listSuspensions(me, conference.id));
  return (
    <SettingsFrame conference={conference} part="suspensions">
      <Suspensions conference={conference} {...list} now={new Date()} />
      {await historyOf(me, conference, { entity: 'suspension', id: null })}
    </SettingsFrame>
  );
}
