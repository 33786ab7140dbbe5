import { forbidden, notFound } from 'next/navigation';
import { openPage, titledBy } from '@/app/open-page';
import { shownSession } from '@/app/shown';
import { pick } from '@/domain/local-text';
import { can } from '@/domain/permissions';
import { HallQuorumMeter } from '@/features/ballots/components/hall-quorum';
import { getHallQuorum } from '@/features/ballots/queries/hall-quorum';
import { CallDesk } from '@/features/outcomes/components/call-desk';
import { OutcomesOfSession } from '@/features/outcomes/components/outcomes-of-session';
import { listOutcomesOf } from '@/features/outcomes/queries/session';
import { getSessionCall } from '@/features/outcomes/queries/session-call';
import { SecondPersonNote } from '@/features/proposals/components/second-person-note';
import { ConsolePage } from '@/features/speakers/components/console-page';
import { getSpeakers } from '@/features/speakers/queries/speakers';
import { listSpoken } from '@/features/speakers/queries/spoken';
import { orNotFound } from '@/platform/page';

type Props = {
  params: Promise<{ conference: string; session: string }>;
  searchParams: Promise<{ speech?: string | string[] }>;
};

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, session, locale }, say) => [
    say('speakers.console.title'),
    pick((await shownSession(me, conference, session)).title, locale),
  ],
);

export default async function Page({ params, searchParams }: Props) {
  const { me, conference, slug, session: id } = await openPage(params);
  const session = await shownSession(me, conference, id);
  const speakers = await orNotFound(getSpeakers(me, conference.id, session.id));
  if (!speakers || !can(me, 'conference.takePart', { conferenceId: conference.id })) notFound();
  if (!speakers.presides) forbidden();
  const { speech } = await searchParams;
  const [outcomes, quorum, call, spoken] = await Promise.all([
    listOutcomesOf(me, conference.id, session.id),
    getHallQuorum(me, conference.id),
    conference.closedAt ? null : getSessionCall(me, conference.id, session.id),
    listSpoken(me, { conferenceId: conference.id, sessionId: session.id }),
  ]);
  return (
    <ConsolePage
      conference={conference}
      session={session}
      speakers={speakers}
      spoken={spoken}
      chosen={spoken.find(({ id }) => id === speech)}
      call={
        call?.calling && (
          <CallDesk
            slug={slug}
            sessionId={session.id}
            call={{ ...call, calling: call.calling }}
            note={<SecondPersonNote conferenceId={conference.id} act="adoptOutcome" />}
          />
        )
      }
      isCallOpen={Boolean(call?.open)}
      quorum={quorum && <HallQuorumMeter quorum={quorum} originalLanguage={conference.originalLanguage} />}
      outcomes={outcomes.length > 0 && <OutcomesOfSession slug={slug} outcomes={outcomes} />}
    />
  );
}
