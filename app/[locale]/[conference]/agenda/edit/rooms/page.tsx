import { historyOf } from '@/app/history';
import { openPage, titled } from '@/app/open-page';
import { RoomsPage } from '@/features/agenda/components/rooms-page';
import { getEditor } from '@/features/agenda/queries/editor';
import { orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('agenda.section.rooms', 'agenda.editTitle');

export default async function Page(props: Props) {
  const { me, conference } = await openPage(props.params);
  const editor = await orNotFound(getEditor(me, conference));
  const history = await historyOf(me, conference, { entity: 'room', id: null });
  return <RoomsPage conference={conference} editor={editor} history={history} />;
}
