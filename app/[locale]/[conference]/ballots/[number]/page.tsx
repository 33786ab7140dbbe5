import { historyOf } from '@/app/history';
import { openPage, titledBy } from '@/app/open-page';
import { ballotName, shownBallot } from '@/app/shown';
import { BallotPage } from '@/features/ballots/components/ballot-page';
import { OutcomePath } from '@/features/outcomes/components/outcome-path';
import { OutcomeText } from '@/features/outcomes/components/outcome-text';
import { getOutcome } from '@/features/outcomes/queries';
import { ActsOfTwo } from '@/features/proposals/components/acts-of-two';
import { listActsOfTwo } from '@/features/proposals/queries/confirmed';
import { orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string; number: string }> };

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, locale, number }, say) => [
    ballotName(await shownBallot(me, conference, number), locale, say),
  ],
);

export default async function Page({ params }: Props) {
  const { me, conference, slug, locale, number } = await openPage(params);
  const ballot = await shownBallot(me, conference, number);
  const [outcome, acts] = await Promise.all([
    orNotFound(getOutcome(me, conference.id, ballot.outcomeNumber, locale)),
    listActsOfTwo(me, conference.id, ballot.id),
  ]);
  return (
    <BallotPage
      conference={conference}
      ballot={ballot}
      accountId={me.accountId}
      outcomeId={outcome.id}
      text={<OutcomeText outcome={outcome} slug={slug} timeZone={conference.timeZone} />}
      path={<OutcomePath outcome={outcome} slug={slug} timeZone={conference.timeZone} />}
      ofTwo={<ActsOfTwo acts={acts} timeZone={conference.timeZone} />}
      history={await historyOf(me, conference, { entity: 'ballot', id: ballot.id, zoneNamed: true })}
    />
  );
}
