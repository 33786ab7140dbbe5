import { openPage, titled } from '@/app/open-page';
import { SettingsFrame } from '@/features/conferences/components/settings-frame';
import { SecondPersonForm } from '@/features/proposals/components/second-person-form';
import { getSetting } from '@/features/proposals/queries/setting';
import { orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('proposals.setting.title', 'conferences.settings.title');

export default async function Page({ params }: Props) {
  const { me, conference } = await openPage(params);
  const setting = await orNotFound(getSetting(me, conference.id));
  return (
    <SettingsFrame conference={conference} part="secondPerson">
      <SecondPersonForm conferenceId={conference.id} setting={setting} />
    </SettingsFrame>
  );
}
