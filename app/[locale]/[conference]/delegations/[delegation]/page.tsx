import { openPage, titled } from '@/app/open-page';
import { DelegationPage } from '@/features/delegations/components/delegation-page';
import { getDelegation } from '@/features/delegations/queries/delegations';
import { idParam, orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string; delegation: string }> };

export const generateMetadata = titled('delegations.term.delegation');

export default async function Page({ params }: Props) {
  const { me, conference, delegation: id } = await openPage(params);
  const delegation = await orNotFound(getDelegation(me, conference.id, idParam(id)));
  return <DelegationPage conference={conference} delegation={delegation} />;
}
