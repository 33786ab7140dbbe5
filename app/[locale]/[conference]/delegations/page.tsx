import { openPage, titled } from '@/app/open-page';
import { delegationsIn, personsView } from '@/domain/delegation-views';
import { can } from '@/domain/permissions';
import { personsIn } from '@/domain/person-views';
import { DelegationsPage } from '@/features/delegations/components/delegations-page';
import { latestCredentials, latestDecision } from '@/features/delegations/queries/latest';
import { listDelegations } from '@/features/delegations/queries/lines';
import { listPeople } from '@/features/delegations/queries/listed-people';
import { orForbidden, orNotFound, pageParam } from '@/platform/page';

type Props = {
  params: Promise<{ conference: string }>;
  searchParams: Promise<Record<'show' | 'page' | 'q' | 'sort', string | string[] | undefined>>;
};

export const generateMetadata = titled('delegations.list.title');

export default async function Page({ params, searchParams }: Props) {
  const { me, conference, locale } = await openPage(params);
  const { page: typedPage, ...typed } = await searchParams;
  orForbidden(me, 'delegation.list', conference.id);
  const selection = delegationsIn(typed);
  const page = pageParam(typedPage);
  const lists = await orNotFound(listDelegations(me, conference.id));
  const mayDecideRegistrations = can(me, 'registration.decide', { conferenceId: conference.id });
  const ofPersons = personsView(selection.view) && personsIn(typed);
  const people = ofPersons && (await orNotFound(listPeople(me, conference.id, ofPersons, { page, locale })));
  const persons = people
    ? {
        selection: ofPersons,
        people,
        mayDecide: mayDecideRegistrations,
        latest:
          mayDecideRegistrations && people.decidedLately
            ? await orNotFound(latestDecision(me, conference.id))
            : [],
      }
    : null;
  const mayDecideCredentials = can(me, 'credentials.decide', { conferenceId: conference.id });
  const latest =
    mayDecideCredentials && lists.delegations.some(({ decidedLately }) => decidedLately)
      ? await orNotFound(latestCredentials(me, conference.id))
      : [];
  return (
    <DelegationsPage
      conference={conference}
      {...lists}
      selection={selection}
      page={page}
      persons={persons}
      mayInvite={can(me, 'delegation.invite', { conferenceId: conference.id })}
      mayDecideCredentials={mayDecideCredentials}
      latest={latest}
    />
  );
}
