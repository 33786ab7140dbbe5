import { forbidden, notFound } from 'next/navigation';
import { openPage, titled } from '@/app/open-page';
import { getSession } from '@/features/agenda/queries/session';
import { NotesEditor } from '@/features/notes/components/notes-editor';
import { getNotes } from '@/features/notes/queries';
import { idParam, orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string; session: string }> };

export const generateMetadata = titled('notes.write');

export default async function Page({ params }: Props) {
  const { me, conference, session: id } = await openPage(params);
  const session = await orNotFound(getSession(me, conference, idParam(id)));
  const notes = await orNotFound(getNotes(me, conference.id, session.id));
  if (!notes.maySee) notFound();
  if (!notes.mayWrite) forbidden();
  return <NotesEditor conference={conference} session={session} notes={notes} />;
}
