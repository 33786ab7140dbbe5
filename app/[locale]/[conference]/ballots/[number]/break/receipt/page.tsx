import { openPage, titled } from '@/app/open-page';
import { BreakReceiptPage } from '@/features/ballots/components/receipt-page';
import { getBallot } from '@/features/ballots/queries/ballot';
import { getBreakReceipt } from '@/features/ballots/queries/receipt';
import { numberParam, orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string; number: string }> };

export const generateMetadata = titled('ballots.breakReceipt.title');

export default async function Page({ params }: Props) {
  const { me, conference, number: param } = await openPage(params);
  const number = numberParam(param);
  const ballot = await orNotFound(getBallot(me, conference.id, number));
  const receipt = await orNotFound(getBreakReceipt(me, conference.id, number));
  return <BreakReceiptPage conference={conference} ballot={ballot} receipt={receipt} />;
}
