import { historyOf } from '@/app/history';
import { openPage, titled } from '@/app/open-page';
import { ItemsPage } from '@/features/agenda/components/items-page';
import { getEditor } from '@/features/agenda/queries/editor';
import { orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('agenda.section.items', 'agenda.editTitle');

export default async function Page(props: Props) {
  const { me, conference } = await openPage(props.params);
  const editor = await orNotFound(getEditor(me, conference));
  const history = await historyOf(me, conference, { entity: 'agendaItem', id: null });
  return <ItemsPage conference={conference} editor={editor} history={history} />;
}
