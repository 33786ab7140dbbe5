import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { getConference } from '@/features/conferences/queries';
import { DelegationPage } from '@/features/delegations/components/delegation-page';
import { getDelegation } from '@/features/delegations/queries/delegations';
import { idParam, orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { params: Promise<{ conference: string; delegation: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('delegations');
  return { title: t('term.delegation') };
}

export default async function Page({ params }: Props) {
  const me = await viewer();
  const { conference: slug, delegation: id } = await params;
  const conference = await orNotFound(getConference(me, slug));
  const delegation = await orNotFound(getDelegation(me, conference.id, idParam(id)));
  return <DelegationPage conference={conference} delegation={delegation} />;
}
