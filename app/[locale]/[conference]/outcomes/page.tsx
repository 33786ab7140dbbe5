import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { getConference } from '@/features/conferences/queries';
import { OutcomesPage } from '@/features/outcomes/components/outcomes-page';
import { listOutcomes } from '@/features/outcomes/queries';
import { orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { params: Promise<{ conference: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('outcomes');
  return { title: t('title') };
}

export default async function Page({ params }: Props) {
  const me = await viewer();
  const conference = await orNotFound(getConference(me, (await params).conference));
  return <OutcomesPage conference={conference} outcomes={await listOutcomes(me, conference.id)} />;
}
