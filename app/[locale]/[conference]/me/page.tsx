import { openPage, titled } from '@/app/open-page';
import { MyConference } from '@/features/conferences/components/my-conference';
import { getOwnConference } from '@/features/conferences/queries/duties';
import { orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('conferences.me.title');

export default async function Page({ params }: Props) {
  const { me, conference } = await openPage(params);
  return <MyConference viewer={me} mine={await orNotFound(getOwnConference(me, conference.id))} />;
}
