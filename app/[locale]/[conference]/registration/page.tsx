import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { getConference } from '@/features/conferences/queries';
import { RegistrationTasks } from '@/features/delegations/components/registration-tasks';
import { getOwnRegistration } from '@/features/delegations/queries/registration';
import { orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { params: Promise<{ conference: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('delegations');
  return { title: t('reg.title') };
}

export default async function Page({ params }: Props) {
  const me = await viewer();
  const conference = await orNotFound(getConference(me, (await params).conference));
  const registration = await orNotFound(getOwnRegistration(me, conference.id));
  return <RegistrationTasks conference={conference} registration={registration} />;
}
