import { notFound, redirect } from 'next/navigation';
import { openPage, titled } from '@/app/open-page';
import { BreakCheckPage } from '@/features/ballots/components/break-page';
import { getBallot } from '@/features/ballots/queries/ballot';
import { getKeptReason } from '@/features/ballots/queries/reason';
import { numberParam, orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string; number: string }> };

export const generateMetadata = titled('ballots.breaking.checkTitle');

export default async function Page({ params }: Props) {
  const { me, conference, slug, locale, number } = await openPage(params);
  const ballot = await orNotFound(getBallot(me, conference.id, numberParam(number)));
  const { mine } = ballot;
  if (!mine?.isHead || !mine.onRoll || ballot.procedure !== 'silence') notFound();
  const kept = await getKeptReason(me, ballot, mine.delegationId);
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
