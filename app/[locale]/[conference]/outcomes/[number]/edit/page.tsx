import type { Metadata } from 'next';
import { forbidden, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { openPage } from '@/app/open-page';
import { LOCALES } from '@/domain/local-text';
import { OutcomeEditor } from '@/features/outcomes/components/outcome-editor';
import { getOutcome, listMembers } from '@/features/outcomes/queries';
import { numberParam, orNotFound } from '@/platform/page';

type Props = {
  params: Promise<{ conference: string; number: string }>;
  searchParams: Promise<{ beside?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('outcomes');
  return { title: `${t('edit')} – ${t('number', { number: numberParam((await params).number) })}` };
}

export default async function Page({ params, searchParams }: Props) {
  const { me, conference, slug, locale, number } = await openPage(params);
  const outcome = await orNotFound(getOutcome(me, conference.id, numberParam(number)));
  if (outcome.state !== 'draft') redirect(`/${locale}/${slug}/outcomes/${outcome.number}`);
  if (!outcome.may.edit) forbidden();
  const members = await orNotFound(listMembers(me, conference.id));
  const { beside } = await searchParams;
  const others = LOCALES.filter((language) => language !== locale);
  const chosen = others.find((language) => language === beside) ?? others[0] ?? locale;
  return <OutcomeEditor conference={conference} outcome={outcome} members={members} beside={chosen} />;
}
