import { openPage, titled } from '@/app/open-page';
import { chosenDay, editorDays } from '@/features/agenda/components/editor-days';
import { SessionEditor } from '@/features/agenda/components/session-editor';
import { getEditor } from '@/features/agenda/queries/editor';
import { localDay } from '@/platform/i18n/format';
import { orNotFound } from '@/platform/page';

type Props = {
  params: Promise<{ conference: string }>;
  searchParams: Promise<{ day?: string | string[] }>;
};

export const generateMetadata = titled('agenda.do.addSession', 'agenda.editTitle');

export default async function Page(props: Props) {
  const { me, conference } = await openPage(props.params);
  const editor = await orNotFound(getEditor(me, conference));
  const { day } = await props.searchParams;
  const today = localDay(new Date(), conference.timeZone);
  const chosen = chosenDay(editorDays(conference, editor.sessions), [day].flat()[0], today);
  return <SessionEditor conference={conference} editor={editor} day={chosen} />;
}
