import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { openPage } from '@/app/open-page';
import { OutcomePage } from '@/features/outcomes/components/outcome-page';
import { getOutcome } from '@/features/outcomes/queries';
import { numberParam, orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string; number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('outcomes');
  return { title: t('number', { number: numberParam((await params).number) }) };
}

export default async function Page({ params }: Props) {
  const { me, conference, number } = await openPage(params);
  const outcome = await orNotFound(getOutcome(me, conference.id, numberParam(number)));
  return <OutcomePage conference={conference} outcome={outcome} />;
}
