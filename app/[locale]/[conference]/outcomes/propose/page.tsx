import { openPage, titled } from '@/app/open-page';
import { listSessions } from '@/features/agenda/queries';
import { ProposalPage } from '@/features/outcomes/components/proposal-page';
import { orForbidden } from '@/platform/page';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('outcomes.propose.title');

export default async function Page({ params }: Props) {
  const { me, conference } = await openPage(params);
  orForbidden(me, 'outcome.propose', conference.id);
  return <ProposalPage conference={conference} sessions={await listSessions(me, conference)} />;
}
