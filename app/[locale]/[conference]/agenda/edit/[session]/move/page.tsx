import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { MovePage } from '@/features/agenda/components/move-page';
import { getEditor } from '@/features/agenda/queries/editor';
import { getConference } from '@/features/conferences/queries';
import { idParam, orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { params: Promise<{ conference: string; session: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('agenda');
  return { title: t('do.move') };
}

export default async function Page(props: Props) {
  const me = await viewer();
  const { conference: slug, session: id } = await props.params;
  const conference = await orNotFound(getConference(me, slug));
  const { sessions, rooms } = await orNotFound(getEditor(me, conference));
  const session = sessions.find((one) => one.id === idParam(id)) ?? notFound();
  return <MovePage conference={conference} session={session} rooms={rooms} />;
}
