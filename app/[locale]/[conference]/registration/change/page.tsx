import { redirect } from 'next/navigation';
import { openPage, titled } from '@/app/open-page';
import { RequestForm } from '@/features/delegations/components/request-form';
import { getOwnRegistration } from '@/features/delegations/queries/registration';
import { orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('delegations.request.title', 'delegations.reg.title');

export default async function Page({ params }: Props) {
  const { me, conference, slug, locale } = await openPage(params);
  const registration = await orNotFound(getOwnRegistration(me, conference.id));
  if (registration.mayFill) redirect(`/${locale}/${slug}/registration`);
  return <RequestForm conference={conference} registration={registration} />;
}
