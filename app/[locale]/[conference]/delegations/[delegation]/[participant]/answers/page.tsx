import { openPage, titledBy } from '@/app/open-page';
import { shownPerson } from '@/app/shown';
import { BehalfForm } from '@/features/delegations/components/behalf-form';
import { orForbidden } from '@/platform/page';

type Props = { params: Promise<{ conference: string; delegation: string; participant: string }> };

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, delegation, participant }, say) => {
    const { name } = await shownPerson(me, conference, delegation, participant);
    return [say('delegations.behalf.of', { name })];
  },
);

export default async function Page({ params }: Props) {
  const { me, conference, delegation, participant } = await openPage(params);
  const person = await shownPerson(me, conference, delegation, participant);
  orForbidden(me, 'registration.edit', conference.id);
  return <BehalfForm conference={conference} person={person} />;
}
