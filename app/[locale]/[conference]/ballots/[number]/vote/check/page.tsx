import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { VoteCheckPage } from '@/features/ballots/components/vote-pages';
import { keptVote, voteQuestion } from '@/features/ballots/input';
import { getBallot } from '@/features/ballots/queries/ballot';
import { getConference } from '@/features/conferences/queries';
import { numberParam, orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';
import { keptAnswer } from '@/platform/step';

type Props = { params: Promise<{ locale: string; conference: string; number: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ballots'))('vote.checkTitle') };
}

export default async function Page({ params }: Props) {
  const me = await viewer();
  const { locale, conference: slug, number } = await params;
  const conference = await orNotFound(getConference(me, slug));
  const ballot = await orNotFound(getBallot(me, conference.id, numberParam(number)));
  if (!ballot.mine?.isHead || !ballot.mine.onRoll || ballot.procedure !== 'vote') notFound();
  const question = { name: voteQuestion(slug, ballot.number), delegationId: ballot.mine.delegationId };
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
