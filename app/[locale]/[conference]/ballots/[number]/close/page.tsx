import { openPage, titledBy } from '@/app/open-page';
import { ballotName, shownBallot } from '@/app/shown';
import { MovePage } from '@/features/ballots/components/move-page';
import { countConcerned } from '@/features/ballots/queries/acting';
import { SecondPersonNote } from '@/features/proposals/components/second-person-note';
import { orForbidden } from '@/platform/page';

type Props = { params: Promise<{ conference: string; number: string }> };

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, locale, number }, say) => [
    say('ballots.moving.action'),
    ballotName(await shownBallot(me, conference, number), locale, say),
  ],
);

export default async function Page({ params }: Props) {
  const { me, conference, number } = await openPage(params);
  orForbidden(me, 'close.move', conference.id);
  const ballot = await shownBallot(me, conference, number);
  return (
    <MovePage
      conference={conference}
      ballot={ballot}
      readers={await countConcerned(me, ballot)}
      note={<SecondPersonNote conferenceId={conference.id} act="moveClose" />}
    />
  );
}
