import { notFound } from 'next/navigation';
import { openPage, titledBy } from '@/app/open-page';
import { ballotName, shownBallot } from '@/app/shown';
import { BreakPage } from '@/features/ballots/components/break-page';
import { getKeptReason } from '@/features/ballots/queries/reason';

type Props = { params: Promise<{ conference: string; number: string }> };

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, locale, number }, say) => [
    say('ballots.breaking.title'),
    ballotName(await shownBallot(me, conference, number), locale, say),
  ],
);

export default async function Page({ params }: Props) {
  const { me, conference, number } = await openPage(params);
  const ballot = await shownBallot(me, conference, number);
  if (!ballot.mine || ballot.procedure !== 'silence') notFound();
  const kept = await getKeptReason(me, ballot, ballot.mine.delegationId);
  return <BreakPage conference={conference} ballot={ballot} mine={ballot.mine} reason={kept?.reason} />;
}
