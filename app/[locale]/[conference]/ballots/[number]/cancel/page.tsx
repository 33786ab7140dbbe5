import { openPage, titledBy } from '@/app/open-page';
import { ballotName, shownBallot } from '@/app/shown';
import { CancelPage } from '@/features/ballots/components/cancel-page';
import { countConcerned } from '@/features/ballots/queries/acting';
import { SecondPersonNote } from '@/features/proposals/components/second-person-note';
import { orForbidden } from '@/platform/page';

type Props = { params: Promise<{ conference: string; number: string }> };

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, locale, number }, say) => [
    say('ballots.cancelled.action'),
    ballotName(await shownBallot(me, conference, number), locale, say),
  ],
);

export default async function Page({ params }: Props) {
  const { me, conference, number } = await openPage(params);
  orForbidden(me, 'ballot.cancel', conference.id);
  const ballot = await shownBallot(me, conference, number);
  return (
    <CancelPage
      conference={conference}
      ballot={ballot}
      readers={await countConcerned(me, ballot)}
      note={<SecondPersonNote conferenceId={conference.id} act="cancelBallot" />}
    />
  );
}
