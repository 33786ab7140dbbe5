import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { getConference } from '@/features/conferences/queries';
import { CommuniquePage } from '@/features/documents/components/communique';
import { getCommunique } from '@/features/documents/queries';
import { readerLocale } from '@/platform/i18n/reader';
import { orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { params: Promise<{ conference: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('documents');
  return { title: t('communique') };
}

export default async function Page({ params }: Props) {
  const me = await viewer();
  const { conference: slug } = await params;
  const conference = await orNotFound(getConference(me, slug));
  const communique = await getCommunique(me, conference.id, await readerLocale());
  return <CommuniquePage conference={conference} communique={communique} />;
}
