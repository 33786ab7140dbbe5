import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { getConference } from '@/features/conferences/queries';
import { RegistrationDone } from '@/features/delegations/components/registration-done';
import { getOwnRegistration } from '@/features/delegations/queries/registration';
import { orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { params: Promise<{ locale: string; conference: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('delegations.reg');
  return { title: t('doneTitle') };
}

export default async function Page({ params }: Props) {
  const me = await viewer();
  const { locale, conference: slug } = await params;
  const conference = await orNotFound(getConference(me, slug));
  const registration = await orNotFound(getOwnRegistration(me, conference.id));
  if (registration.mayFill) redirect(`/${locale}/${slug}/registration`);
  return <RegistrationDone conference={conference} registration={registration} />;
}
