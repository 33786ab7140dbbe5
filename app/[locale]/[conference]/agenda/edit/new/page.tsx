import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { chosenDay, editorDays } from '@/features/agenda/components/editor-days';
import { SessionEditor } from '@/features/agenda/components/session-editor';
import { getEditor } from '@/features/agenda/queries/editor';
import { getConference } from '@/features/conferences/queries';
import { localDay } from '@/platform/i18n/format';
import { orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = {
  params: Promise<{ conference: string }>;
  searchParams: Promise<{ day?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('agenda');
  return { title: t('do.addSession') };
}

export default async function Page(props: Props) {
  const me = await viewer();
  const { conference: slug } = await props.params;
  const conference = await orNotFound(getConference(me, slug));
  const editor = await orNotFound(getEditor(me, conference));
  const { day } = await props.searchParams;
  const today = localDay(new Date(), conference.timeZone);
  const chosen = chosenDay(editorDays(conference, editor.sessions), [day].flat()[0], today);
  return <SessionEditor conference={conference} editor={editor} day={chosen} />;
}
