import { historyOf } from '@/app/history';
import { openPage, titledBy } from '@/app/open-page';
import { shownAccreditation } from '@/app/shown';
import { personsIn } from '@/domain/person-views';
import { AccreditationPage } from '@/features/delegations/components/accreditation-page';
import { getBadges } from '@/features/delegations/queries/badges';
import { listPeople } from '@/features/delegations/queries/listed-people';
import { getAccreditation } from '@/features/delegations/queries/registration';
import { isId, orNotFound, orNull } from '@/platform/page';

type Props = {
  params: Promise<{ conference: string; participant: string }>;
  searchParams: Promise<Record<'after' | 'show' | 'q' | 'sort', string | string[] | undefined>>;
};

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, participant }, say) => {
    const { name } = await shownAccreditation(me, conference, participant);
    return [say('delegations.acc.of', { name })];
  },
);

export default async function Page({ params, searchParams }: Props) {
  const { me, conference, locale, participant } = await openPage(params);
  const { after, ...typed } = await searchParams;
  const selection = personsIn(typed);
  const accreditation = await shownAccreditation(me, conference, participant);
  const waiting = await orNotFound(
    listPeople(me, conference.id, selection, { locale, beside: accreditation.participantId }),
  );
  const badges = await orNotFound(getBadges(me, conference.id, accreditation.participantId));
  const before = typeof after === 'string' && isId(after) ? after : null;
  return (
    <AccreditationPage
      conference={conference}
      accreditation={accreditation}
      badges={badges}
      selection={selection}
      waiting={waiting}
      history={
        await historyOf(me, conference, {
          entity: 'participant',
          id: accreditation.participantId,
          zoneNamed: accreditation.submittedAt !== null,
        })
      }
      after={before ? await orNull(getAccreditation(me, conference.id, before)) : null}
    />
  );
}
