import { openPage, titledBy } from '@/app/open-page';
import { shownPerson } from '@/app/shown';
import { MovePerson } from '@/features/delegations/components/move-person';
import { getMove } from '@/features/delegations/queries/move';
import { isId, orForbidden, orNotFound } from '@/platform/page';

type Props = {
  params: Promise<{ conference: string; delegation: string; participant: string }>;
  searchParams: Promise<{ to?: string | string[] }>;
};

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, delegation, participant }, say) => {
    const { name } = await shownPerson(me, conference, delegation, participant);
    return [say('delegations.move.of', { name })];
  },
);

export default async function Page({ params, searchParams }: Props) {
  const { me, conference, delegation, participant } = await openPage(params);
  const person = await shownPerson(me, conference, delegation, participant);
  orForbidden(me, 'participant.move', conference.id);
  const { to } = await searchParams;
  const chosen = typeof to === 'string' && isId(to) ? to : null;
  const { participantId } = person;
  const wanted = { delegationId: person.delegation.id, participantId, to: chosen };
  const move = await orNotFound(getMove(me, conference.id, wanted));
  return <MovePerson conference={conference} person={person} {...move} />;
}
