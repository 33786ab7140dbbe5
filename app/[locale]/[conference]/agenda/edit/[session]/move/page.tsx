import { notFound } from 'next/navigation';
import { openPage, titled } from '@/app/open-page';
import { MovePage } from '@/features/agenda/components/move-page';
import { getEditor } from '@/features/agenda/queries/editor';
import { idParam, orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string; session: string }> };

export const generateMetadata = titled('agenda.do.move');

export default async function Page(props: Props) {
  const { me, conference, session: id } = await openPage(props.params);
  const { sessions, rooms } = await orNotFound(getEditor(me, conference));
  const session = sessions.find((one) => one.id === idParam(id)) ?? notFound();
  return <MovePage conference={conference} session={session} rooms={rooms} />;
}
