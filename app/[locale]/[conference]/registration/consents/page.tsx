import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { getConference } from '@/features/conferences/queries';
import { ConsentsForm } from '@/features/delegations/components/consents-form';
import { getOwnRegistration } from '@/features/delegations/queries/registration';
import { orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = {
  params: Promise<{ conference: string }>;
  searchParams: Promise<{ from?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('delegations.reg');
  return { title: t('task.consents') };
}

export default async function Page({ params, searchParams }: Props) {
  const me = await viewer();
  const { conference: slug } = await params;
  const conference = await orNotFound(getConference(me, slug));
  const registration = await orNotFound(getOwnRegistration(me, conference.id));
  const from = (await searchParams).from === 'check' ? 'check' : '';
  return <ConsentsForm conference={conference} registration={registration} from={from} />;
}
