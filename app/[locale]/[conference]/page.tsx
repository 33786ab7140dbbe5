import type { Metadata } from 'next';
import { openPage } from '@/app/open-page';
import { seatsIn } from '@/domain/actor';
import { pick } from '@/domain/local-text';
import { BallotLines } from '@/features/ballots/components/ballot-lines';
import { listBallots } from '@/features/ballots/queries/list';
import { ConferencePage } from '@/features/conferences/components/conference-page';
import { getConference } from '@/features/conferences/queries';
import { getGlance } from '@/features/conferences/queries/public';
import { OutcomeList } from '@/features/outcomes/components/outcome-list';
import { listOutcomes } from '@/features/outcomes/queries';
import { getCommunique } from '@/features/press/queries/communique';
import { readerLocale } from '@/platform/i18n/reader';
import { orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { params: Promise<{ conference: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { conference: slug } = await params;
  const conference = await orNotFound(getConference(await viewer(), slug));
  const locale = await readerLocale();
  return {
    title: pick(conference.title, locale, conference.originalLanguage),
    description: conference.summary
      ? pick(conference.summary, locale, conference.originalLanguage)
      : undefined,
  };
}

export default async function Page({ params }: Props) {
  const { me, conference, slug, locale } = await openPage(params);
  const [glance, ballots, communique, outcomes] = await Promise.all([
    getGlance(me, conference.id),
    listBallots(me, conference.id),
    getCommunique(me, conference.id),
    listOutcomes(me, conference.id),
  ]);
  const here = `/${locale}/${slug}`;
  const isNominated = seatsIn(me, conference.id).some(({ participantId }) => participantId !== null);
  return (
    <ConferencePage
      conference={conference}
      glance={glance}
      ballots={ballots}
      outcomes={outcomes}
      communique={
        communique?.publishedAt
          ? {
              title: pick(communique.title, locale, conference.originalLanguage),
              href: `${here}/communique`,
            }
          : null
      }
      registration={isNominated ? 'own' : me.accountId ? null : 'signIn'}
      draw={{
        ballots: (some) => (
          <BallotLines here={here} timeZone={conference.timeZone} ballots={some} now={glance.now} />
        ),
        outcomes: (some) => <OutcomeList slug={slug} outcomes={some} />,
      }}
    />
  );
}
