import { openPage, titled } from '@/app/open-page';
import { AccreditationPage } from '@/features/delegations/components/accreditation-page';
import { getAccreditation } from '@/features/delegations/queries/registration';
import { idParam, orForbidden, orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string; participant: string }> };

export const generateMetadata = titled('delegations.acc.title');

export default async function Page({ params }: Props) {
  const { me, conference, participant } = await openPage(params);
  orForbidden(me, 'registration.decide', conference.id);
  const accreditation = await orNotFound(getAccreditation(me, conference.id, idParam(participant)));
  return <AccreditationPage conference={conference} accreditation={accreditation} />;
}
