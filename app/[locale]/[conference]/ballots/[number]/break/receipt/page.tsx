import { openPage, titledBy } from '@/app/open-page';
import { ballotName, shownBallot } from '@/app/shown';
import { BreakReceiptPage } from '@/features/ballots/components/receipt-page';
import { getBreakReceipt } from '@/features/ballots/queries/receipt';
import { numberParam, orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string; number: string }> };

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, locale, number }, say) => [
    say('ballots.breakReceipt.title'),
    ballotName(await shownBallot(me, conference, number), locale, say),
  ],
);

export default async function Page({ params }: Props) {
  const { me, conference, number: param } = await openPage(params);
  const number = numberParam(param);
  const ballot = await shownBallot(me, conference, param);
  const receipt = await orNotFound(getBreakReceipt(me, conference.id, number));
  return <BreakReceiptPage conference={conference} ballot={ballot} receipt={receipt} />;
}
