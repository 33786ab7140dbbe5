import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { getConference } from '@/features/conferences/queries';
import { InviteDelegation } from '@/features/delegations/components/invite-form';
import { orForbidden, orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = {
  params: Promise<{ conference: string }>;
  searchParams: Promise<{ country?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('delegations');
  return { title: t('invite.title') };
}

export default async function Page({ params, searchParams }: Props) {
  const me = await viewer();
  const { conference: slug } = await params;
  const { country } = await searchParams;
  const conference = await orNotFound(getConference(me, slug));
  orForbidden(me, 'delegation.invite', conference.id);
  return (
    <InviteDelegation conference={conference} country={typeof country === 'string' ? country : undefined} />
  );
}
