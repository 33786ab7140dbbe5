import { openPage, titled } from '@/app/open-page';
import { ConsentsForm } from '@/features/delegations/components/consents-form';
import { getOwnRegistration } from '@/features/delegations/queries/registration';
import { orNotFound } from '@/platform/page';

type Props = {
  params: Promise<{ conference: string }>;
  searchParams: Promise<{ from?: string | string[] }>;
};

export const generateMetadata = titled('delegations.reg.task.consents', 'delegations.reg.title');

export default async function Page({ params, searchParams }: Props) {
  const { me, conference } = await openPage(params);
  const registration = await orNotFound(getOwnRegistration(me, conference.id));
  const from = (await searchParams).from === 'check' ? 'check' : '';
  return <ConsentsForm conference={conference} registration={registration} from={from} />;
}
