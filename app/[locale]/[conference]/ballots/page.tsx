import { openPage, titled } from '@/app/open-page';
import { can } from '@/domain/permissions';
import { BallotsPage } from '@/features/ballots/components/ballots-page';
import { listBallots } from '@/features/ballots/queries/list';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('ballots.title');

export default async function Page({ params }: Props) {
  const { me, conference } = await openPage(params);
  const ballots = await listBallots(me, conference.id);
  const mayOpen = can(me, 'ballot.open', { conferenceId: conference.id });
  const seesDrafts = can(me, 'ballotDraft.see', { conferenceId: conference.id });
  return <BallotsPage conference={conference} ballots={ballots} mayOpen={mayOpen} seesDrafts={seesDrafts} />;
}
