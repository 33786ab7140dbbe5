import { notFound } from 'next/navigation';
import { openPage, titledBy } from '@/app/open-page';
import { ballotName, shownBallot } from '@/app/shown';
import { ObjectPage } from '@/features/ballots/components/object-page';

type Props = { params: Promise<{ conference: string; number: string }> };

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, locale, number }, say) => [
    say('ballots.objecting.title'),
    ballotName(await shownBallot(me, conference, number), locale, say),
  ],
);

export default async function Page({ params }: Props) {
  const { me, conference, number } = await openPage(params);
  const ballot = await shownBallot(me, conference, number);
  if (ballot.newHeads.length === 0) notFound();
  return <ObjectPage conference={conference} ballot={ballot} />;
}
