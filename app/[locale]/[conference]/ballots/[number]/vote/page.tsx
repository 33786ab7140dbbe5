import { notFound } from 'next/navigation';
import { openPage, titled } from '@/app/open-page';
import { VotePage } from '@/features/ballots/components/vote-pages';
import { getBallot } from '@/features/ballots/queries/ballot';
import { numberParam, orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string; number: string }> };

export const generateMetadata = titled('ballots.vote.title');

export default async function Page({ params }: Props) {
  const { me, conference, number } = await openPage(params);
  const ballot = await orNotFound(getBallot(me, conference.id, numberParam(number)));
  if (!ballot.mine || ballot.procedure !== 'vote') notFound();
  return <VotePage conference={conference} ballot={ballot} mine={ballot.mine} />;
}
