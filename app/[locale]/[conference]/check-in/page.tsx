import { openPage, titled } from '@/app/open-page';
import { doorIn } from '@/domain/check-in';
import { CheckInPage } from '@/features/delegations/components/check-in-page';
import { listCheckIns } from '@/features/delegations/queries/check-ins';
import { orForbidden, orNotFound, pageParam } from '@/platform/page';

type Props = {
  params: Promise<{ conference: string }>;
  searchParams: Promise<Record<'show' | 'page' | 'q', string | string[] | undefined>>;
};

export const generateMetadata = titled('delegations.door.title');

export default async function Page({ params, searchParams }: Props) {
  const { me, conference, locale } = await openPage(params);
  orForbidden(me, 'checkIn.add', conference.id);
  const { page, ...typed } = await searchParams;
  const selection = doorIn(typed);
  const door = await orNotFound(
    listCheckIns(me, conference.id, selection, { page: pageParam(page), locale }),
  );
  return <CheckInPage conference={conference} selection={selection} door={door} />;
}
