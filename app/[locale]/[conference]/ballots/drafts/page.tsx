import { openPage, titled } from '@/app/open-page';
import { DraftsPage } from '@/features/ballots/components/drafts-page';
import { listDrafts } from '@/features/ballots/queries/drafts';
import { orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('ballots.drafts.title');

export default async function Page({ params }: Props) {
  const { me, conference } = await openPage(params);
  const shown = await orNotFound(listDrafts(me, conference.id));
  return <DraftsPage conference={conference} {...shown} />;
}
