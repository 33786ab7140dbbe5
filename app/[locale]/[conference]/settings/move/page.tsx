import { openPage, titled } from '@/app/open-page';
import { MoveConference } from '@/features/agenda/components/move-conference';
import { getMoving } from '@/features/agenda/queries/moving';
import { SettingsFrame } from '@/features/conferences/components/settings-frame';
import { orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('conferences.settings.part.move');

export default async function Page({ params }: Props) {
  const { me, conference } = await openPage(params);
  const moving = await orNotFound(getMoving(me, conference.id));
  return (
    <SettingsFrame conference={conference} part="move">
      <MoveConference conference={conference} moving={moving} />
    </SettingsFrame>
  );
}
