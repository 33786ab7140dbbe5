import { openPage, titled } from '@/app/open-page';
import { ConfirmAddress } from '@/features/delegations/components/confirm-address';
import { getOwnOffer } from '@/features/delegations/queries/offers';
import { orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('delegations.address.confirmTitle');

export default async function Page({ params }: Props) {
  const { me, conference } = await openPage(params);
  const offer = await orNotFound(getOwnOffer(me, conference.id));
  return <ConfirmAddress conference={conference} offer={offer} />;
}
