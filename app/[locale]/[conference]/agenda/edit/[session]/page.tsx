import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { SessionEditor } from '@/features/agenda/components/session-editor';
import { acceptedWarnings, getEditor } from '@/features/agenda/queries/editor';
import { getConference } from '@/features/conferences/queries';
import { localDay } from '@/platform/i18n/format';
import { idParam, orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { params: Promise<{ conference: string; session: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('agenda');
  return { title: t('editTitle') };
}

export default async function Page(props: Props) {
  const me = await viewer();
  const { conference: slug, session: id } = await props.params;
  const conference = await orNotFound(getConference(me, slug));
  const editor = await orNotFound(getEditor(me, conference));
  const session = editor.sessions.find((one) => one.id === idParam(id)) ?? notFound();
  const accepted = await acceptedWarnings(me, conference, session.id);
  const day = localDay(session.startsAt, conference.timeZone);
  return (
    <SessionEditor conference={conference} editor={editor} session={session} accepted={accepted} day={day} />
  );
}
