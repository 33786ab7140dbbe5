import { openPage, titled } from '@/app/open-page';
import { RemoveConference } from '@/features/conferences/components/remove-conference';
import { SettingsFrame } from '@/features/conferences/components/settings-frame';
import { getRemoval } from '@/features/conferences/queries/removal';
import { orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('conferences.settings.part.remove');

export default async function Page({ params }: Props) {
  const { me, conference } = await openPage(params);
  const facts = await orNotFound(getRemoval(me, conference.id));
  return (
    <SettingsFrame conference={conference} part="remove">
      <RemoveConference conference={conference} facts={facts} />
    </SettingsFrame>
  );
}
