import { openPage, titledBy } from '@/app/open-page';
import { shownAccreditation } from '@/app/shown';
import { AccreditationPage } from '@/features/delegations/components/accreditation-page';

type Props = { params: Promise<{ conference: string; participant: string }> };

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, participant }, say) => {
    const { name } = await shownAccreditation(me, conference, participant);
    return [say('delegations.acc.of', { name })];
  },
);

export default async function Page({ params }: Props) {
  const { me, conference, participant } = await openPage(params);
  const accreditation = await shownAccreditation(me, conference, participant);
  return <AccreditationPage conference={conference} accreditation={accreditation} />;
}
