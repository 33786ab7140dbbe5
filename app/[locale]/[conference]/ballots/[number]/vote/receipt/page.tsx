import { openPage, titledBy } from '@/app/open-page';
import { ballotName, shownBallot } from '@/app/shown';
import { ReceiptPage } from '@/features/ballots/components/receipt-page';
import { getReceipt } from '@/features/ballots/queries/receipt';
import { numberParam, orNotFound } from '@/platform/page';

type Props = {
  params: Promise<{ conference: string; number: string }>;
  searchParams: Promise<{ version?: string | string[]; other?: string | string[] }>;
};

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, locale, number }, say) => [
    say('ballots.receipt.title'),
    ballotName(await shownBallot(me, conference, number), locale, say),
  ],
);

export default async function Page({ params, searchParams }: Props) {
  const { me, conference, number: param } = await openPage(params);
  const { version, other } = await searchParams;
  const number = numberParam(param);
  const ballot = await shownBallot(me, conference, param);
  const wanted = version === undefined ? undefined : numberParam(String(version));
  const receipt = await orNotFound(getReceipt(me, conference.id, number, wanted));
  return (
    <ReceiptPage conference={conference} ballot={ballot} receipt={receipt} differs={other !== undefined} />
  );
}
