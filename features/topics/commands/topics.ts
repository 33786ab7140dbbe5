import { and, eq, ne, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { topic } from '@/db/schema/topics';
import type { Actor } from '@/domain/actor';
import type { LocalText } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import { refuse, sameVersion } from '@/domain/refusal';
import { textAfter } from '@/domain/working-languages';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { gone } from '@/platform/gone';
import { record } from '@/platform/record';
import type { newTopicInput, topicInput, topicRemovalInput } from '../input';
import { isUsed } from '../queries/topics';

/** The conference, held so that its topics change one after the other; for who may change them. */
export async function holdTopics(tx: Tx, actor: Actor, slug: string) {
  const conference = await conferenceAt(tx, slug, 'no key update');
  authorize(actor, 'topic.edit', { conferenceId: conference.id });
  return conference;
}

/** One topic of it; throws the 404 Refusal, or that it was removed. */
export async function topicIn(tx: Tx, conferenceId: string, id: string) {
  const [row] = await tx
    .select()
    .from(topic)
    .where(and(eq(topic.conferenceId, conferenceId), eq(topic.id, id)));
  if (!row) throw await gone(tx, conferenceId, 'topic.removed', { entityId: id });
  return row;
}

/** Counts a topic one version up. */
export async function touchTopic(tx: Tx, row: typeof topic.$inferSelect): Promise<void> {
  await tx
    .update(topic)
    .set({ version: row.version + 1 })
    .where(and(eq(topic.conferenceId, row.conferenceId), eq(topic.id, row.id)));
}

/** Refuses a title that another topic of the conference has in its original. */
async function requireOther(
  tx: Tx,
  { id: conferenceId, originalLanguage }: { id: string; originalLanguage: string },
  title: LocalText,
  self?: string,
): Promise<void> {
  const text = title[originalLanguage as keyof LocalText];
  const same = and(
    eq(topic.conferenceId, conferenceId),
    sql`folded(${topic.title} ->> ${originalLanguage}) = folded(${text})`,
    self ? ne(topic.id, self) : undefined,
  );
  if (text !== '' && (await tx.$count(topic, same)) > 0)
    throw refuse('topics.refusal.sameTitle', {}, 'conflict', `title.${originalLanguage}`);
}

/** Adds a topic. @throws Refusal when there is one of that title */
export async function addTopic(actor: Actor, input: z.output<typeof newTopicInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const conference = await holdTopics(tx, actor, input.conference);
    const title = textAfter(conference, input.title, { field: 'title' });
    await requireOther(tx, conference, title);
    const [conferenceId, id] = [conference.id, newId()];
    await tx.insert(topic).values({ conferenceId, id, title });
    await record(tx, actor, { conferenceId, kind: 'topic.added', entityId: id, after: { title } });
    return { message: 'topics.done.added' };
  });
}

/** Changes the title of a topic. */
export async function editTopic(actor: Actor, input: z.output<typeof topicInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const conference = await holdTopics(tx, actor, input.conference);
    const row = await topicIn(tx, conference.id, input.topicId);
    if (row.version !== input.version) throw refuse('common.refusal.stale', {}, 'stale');
    const title = textAfter(conference, input.title, { field: 'title', stands: row.title });
    await requireOther(tx, conference, title, row.id);
    const version = row.version + 1;
    await tx
      .update(topic)
      .set({ title, version })
      .where(and(eq(topic.conferenceId, conference.id), eq(topic.id, row.id)));
    await record(tx, actor, {
      ...{ conferenceId: conference.id, kind: 'topic.edited', entityId: row.id },
      before: { version: row.version, title: row.title },
      after: { version, title },
    });
    return { message: 'topics.done.edited', data: { version } };
  });
}

/** Removes a topic that nothing is attached to or linked with. */
export async function removeTopic(actor: Actor, input: z.output<typeof topicRemovalInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const { id: conferenceId } = await holdTopics(tx, actor, input.conference);
    const row = await topicIn(tx, conferenceId, input.topicId);
    sameVersion(row, input.version);
    if (await isUsed(tx, conferenceId, row.id)) throw refuse('topics.refusal.used', {}, 'conflict');
    await tx.delete(topic).where(and(eq(topic.conferenceId, conferenceId), eq(topic.id, row.id)));
    await record(tx, actor, {
      ...{ conferenceId, kind: 'topic.removed', entityId: row.id },
      before: { title: row.title },
    });
    return { message: 'topics.done.removed', params: { title: row.title } };
  });
}
