import { openPage, titled } from '@/app/open-page';
import { OfferedPlace } from '@/features/delegations/components/offered-place';
import { getOwnWaitingPlace } from '@/features/delegations/queries/waiting';
import { orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('delegations.waiting.ownTitle');

export default async function Page({ params }: Props) {
  const { me, conference } = await openPage(params);
  const own = await orNotFound(getOwnWaitingPlace(me, conference.id));
  return <OfferedPlace conference={conference} own={own} accountId={me.accountId ?? ''} />;
}
