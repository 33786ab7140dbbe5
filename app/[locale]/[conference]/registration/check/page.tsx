import { redirect } from 'next/navigation';
import { openPage, titled } from '@/app/open-page';
import { CheckAnswers } from '@/features/delegations/components/check-answers';
import { getOwnRegistration } from '@/features/delegations/queries/registration';
import { orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('delegations.reg.checkTitle', 'delegations.reg.title');

export default async function Page({ params }: Props) {
  const { me, conference, slug, locale } = await openPage(params);
  const registration = await orNotFound(getOwnRegistration(me, conference.id));
  if (!registration.mayFill) redirect(`/${locale}/${slug}/registration`);
  return <CheckAnswers conference={conference} registration={registration} />;
}
