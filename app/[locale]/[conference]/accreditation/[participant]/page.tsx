import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { getConference } from '@/features/conferences/queries';
import { AccreditationPage } from '@/features/delegations/components/accreditation-page';
import { getAccreditation } from '@/features/delegations/queries/registration';
import { idParam, orForbidden, orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { params: Promise<{ conference: string; participant: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('delegations');
  return { title: t('acc.title') };
}

export default async function Page({ params }: Props) {
  const me = await viewer();
  const { conference: slug, participant } = await params;
  const conference = await orNotFound(getConference(me, slug));
  orForbidden(me, 'accreditation.decide', conference.id);
  const accreditation = await orNotFound(getAccreditation(me, conference.id, idParam(participant)));
  return <AccreditationPage conference={conference} accreditation={accreditation} />;
}
