import { redirect } from 'next/navigation';
import { historyOf } from '@/app/history';
import { openPage, titled } from '@/app/open-page';
import { can } from '@/domain/permissions';
import { CommuniqueDesk } from '@/features/press/components/communique-desk';
import { getCommunique } from '@/features/press/queries/communique';
import { orForbidden } from '@/platform/page';

type Props = {
  params: Promise<{ conference: string }>;
  searchParams: Promise<{ beside?: string | string[] }>;
};

export const generateMetadata = titled('press.edit');

export default async function Page({ params, searchParams }: Props) {
  const { me, conference, slug, locale } = await openPage(params);
  orForbidden(me, 'communique.edit', conference.id);
  const communique = await getCommunique(me, conference.id);
  if (communique?.state === 'published') redirect(`/${locale}/${slug}/communique`);
  const { beside } = await searchParams;
  const original = communique?.originalLanguage ?? conference.originalLanguage;
  const others = conference.languages.filter((language) => language !== original);
  const chosen = [beside, locale].map((wanted) => others.find((language) => language === wanted));
  return (
    <CommuniqueDesk
      conference={conference}
      communique={communique}
      mayReview={can(me, 'communique.review', { conferenceId: conference.id })}
      beside={chosen.find(Boolean) ?? others[0] ?? null}
      history={communique && (await historyOf(me, conference, { entity: 'document', id: communique.id }))}
    />
  );
}
