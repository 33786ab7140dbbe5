import { openPage, titled } from '@/app/open-page';
import { can } from '@/domain/permissions';
import { PublicAgenda } from '@/features/agenda/components/public-agenda';
import { latestRelease } from '@/features/agenda/queries';
import { countDocuments } from '@/features/documents/queries/documents';
import { TopicLinks } from '@/features/topics/components/topic-links';
import { listAgendaTopics, topicsOfSession } from '@/features/topics/queries/attached';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('agenda.title');

export default async function Page({ params }: Props) {
  const { me, conference } = await openPage(params);
  const [release, documents, topics] = await Promise.all([
    latestRelease(me, conference),
    countDocuments(me, conference.id),
    listAgendaTopics(me, conference.id),
  ]);
  const mayEdit = can(me, 'session.edit', { conferenceId: conference.id });
  return (
    <PublicAgenda
      conference={conference}
      release={release}
      mayEdit={mayEdit}
      documents={documents}
      topicsOf={(session) => {
        const about = topicsOfSession(topics, session);
        return about.length > 0 && <TopicLinks key="topics" conference={conference} topics={about} />;
      }}
    />
  );
}
