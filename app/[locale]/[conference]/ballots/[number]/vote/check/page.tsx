import { notFound, redirect } from 'next/navigation';
import { openPage, titledBy } from '@/app/open-page';
import { ballotName, shownBallot } from '@/app/shown';
import { VoteCheckPage } from '@/features/ballots/components/vote-pages';
import { keptVote, voteQuestion } from '@/features/ballots/input';
import { keptAnswer } from '@/platform/step';

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
  const question = { name: voteQuestion(slug, ballot.number), givenFor: ballot.mine.delegationId };
  const kept = keptVote.read.safeParse(await keptAnswer(me, question));
  if (!kept.success) redirect(`/${locale}/${slug}/ballots/${ballot.number}/vote`);
  return (
    <VoteCheckPage
      conference={conference}
      ballot={ballot}
      mine={ballot.mine}
      choice={kept.data.choice}
      voteKey={kept.data.key}
    />
  );
}
