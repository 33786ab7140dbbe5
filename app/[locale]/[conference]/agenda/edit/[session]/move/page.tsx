import { notFound } from 'next/navigation';
import { openPage, titledBy } from '@/app/open-page';
import { shownEditor } from '@/app/shown';
import { pick } from '@/domain/local-text';
import { MovePage } from '@/features/agenda/components/move-page';
import { idParam } from '@/platform/page';

type Props = { params: Promise<{ conference: string; session: string }> };

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, session: id, locale }, say) => {
    const { sessions } = await shownEditor(me, conference);
    const session = sessions.find((one) => one.id === idParam(id)) ?? notFound();
    const title = pick(session.title, locale, conference.originalLanguage);
    return [say('agenda.do.moveSession', { title })];
  },
);

export default async function Page(props: Props) {
  const { me, conference, session: id } = await openPage(props.params);
  const { sessions, rooms } = await shownEditor(me, conference);
  const session = sessions.find((one) => one.id === idParam(id)) ?? notFound();
  return <MovePage conference={conference} session={session} rooms={rooms} />;
}
