import { notFound } from 'next/navigation';
import { historyOf } from '@/app/history';
import { openPage, titledBy } from '@/app/open-page';
import { shownEditor } from '@/app/shown';
import { pick } from '@/domain/local-text';
import { can } from '@/domain/permissions';
import { SessionEditor } from '@/features/agenda/components/session-editor';
import { acceptedWarnings } from '@/features/agenda/queries/editor';
import { SessionTopics } from '@/features/topics/components/session-topics';
import { listSessionTopics } from '@/features/topics/queries/attached';
import { localDay } from '@/platform/i18n/format';
import { idParam } from '@/platform/page';

type Props = { params: Promise<{ conference: string; session: string }> };

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, session: id, locale }, say) => {
    const { sessions } = await shownEditor(me, conference);
    const session = sessions.find((one) => one.id === idParam(id)) ?? notFound();
    const title = pick(session.title, locale, conference.originalLanguage);
    return [say('agenda.editTitle'), title];
  },
);

export default async function Page(props: Props) {
  const { me, conference, session: id } = await openPage(props.params);
  const editor = await shownEditor(me, conference);
  const session = editor.sessions.find((one) => one.id === idParam(id)) ?? notFound();
  const [accepted, topics] = await Promise.all([
    acceptedWarnings(me, conference, session.id),
    listSessionTopics(me, conference.id, session),
  ]);
  const day = localDay(session.startsAt, conference.timeZone);
  return (
    <SessionEditor
      conference={conference}
      editor={editor}
      session={session}
      accepted={accepted}
      day={day}
      topics={
        can(me, 'topic.edit', { conferenceId: conference.id }) &&
        topics.length > 0 && <SessionTopics conference={conference} sessionId={session.id} topics={topics} />
      }
      history={await historyOf(me, conference, { entity: 'session', id: session.id })}
    />
  );
}
