import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RoomsPage } from '@/features/agenda/components/rooms-page';
import { getEditor } from '@/features/agenda/queries/editor';
import { getConference } from '@/features/conferences/queries';
import { orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { params: Promise<{ conference: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('agenda');
  return { title: t('section.rooms') };
}

export default async function Page(props: Props) {
  const me = await viewer();
  const { conference: slug } = await props.params;
  const conference = await orNotFound(getConference(me, slug));
  const editor = await orNotFound(getEditor(me, conference));
  return <RoomsPage conference={conference} editor={editor} />;
}
