import { notFound, redirect } from 'next/navigation';
import { openPage, titledBy } from '@/app/open-page';
import { ballotName, shownBallot } from '@/app/shown';
import { VoteCheckPage } from '@/features/ballots/components/vote-pages';
import { getKeptVote } from '@/features/ballots/queries/choice';

type Props = { params: Promise<{ conference: string; number: string }> };

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, locale, number }, say) => [
    say('ballots.vote.checkTitle'),
    ballotName(await shownBallot(me, conference, number), locale, say),
  ],
);

export default async function Page({ params }: Props) {
  const { me, conference, slug, locale, number } = await openPage(params);
  const ballot = await shownBallot(me, conference, number);
  if (!ballot.mine?.isHead || !ballot.mine.onRoll || ballot.procedure !== 'vote') notFound();
  const { delegationId } = ballot.mine;
  const kept = await getKeptVote(me, { conference: slug, number: ballot.number, delegationId });
  if (!kept) redirect(`/${locale}/${slug}/ballots/${ballot.number}/vote`);
  return (
    <VoteCheckPage
      conference={conference}
      ballot={ballot}
      mine={ballot.mine}
      choice={kept.choice}
      voteKey={kept.key}
    />
  );
}
