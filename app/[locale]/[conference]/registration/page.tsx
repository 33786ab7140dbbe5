import { openPage, titled } from '@/app/open-page';
import { RegistrationTasks } from '@/features/delegations/components/registration-tasks';
import { getOwnRegistration } from '@/features/delegations/queries/registration';
import { orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('delegations.reg.title');

export default async function Page({ params }: Props) {
  const { me, conference } = await openPage(params);
  const registration = await orNotFound(getOwnRegistration(me, conference.id));
  return <RegistrationTasks conference={conference} registration={registration} />;
}
