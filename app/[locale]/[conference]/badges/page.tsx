import { openPage, titled } from '@/app/open-page';
import { badgesAsked } from '@/domain/badges';
import { BadgesPage } from '@/features/delegations/components/badges-page';
import { listBadges } from '@/features/delegations/queries/badges';
import { orForbidden, orNotFound } from '@/platform/page';

type Props = {
  params: Promise<{ conference: string }>;
  searchParams: Promise<Record<'holders', string | string[] | undefined>>;
};

export const generateMetadata = titled('delegations.badge.many');

export default async function Page({ params, searchParams }: Props) {
  const { me, conference, locale } = await openPage(params);
  orForbidden(me, 'badge.issue', conference.id);
  const holders = badgesAsked((await searchParams).holders);
  const badges = await orNotFound(listBadges(me, conference.id, { holders, locale }));
  return <BadgesPage conference={conference} holders={holders} badges={badges} />;
}
