import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { breakToCheck } from '@/features/ballots/commands/reason';
import { BreakCheckPage } from '@/features/ballots/components/break-page';
import { getBallot } from '@/features/ballots/queries/ballot';
import { getConference } from '@/features/conferences/queries';
import { numberParam, orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { params: Promise<{ locale: string; conference: string; number: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ballots'))('breaking.checkTitle') };
}

export default async function Page({ params }: Props) {
  const me = await viewer();
  const { locale, conference: slug, number } = await params;
  const conference = await orNotFound(getConference(me, slug));
  const ballot = await orNotFound(getBallot(me, conference.id, numberParam(number)));
  const { mine } = ballot;
  if (!mine?.isHead || !mine.onRoll || ballot.procedure !== 'silence') notFound();
  const kept = await breakToCheck(me, { conference: slug, number: ballot.number }, mine.delegationId);
  if (!kept || mine.broke || ballot.phase !== 'open')
    redirect(`/${locale}/${slug}/ballots/${ballot.number}/break`);
  return (
    <BreakCheckPage
      conference={conference}
      ballot={ballot}
      mine={mine}
      reason={kept.reason}
      breakKey={kept.key}
    />
  );
}
