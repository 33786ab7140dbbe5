import { openPage, titled } from '@/app/open-page';
import { HideConference } from '@/features/conferences/components/hide-conference';
import { SettingsFrame } from '@/features/conferences/components/settings-frame';
import { getHiding } from '@/features/conferences/queries/removal';
import { orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('conferences.settings.part.hide');

export default async function Page({ params }: Props) {
  const { me, conference } = await openPage(params);
  const facts = await orNotFound(getHiding(me, conference.id));
  return (
    <SettingsFrame conference={conference} part="hide">
      <HideConference conference={conference} facts={facts} />
    </SettingsFrame>
  );
}
