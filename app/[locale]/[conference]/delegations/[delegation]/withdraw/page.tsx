import { openPage, titled } from '@/app/open-page';
import { WithdrawDelegation } from '@/features/delegations/components/withdraw-delegation';
import { getWithdrawal } from '@/features/delegations/queries/withdrawal';
import { SecondPersonNote } from '@/features/proposals/components/second-person-note';
import { idParam, orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string; delegation: string }> };

export const generateMetadata = titled('delegations.leave.title', 'delegations.list.title');

export default async function Page({ params }: Props) {
  const { me, conference, delegation: id } = await openPage(params);
  const delegation = await orNotFound(getWithdrawal(me, conference.id, idParam(id)));
  return (
    <WithdrawDelegation
      conference={conference}
      delegation={delegation}
      note={<SecondPersonNote conferenceId={conference.id} act="withdrawDelegation" />}
    />
  );
}
