import { eq, sql } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { topic } from '@/db/schema/topics';
import type { Actor } from '@/domain/actor';
import { canonicalJson } from '@/domain/canonical';
import { inEach, type LocalText } from '@/domain/local-text';
import { authorize, can } from '@/domain/permissions';
import { newestRelease } from '@/features/agenda/queries/frozen';
import { symbolOf } from '@/features/outcomes/queries/symbols';
import { sha256 } from '@/platform/chain';
import type { TopicAim } from '../input';

export type TopicLink = { toId: string; to: LocalText; how: LocalText; version: string };
/** What a topic is attached to: an outcome or an item by its number, a session by its title. */
export type TopicTarget = {
  kind: TopicAim['kind'];
  id: string;
  number: string | null;
  /** of an outcome that is adopted */
  symbol: string | null;
  title: LocalText;
};

export type ConferenceTopic = {
  id: string;
  title: LocalText;
  version: number;
  links: TopicLink[];
  targets: TopicTarget[];
};

/** What a link is known by as it stands. */
export const linkVersionOf = ({ how }: { how: LocalText }): string => sha256(canonicalJson({ how }));

/** True while something is attached to a topic, or linked with it. */
export async function isUsed(tx: Tx, conferenceId: string, id: string): Promise<boolean> {
  const { rows } = await tx.execute(sql`
    select from topic_link where conference_id = ${conferenceId} and ${id}::uuid in (from_id, to_id)
    union all select from outcome_topic where conference_id = ${conferenceId} and topic_id = ${id}
    union all select from session_topic where conference_id = ${conferenceId} and topic_id = ${id}
    union all select from agenda_item_topic where conference_id = ${conferenceId} and topic_id = ${id}
    limit 1`);
  return rows.length > 0;
}

const LINKS = sql<Omit<TopicLink, 'version'>[]>`coalesce((
  select jsonb_agg(jsonb_build_object('toId', l.to_id, 'to', o.title, 'how', l.how) order by l.to_id)
  from topic_link l join topic o on o.conference_id = l.conference_id and o.id = l.to_id
  where l.conference_id = topic.conference_id and l.from_id = topic.id), '[]')`;

type Aimed = TopicTarget & { draft: boolean };

const TARGETS = sql<Aimed[]>`coalesce((
  select jsonb_agg(to_jsonb(a) order by a.kind, a.place) from (
    select 'outcome' as kind, o.id, o.number::text as number, ${symbolOf(sql`o`)} as symbol, o.title, lpad(o.number::text, 9, '0') as place,
      num_nonnulls(o.adopted_at, o.left_open_at, o.not_adopted_at) = 0 as draft
    from outcome_topic t join outcome o on o.conference_id = t.conference_id and o.id = t.outcome_id
    where t.conference_id = topic.conference_id and t.topic_id = topic.id
    union all
    select 'session', s.id, null, null, s.title, s.starts_at::text, false
    from session_topic t join session s on s.conference_id = t.conference_id and s.id = t.session_id
    where t.conference_id = topic.conference_id and t.topic_id = topic.id
    union all
    select 'agendaItem', i.id, i.number, null, i.title, i.number, false
    from agenda_item_topic t join agenda_item i on i.conference_id = t.conference_id and i.id = t.agenda_item_id
    where t.conference_id = topic.conference_id and t.topic_id = topic.id) a), '[]')`;

/**
 * The topics of a conference with how they are linked and what they are attached to, as far as the viewer may read of that: drafts
 * with a part in the conference, sessions and items of the draft agenda with the staff. Two questions.
 */
export function listTopics(viewer: Actor, conferenceId: string): Promise<ConferenceTopic[]> {
  const drafts = can(viewer, 'outcome.see', { conferenceId });
  const staff = can(viewer, 'agenda.seeDraft', { conferenceId });
  return withTx(viewer, async (tx) => {
    const rows = await tx
      .select({ id: topic.id, title: topic.title, version: topic.version, links: LINKS, targets: TARGETS })
      .from(topic)
      .where(eq(topic.conferenceId, conferenceId));
    const released = (await newestRelease(tx, conferenceId))?.sessions ?? [];
    const sees = ({ kind, id, number, draft }: Aimed) => {
      if (kind === 'outcome') return drafts || !draft;
      return (
        staff || released.some((one) => (kind === 'session' ? one.id === id : one.itemNumber === number))
      );
    };
    return rows.map(({ links, targets, ...row }) => ({
      ...row,
      links: links.map((one) => ({ ...one, version: linkVersionOf(one) })),
      targets: targets.filter(sees).map(({ kind, id, number, symbol, title }) => {
        // The public reads a session as it was released.
        const announced = staff ? undefined : released.find((one) => one.id === id)?.title;
        const shown = announced ? { ...inEach(() => ''), ...announced } : title;
        return { kind, id, number, symbol, title: shown };
      }),
    }));
  });
}

/** What topics can be attached to, for who attaches them: outcomes, sessions and items. One question. */
export async function listTargets(viewer: Actor, conferenceId: string): Promise<TopicTarget[]> {
  authorize(viewer, 'topic.edit', { conferenceId });
  return withTx(viewer, async (tx) => {
    const { rows } = await tx.execute<TopicTarget>(sql`
      select kind, id, number, symbol, title from (
        select 1 as rank, 'outcome' as kind, o.id, o.number::text as number, ${symbolOf(sql`o`)} as symbol, o.title, lpad(o.number::text, 9, '0') as place
        from outcome o where o.conference_id = ${conferenceId} and o.ended_at is null
        union all
        select 2, 'session', s.id, null, null, s.title, s.starts_at::text from session s
        where s.conference_id = ${conferenceId} and s.cancelled_at is null and s.kind <> 'break'
        union all
        select 3, 'agendaItem', i.id, i.number, null, i.title, i.number from agenda_item i
        where i.conference_id = ${conferenceId}) one
      order by rank, place limit 1000`);
    return rows;
  });
}
