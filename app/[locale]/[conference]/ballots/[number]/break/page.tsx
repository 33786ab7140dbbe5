import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { breakToCheck } from '@/features/ballots/commands/reason';
import { BreakPage } from '@/features/ballots/components/break-page';
import { getBallot } from '@/features/ballots/queries/ballot';
import { getConference } from '@/features/conferences/queries';
import { numberParam, orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { params: Promise<{ conference: string; number: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ballots'))('breaking.title') };
}

export default async function Page({ params }: Props) {
  const me = await viewer();
  const { conference: slug, number } = await params;
  const conference = await orNotFound(getConference(me, slug));
  const ballot = await orNotFound(getBallot(me, conference.id, numberParam(number)));
  if (!ballot.mine || ballot.procedure !== 'silence') notFound();
  const place = { conference: slug, number: ballot.number };
  const kept = await breakToCheck(me, place, ballot.mine.delegationId);
  return <BreakPage conference={conference} ballot={ballot} mine={ballot.mine} reason={kept?.reason} />;
}
