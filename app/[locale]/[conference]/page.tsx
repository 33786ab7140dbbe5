import type { Metadata } from 'next';
import { openPage } from '@/app/open-page';
import { pick } from '@/domain/local-text';
import { listBallots } from '@/features/ballots/queries/list';
import { ConferencePage } from '@/features/conferences/components/conference-page';
import { getConference } from '@/features/conferences/queries';
import { getGlance } from '@/features/conferences/queries/public';
import { getCommunique } from '@/features/documents/queries';
import { OutcomeList } from '@/features/outcomes/components/outcome-list';
import { listOutcomes } from '@/features/outcomes/queries';
import { readerLocale } from '@/platform/i18n/reader';
import { orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { params: Promise<{ conference: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { conference: slug } = await params;
  const conference = await orNotFound(getConference(await viewer(), slug));
  const locale = await readerLocale();
  return {
    title: pick(conference.title, locale),
    description: conference.summary ? pick(conference.summary, locale) : undefined,
  };
}

export default async function Page({ params }: Props) {
  const { me, conference, slug, locale } = await openPage(params);
  const [glance, ballots, communique, outcomes] = await Promise.all([
    getGlance(me, conference.id),
    listBallots(me, conference.id),
    getCommunique(me, conference.id, locale),
    listOutcomes(me, conference.id),
  ]);
  return (
    <ConferencePage
      conference={conference}
      glance={glance}
      ballots={ballots}
      communique={
        communique && { title: pick(communique.title, locale), href: `/${locale}/${slug}/communique` }
      }
      outcomes={<OutcomeList slug={slug} outcomes={outcomes.filter(({ state }) => state !== 'draft')} />}
    />
  );
}
