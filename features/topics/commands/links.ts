import { and, eq, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Tx } from '@/db/client';
import { agendaItem, session } from '@/db/schema/agenda';
import { outcome } from '@/db/schema/outcomes';
import { agendaItemTopic, outcomeTopic, sessionTopic, topicLink } from '@/db/schema/topics';
import type { Actor } from '@/domain/actor';
import { missing, refuse, removed, sameVersion } from '@/domain/refusal';
import { textAfter } from '@/domain/working-languages';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { attachInput, detachInput, linkInput, TopicAim, unlinkInput } from '../input';
import { linkVersionOf } from '../queries/topics';
import { holdTopics, topicIn, touchTopic } from './topics';

const between = (conferenceId: string, fromId: string, toId: string) =>
  and(eq(topicLink.conferenceId, conferenceId), eq(topicLink.fromId, fromId), eq(topicLink.toId, toId));

/** Links a topic to another, with the sentence that says how. @throws Refusal when it is linked to it already, or is that one */
export async function linkTopic(actor: Actor, input: z.output<typeof linkInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const conference = await holdTopics(tx, actor, input.conference);
    const conferenceId = conference.id;
    const row = await topicIn(tx, conferenceId, input.topicId);
    const other = await topicIn(tx, conferenceId, input.toId);
    if (row.id === other.id) throw refuse('topics.refusal.itself', {}, 'invalid', 'toId');
    const how = textAfter(conference, input.how, { field: 'how' });
    const there = await tx.$count(topicLink, between(conferenceId, row.id, other.id));
    if (there > 0) throw refuse('topics.refusal.linkedAlready', {}, 'conflict', 'toId');
    await tx.insert(topicLink).values({ conferenceId, fromId: row.id, toId: other.id, how });
    await record(tx, actor, {
      ...{ conferenceId, kind: 'topic.linked', entityId: row.id },
      after: { to: other.title, how },
    });
    return { message: 'topics.done.linked' };
  });
}

/** Takes the link between two topics away, as it was looked at. */
export async function unlinkTopic(actor: Actor, input: z.output<typeof unlinkInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const { id: conferenceId } = await holdTopics(tx, actor, input.conference);
    const row = await topicIn(tx, conferenceId, input.topicId);
    const other = await topicIn(tx, conferenceId, input.toId);
    const isIt = between(conferenceId, row.id, other.id);
    const [link] = await tx.select().from(topicLink).where(isIt);
    if (!link) throw removed();
    if (linkVersionOf(link) !== input.linkVersion) throw refuse('common.refusal.changed', {}, 'stale');
    await tx.delete(topicLink).where(isIt);
    await record(tx, actor, {
      ...{ conferenceId, kind: 'topic.unlinked', entityId: row.id },
      before: { to: other.title, how: link.how },
    });
    return { message: 'topics.done.unlinked', params: { title: other.title } };
  });
}

type Ref = { conferenceId: string; topicId: string; id: string };

/** Where each sort of thing stands, and where it stands which topics are attached to it. */
const ATTACHED = {
  outcome: { things: outcome, rows: outcomeTopic, thing: outcomeTopic.outcomeId },
  session: { things: session, rows: sessionTopic, thing: sessionTopic.sessionId },
  agendaItem: { things: agendaItem, rows: agendaItemTopic, thing: agendaItemTopic.agendaItemId },
} as const;

/** The thing, where it is one of the conference: an outcome by its number. @throws the 404 Refusal */
async function requireThing(tx: Tx, conferenceId: string, { kind, id }: TopicAim) {
  const { things } = ATTACHED[kind];
  const [row] = await tx
    .select({ number: kind === 'outcome' ? outcome.number : sql<null>`null` })
    .from(things)
    .where(and(eq(things.conferenceId, conferenceId), eq(things.id, id)));
  if (!row) throw missing();
  return row;
}

const attachedTo = (kind: TopicAim['kind'], { conferenceId, topicId, id }: Ref) => {
  const { rows, thing } = ATTACHED[kind];
  return and(eq(rows.conferenceId, conferenceId), eq(rows.topicId, topicId), eq(thing, id));
};

const isAttached = async (tx: Tx, kind: TopicAim['kind'], ref: Ref): Promise<boolean> =>
  (await tx.$count(ATTACHED[kind].rows, attachedTo(kind, ref))) > 0;

const toldOf = ({ kind, id }: TopicAim, number: number | null) => ({
  outcome: number,
  sessionId: kind === 'session' ? id : null,
  agendaItemId: kind === 'agendaItem' ? id : null,
});

/** Attaches a topic to an outcome, a session or an item. Where a text is filed is no part of it, so an adopted one takes it too. */
export async function attachTopic(actor: Actor, input: z.output<typeof attachInput>): Promise<Done> {
  const { target } = input;
  return act(actor, async (tx, actor) => {
    const { id: conferenceId } = await holdTopics(tx, actor, input.conference);
    const row = await topicIn(tx, conferenceId, input.topicId);
    const { kind, id } = target;
    const ref = { conferenceId, topicId: row.id };
    const thing = await requireThing(tx, conferenceId, target);
    if (await isAttached(tx, kind, { ...ref, id }))
      throw refuse('topics.refusal.attachedAlready', {}, 'conflict', 'target');
    if (kind === 'outcome') await tx.insert(outcomeTopic).values({ ...ref, outcomeId: id });
    else if (kind === 'session') await tx.insert(sessionTopic).values({ ...ref, sessionId: id });
    else await tx.insert(agendaItemTopic).values({ ...ref, agendaItemId: id });
    await touchTopic(tx, row);
    await record(tx, actor, {
      ...{ conferenceId, kind: 'topic.attached', entityId: row.id },
      after: toldOf(target, thing.number),
    });
    return { message: 'topics.done.attached' };
  });
}

/** Takes a topic off what it is attached to. */
export async function detachTopic(actor: Actor, input: z.output<typeof detachInput>): Promise<Done> {
  const { target } = input;
  return act(actor, async (tx, actor) => {
    const { id: conferenceId } = await holdTopics(tx, actor, input.conference);
    const row = await topicIn(tx, conferenceId, input.topicId);
    const ref = { conferenceId, topicId: row.id, id: target.id };
    const thing = await requireThing(tx, conferenceId, target);
    if (!(await isAttached(tx, target.kind, ref))) throw removed();
    sameVersion(row, input.version);
    await tx.delete(ATTACHED[target.kind].rows).where(attachedTo(target.kind, ref));
    await touchTopic(tx, row);
    await record(tx, actor, {
      ...{ conferenceId, kind: 'topic.detached', entityId: row.id },
      before: toldOf(target, thing.number),
    });
    return { message: 'topics.done.detached', params: { title: row.title } };
  });
}
