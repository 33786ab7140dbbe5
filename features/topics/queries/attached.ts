import { sql } from 'drizzle-orm';
import { withTx } from '@/db/client';
import type { Actor } from '@/domain/actor';
import type { LocalText } from '@/domain/local-text';

export type TopicName = { id: string; title: LocalText };

/** A topic of the conference; `attached`: to the session itself, or to the item that it takes up. */
export type SessionTopic = TopicName & { version: number; attached: 'session' | 'agendaItem' | null };

/** All topics of a conference, with how each is attached to a session. One question. */
export function listSessionTopics(
  viewer: Actor,
  conferenceId: string,
  session: { id: string; itemNumber: string | null },
): Promise<SessionTopic[]> {
  return withTx(viewer, async (tx) => {
    const { rows } = await tx.execute<SessionTopic>(sql`
      select t.id, t.title, t.version, case
        when exists (select from session_topic s where s.conference_id = t.conference_id and s.topic_id = t.id
          and s.session_id = ${session.id}) then 'session'
        when exists (select from agenda_item_topic a
          join agenda_item i on i.conference_id = a.conference_id and i.id = a.agenda_item_id
          where a.conference_id = t.conference_id and a.topic_id = t.id and i.number = ${session.itemNumber}) then 'agendaItem'
        end as attached
      from topic t where t.conference_id = ${conferenceId} order by t.id`);
    return rows;
  });
}

/** The topics that are attached to sessions, by their ids, and to agenda items, by their numbers. */
export type AgendaTopics = { sessions: Record<string, TopicName[]>; items: Record<string, TopicName[]> };

/** The topics of the agenda. One question. */
export function listAgendaTopics(viewer: Actor, conferenceId: string): Promise<AgendaTopics> {
  return withTx(viewer, async (tx) => {
    const { rows } = await tx.execute<AgendaTopics>(sql`
      with attached as (
        select s.session_id, null::text as number, s.topic_id from session_topic s where s.conference_id = ${conferenceId}
        union all
        select null, i.number, a.topic_id from agenda_item_topic a
        join agenda_item i on i.conference_id = a.conference_id and i.id = a.agenda_item_id
        where a.conference_id = ${conferenceId}),
      named as (
        select session_id, number, jsonb_agg(jsonb_build_object('id', t.id, 'title', t.title) order by t.id) as topics
        from attached join topic t on t.conference_id = ${conferenceId} and t.id = attached.topic_id group by 1, 2)
      select
        coalesce(jsonb_object_agg(session_id, topics) filter (where session_id is not null), '{}') as sessions,
        coalesce(jsonb_object_agg(number, topics) filter (where number is not null), '{}') as items
      from named`);
    return rows[0] ?? { sessions: {}, items: {} };
  });
}

/** What a session is about: its own topics, and those of the item that it takes up. */
export function topicsOfSession(
  { sessions, items }: AgendaTopics,
  { id, itemNumber }: { id: string; itemNumber: string | null },
): TopicName[] {
  const own = sessions[id] ?? [];
  const ofItem = itemNumber === null ? [] : (items[itemNumber] ?? []);
  return [...own, ...ofItem.filter((topic) => !own.some((one) => one.id === topic.id))];
}
