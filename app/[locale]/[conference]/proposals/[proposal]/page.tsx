import { openPage, titled } from '@/app/open-page';
import { ProposalPage } from '@/features/proposals/components/proposal-page';
import { getProposal } from '@/features/proposals/queries/proposals';
import { idParam, orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string; proposal: string }> };

export const generateMetadata = titled('proposals.title');

export default async function Page({ params }: Props) {
  const { me, conference, proposal: id } = await openPage(params);
  const proposal = await orNotFound(getProposal(me, conference.id, idParam(id)));
  return <ProposalPage conference={conference} proposal={proposal} />;
}
