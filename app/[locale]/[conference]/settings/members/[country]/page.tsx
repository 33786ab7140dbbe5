import { openPage, titled } from '@/app/open-page';
import { RemoveMember } from '@/features/conferences/components/remove-member';
import { SettingsFrame } from '@/features/conferences/components/settings-frame';
import { getMember } from '@/features/conferences/queries/members';
import { SecondPersonNote } from '@/features/proposals/components/second-person-note';
import { orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string; country: string }> };

export const generateMetadata = titled('conferences.members.removal', 'conferences.settings.title');

export default async function Page({ params }: Props) {
  const { me, conference, country } = await openPage(params);
  const member = await orNotFound(getMember(me, conference.id, country));
  return (
    <SettingsFrame conference={conference} part="members">
      <SecondPersonNote conferenceId={conference.id} act="removeMember" />
      <RemoveMember conference={conference} member={member} />
    </SettingsFrame>
  );
}
