import { notFound } from 'next/navigation';
import { openPage, titled } from '@/app/open-page';
import { SessionEditor } from '@/features/agenda/components/session-editor';
import { acceptedWarnings, getEditor } from '@/features/agenda/queries/editor';
import { localDay } from '@/platform/i18n/format';
import { idParam, orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string; session: string }> };

export const generateMetadata = titled('agenda.editTitle');

export default async function Page(props: Props) {
  const { me, conference, session: id } = await openPage(props.params);
  const editor = await orNotFound(getEditor(me, conference));
  const session = editor.sessions.find((one) => one.id === idParam(id)) ?? notFound();
  const accepted = await acceptedWarnings(me, conference, session.id);
  const day = localDay(session.startsAt, conference.timeZone);
  return (
    <SessionEditor conference={conference} editor={editor} session={session} accepted={accepted} day={day} />
  );
}
