import { notFound } from 'next/navigation';
import { openPage, titledBy } from '@/app/open-page';
import { ballotName, shownBallot } from '@/app/shown';
import { VotePage } from '@/features/ballots/components/vote-pages';
import { getKeptVote } from '@/features/ballots/queries/choice';

type Props = { params: Promise<{ conference: string; number: string }> };

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, locale, number }, say) => {
    const ballot = await shownBallot(me, conference, number);
    return [
      say(ballot.mine?.vote ? 'ballots.own.change' : 'ballots.vote.title'),
      ballotName(ballot, locale, say),
    ];
  },
);

export default async function Page({ params }: Props) {
  const { me, conference, slug, number } = await openPage(params);
  const ballot = await shownBallot(me, conference, number);
  if (!ballot.mine || ballot.procedure !== 'vote') notFound();
  const { delegationId } = ballot.mine;
  const kept = await getKeptVote(me, { conference: slug, number: ballot.number, delegationId });
  return <VotePage conference={conference} ballot={ballot} mine={ballot.mine} chosen={kept?.choice} />;
}
