import { openPage, titled } from '@/app/open-page';
import { getSession } from '@/features/agenda/queries';
import { SessionPage } from '@/features/notes/components/session-page';
import { getNotes } from '@/features/notes/queries';
import { idParam, orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string; session: string }> };

export const generateMetadata = titled('notes.sessionTitle');

export default async function Page({ params }: Props) {
  const { me, conference, session: id } = await openPage(params);
  const session = await orNotFound(getSession(me, conference, idParam(id)));
  const notes = await orNotFound(getNotes(me, conference.id, session.id));
  return <SessionPage conference={conference} session={session} notes={notes} />;
}
