import { redirect } from 'next/navigation';
import { openPage, titled } from '@/app/open-page';
import { PersonalForm } from '@/features/delegations/components/personal-form';
import { getOwnRegistration } from '@/features/delegations/queries/registration';
import { orNotFound } from '@/platform/page';

type Props = {
  params: Promise<{ conference: string }>;
  searchParams: Promise<{ from?: string | string[] }>;
};

export const generateMetadata = titled('delegations.reg.task.personal', 'delegations.reg.title');

export default async function Page({ params, searchParams }: Props) {
  const { me, conference, slug, locale } = await openPage(params);
  const registration = await orNotFound(getOwnRegistration(me, conference.id));
  if (!registration.mayFill) redirect(`/${locale}/${slug}/registration`);
  const from = (await searchParams).from === 'check' ? 'check' : '';
  return <PersonalForm conference={conference} registration={registration} from={from} />;
}
