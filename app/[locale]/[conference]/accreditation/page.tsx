import { openPage, titled } from '@/app/open-page';
import { personsIn } from '@/domain/person-views';
import { AccreditationQueue } from '@/features/delegations/components/accreditation-queue';
import { latestDecision } from '@/features/delegations/queries/latest';
import { listPeople } from '@/features/delegations/queries/listed-people';
import { orForbidden, orNotFound, pageParam } from '@/platform/page';

type Props = {
  params: Promise<{ conference: string }>;
  searchParams: Promise<Record<'show' | 'page' | 'q' | 'sort', string | string[] | undefined>>;
};

export const generateMetadata = titled('delegations.acc.title');

export default async function Page({ params, searchParams }: Props) {
  const { me, conference, locale } = await openPage(params);
  orForbidden(me, 'registration.decide', conference.id);
  const { page, ...typed } = await searchParams;
  const selection = personsIn(typed);
  const people = await orNotFound(
    listPeople(me, conference.id, selection, { page: pageParam(page), locale }),
  );
  const latest = people.decidedLately ? await orNotFound(latestDecision(me, conference.id)) : [];
  return <AccreditationQueue conference={conference} selection={selection} people={people} latest={latest} />;
}
