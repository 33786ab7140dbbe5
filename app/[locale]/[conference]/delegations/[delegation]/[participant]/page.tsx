import { openPage, titledBy } from '@/app/open-page';
import { shownPerson } from '@/app/shown';
import { PersonPage } from '@/features/delegations/components/person-page';

type Props = { params: Promise<{ conference: string; delegation: string; participant: string }> };

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, delegation, participant }, say) => {
    const { name } = await shownPerson(me, conference, delegation, participant);
    return [say('delegations.correct.of', { name })];
  },
);

export default async function Page({ params }: Props) {
  const { me, conference, delegation, participant } = await openPage(params);
  const person = await shownPerson(me, conference, delegation, participant);
  return <PersonPage conference={conference} person={person} />;
}
