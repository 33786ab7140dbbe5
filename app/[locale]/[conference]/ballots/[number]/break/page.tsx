import { notFound } from 'next/navigation';
import { openPage, titled } from '@/app/open-page';
import { BreakPage } from '@/features/ballots/components/break-page';
import { getBallot } from '@/features/ballots/queries/ballot';
import { getKeptReason } from '@/features/ballots/queries/reason';
import { numberParam, orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string; number: string }> };

export const generateMetadata = titled('ballots.breaking.title');

export default async function Page({ params }: Props) {
  const { me, conference, number } = await openPage(params);
  const ballot = await orNotFound(getBallot(me, conference.id, numberParam(number)));
  if (!ballot.mine || ballot.procedure !== 'silence') notFound();
  const kept = await getKeptReason(me, ballot, ballot.mine.delegationId);
  return <BreakPage conference={conference} ballot={ballot} mine={ballot.mine} reason={kept?.reason} />;
}
