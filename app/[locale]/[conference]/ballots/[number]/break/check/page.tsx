import { notFound, redirect } from 'next/navigation';
import { openPage, titledBy } from '@/app/open-page';
import { ballotName, shownBallot } from '@/app/shown';
import { BreakCheckPage } from '@/features/ballots/components/break-page';
import { getKeptReason } from '@/features/ballots/queries/reason';

type Props = { params: Promise<{ conference: string; number: string }> };

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, locale, number }, say) => [
    say('ballots.breaking.checkTitle'),
    ballotName(await shownBallot(me, conference, number), locale, say),
  ],
);

export default async function Page({ params }: Props) {
  const { me, conference, slug, locale, number } = await openPage(params);
  const ballot = await shownBallot(me, conference, number);
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
