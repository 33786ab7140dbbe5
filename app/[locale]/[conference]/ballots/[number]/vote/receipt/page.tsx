import { openPage, titled } from '@/app/open-page';
import { ReceiptPage } from '@/features/ballots/components/receipt-page';
import { getBallot } from '@/features/ballots/queries/ballot';
import { getReceipt } from '@/features/ballots/queries/receipt';
import { numberParam, orNotFound } from '@/platform/page';

type Props = {
  params: Promise<{ conference: string; number: string }>;
  searchParams: Promise<{ version?: string | string[]; other?: string | string[] }>;
};

export const generateMetadata = titled('ballots.receipt.title');

export default async function Page({ params, searchParams }: Props) {
  const { me, conference, number: param } = await openPage(params);
  const { version, other } = await searchParams;
  const number = numberParam(param);
  const ballot = await orNotFound(getBallot(me, conference.id, number));
  const wanted = version === undefined ? undefined : numberParam(String(version));
  const receipt = await orNotFound(getReceipt(me, conference.id, number, wanted));
  return (
    <ReceiptPage conference={conference} ballot={ballot} receipt={receipt} differs={other !== undefined} />
  );
}
