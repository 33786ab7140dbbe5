import { and, eq, sql } from 'drizzle-orm';
import { agendaItemTopic, outcomeTopic, topic } from '@/db/schema/topics';
import { SYSTEM } from '@/domain/actor';
import { record } from '@/platform/record';
import type { TopicKey } from '@/sample/content/topics';
import { must, type Sample } from './sample';

type Attached = { outcome: { id: string; number: number } } | { agendaItemId: string };

/** Attaches topics to an outcome or an item of the agenda. */
export async function attachTopics(
  { tx, conferenceId, topics }: Sample,
  keys: readonly TopicKey[],
  to: Attached,
): Promise<void> {
  for (const key of keys) {
    const topicId = must(topics, key);
    if ('outcome' in to)
      await tx.insert(outcomeTopic).values({ conferenceId, outcomeId: to.outcome.id, topicId });
    else await tx.insert(agendaItemTopic).values({ conferenceId, agendaItemId: to.agendaItemId, topicId });
    await tx
      .update(topic)
      .set({ version: sql`${topic.version} + 1` })
      .where(and(eq(topic.conferenceId, conferenceId), eq(topic.id, topicId)));
    await record(tx, SYSTEM, {
      ...{ conferenceId, kind: 'topic.attached', entityId: topicId },
      after: {
        outcome: 'outcome' in to ? to.outcome.number : null,
        sessionId: null,
        agendaItemId: 'outcome' in to ? null : to.agendaItemId,
      },
    });
  }
}
