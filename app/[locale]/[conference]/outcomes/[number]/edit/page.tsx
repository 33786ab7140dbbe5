import type { Metadata } from 'next';
import { forbidden, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { getConference } from '@/features/conferences/queries';
import { OutcomeEditor } from '@/features/outcomes/components/outcome-editor';
import { getOutcome, listMembers } from '@/features/outcomes/queries';
import { numberParam, orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { params: Promise<{ locale: string; conference: string; number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('outcomes');
  return { title: `${t('edit')} – ${t('number', { number: numberParam((await params).number) })}` };
}

export default async function Page({ params }: Props) {
  const me = await viewer();
  const { locale, conference: slug, number } = await params;
  const conference = await orNotFound(getConference(me, slug));
  const outcome = await orNotFound(getOutcome(me, conference.id, numberParam(number)));
  if (outcome.state !== 'draft') redirect(`/${locale}/${slug}/outcomes/${outcome.number}`);
  if (!outcome.may.edit) forbidden();
  const members = await orNotFound(listMembers(me, conference.id));
  return <OutcomeEditor conference={conference} outcome={outcome} members={members} />;
}
