import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { getConference } from '@/features/conferences/queries';
import { OutcomePage } from '@/features/outcomes/components/outcome-page';
import { getOutcome } from '@/features/outcomes/queries';
import { numberParam, orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { params: Promise<{ conference: string; number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('outcomes');
  return { title: t('number', { number: numberParam((await params).number) }) };
}

export default async function Page({ params }: Props) {
  const me = await viewer();
  const { conference: slug, number } = await params;
  const conference = await orNotFound(getConference(me, slug));
  const outcome = await orNotFound(getOutcome(me, conference.id, numberParam(number)));
  return <OutcomePage conference={conference} outcome={outcome} />;
}
