import type { Metadata } from 'next';
import { forbidden, notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { getSession } from '@/features/agenda/queries';
import { getConference } from '@/features/conferences/queries';
import { NotesEditor } from '@/features/notes/components/notes-editor';
import { getNotes } from '@/features/notes/queries';
import { idParam, orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { params: Promise<{ conference: string; session: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('notes');
  return { title: t('write') };
}

export default async function Page({ params }: Props) {
  const me = await viewer();
  const { conference: slug, session: id } = await params;
  const conference = await orNotFound(getConference(me, slug));
  const session = await orNotFound(getSession(me, conference, idParam(id)));
  const notes = await orNotFound(getNotes(me, conference.id, session.id));
  if (!notes.maySee) notFound();
  if (!notes.mayWrite) forbidden();
  return <NotesEditor conference={conference} session={session} notes={notes} />;
}
