import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { getConference } from '@/features/conferences/queries';
import { AccreditationQueue } from '@/features/delegations/components/accreditation-queue';
import { listPeople } from '@/features/delegations/queries/people';
import { orForbidden, orNotFound, pageParam } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = {
  params: Promise<{ conference: string }>;
  searchParams: Promise<{ page?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('delegations');
  return { title: t('acc.title') };
}

export default async function Page({ params, searchParams }: Props) {
  const me = await viewer();
  const conference = await orNotFound(getConference(me, (await params).conference));
  orForbidden(me, 'accreditation.decide', conference.id);
  const page = pageParam((await searchParams).page);
  const people = await orNotFound(listPeople(me, conference.id, ['submitted'], page));
  return <AccreditationQueue conference={conference} people={people} />;
}
