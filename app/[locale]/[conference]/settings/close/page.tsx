import { openPage, titled } from '@/app/open-page';
import { CloseForm } from '@/features/conferences/components/close-form';
import { SettingsFrame } from '@/features/conferences/components/settings-frame';
import { getClosing } from '@/features/conferences/queries/closing';
import { SecondPersonNote } from '@/features/proposals/components/second-person-note';
import { orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('conferences.closing.title', 'conferences.settings.title');

export default async function Page({ params }: Props) {
  const { me, conference } = await openPage(params);
  const closing = await orNotFound(getClosing(me, conference.id));
  return (
    <SettingsFrame conference={conference} part="close">
      {!conference.closedAt && <SecondPersonNote conferenceId={conference.id} act="closeConference" />}
      <CloseForm conference={conference} closing={closing} />
    </SettingsFrame>
  );
}
