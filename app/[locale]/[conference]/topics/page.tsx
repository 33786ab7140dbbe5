import { openPage, titled } from '@/app/open-page';
import { can } from '@/domain/permissions';
import { TopicsPage } from '@/features/topics/components/topics-page';
import { listTopics } from '@/features/topics/queries/topics';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('topics.title');

export default async function Page({ params }: Props) {
  const { me, conference } = await openPage(params);
  const topics = await listTopics(me, conference.id);
  const mayEdit = can(me, 'topic.edit', { conferenceId: conference.id });
  return <TopicsPage conference={conference} topics={topics} mayEdit={mayEdit} />;
}
