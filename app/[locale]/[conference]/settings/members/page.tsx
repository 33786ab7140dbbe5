import { historyOf } from '@/app/history';
import { openPage, titled } from '@/app/open-page';
import { Members } from '@/features/conferences/components/members';
import { SettingsFrame } from '@/features/conferences/components/settings-frame';
import { listMembers } from '@/features/conferences/queries/members';
import { orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('conferences.members.title', 'conferences.settings.title');

export default async function Page({ params }: Props) {
  const { me, conference } = await openPage(params);
  const members = await orNotFound(listMembers(me, conference.id));
  return (
    <SettingsFrame conference={conference} part="members">
      <Members conference={conference} members={members} />
      {await historyOf(me, conference, { entity: 'member', id: null })}
    </SettingsFrame>
  );
}
