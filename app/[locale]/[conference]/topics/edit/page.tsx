import { openPage, titled } from '@/app/open-page';
import { TopicsDesk } from '@/features/topics/components/topics-desk';
import { listTargets, listTopics } from '@/features/topics/queries/topics';
import { orForbidden } from '@/platform/page';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('topics.edit');

export default async function Page({ params }: Props) {
  const { me, conference } = await openPage(params);
  orForbidden(me, 'topic.edit', conference.id);
  const [topics, targets] = await Promise.all([
    listTopics(me, conference.id),
    listTargets(me, conference.id),
  ]);
  return <TopicsDesk conference={conference} topics={topics} targets={targets} />;
}
