import { openPage, titled } from '@/app/open-page';
import { AccreditationQueue } from '@/features/delegations/components/accreditation-queue';
import { listPeople } from '@/features/delegations/queries/people';
import { orForbidden, orNotFound, pageParam } from '@/platform/page';

type Props = {
  params: Promise<{ conference: string }>;
  searchParams: Promise<{ page?: string | string[] }>;
};

export const generateMetadata = titled('delegations.acc.title');

export default async function Page({ params, searchParams }: Props) {
  const { me, conference } = await openPage(params);
  orForbidden(me, 'registration.decide', conference.id);
  const page = pageParam((await searchParams).page);
  const people = await orNotFound(listPeople(me, conference.id, ['submitted'], { page }));
  return <AccreditationQueue conference={conference} people={people} />;
}
