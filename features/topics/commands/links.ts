import { and, eq } from 'drizzle-orm';
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

/** How a topic is attached to each sort of thing: whether the thing is there, and the row that says so. */
const ATTACHING: Record<
  TopicAim['kind'],
  {
    numberOf: (tx: Tx, ref: Ref) => Promise<{ number: number | null } | undefined>;
    rows: (tx: Tx, ref: Ref) => Promise<number>;
    add: (tx: Tx, ref: Ref) => Promise<unknown>;
    remove: (tx: Tx, ref: Ref) => Promise<unknown>;
  }
> = {
  outcome: {
    numberOf: async (tx, { conferenceId, id }) => {
      const isIt = and(eq(outcome.conferenceId, conferenceId), eq(outcome.id, id));
      return (await tx.select({ number: outcome.number }).from(outcome).where(isIt))[0];
    },
    rows: (tx, ref) => tx.$count(outcomeTopic, ofOutcome(ref)),
    add: (tx, { id: outcomeId, ...ref }) => tx.insert(outcomeTopic).values({ ...ref, outcomeId }),
    remove: (tx, ref) => tx.delete(outcomeTopic).where(ofOutcome(ref)),
  },
  session: {
    numberOf: async (tx, { conferenceId, id }) => {
      const isIt = and(eq(session.conferenceId, conferenceId), eq(session.id, id));
      return (await tx.$count(session, isIt)) > 0 ? { number: null } : undefined;
    },
    rows: (tx, ref) => tx.$count(sessionTopic, ofSession(ref)),
    add: (tx, { id: sessionId, ...ref }) => tx.insert(sessionTopic).values({ ...ref, sessionId }),
    remove: (tx, ref) => tx.delete(sessionTopic).where(ofSession(ref)),
  },
  agendaItem: {
    numberOf: async (tx, { conferenceId, id }) => {
      const isIt = and(eq(agendaItem.conferenceId, conferenceId), eq(agendaItem.id, id));
      return (await tx.$count(agendaItem, isIt)) > 0 ? { number: null } : undefined;
    },
    rows: (tx, ref) => tx.$count(agendaItemTopic, ofItem(ref)),
    add: (tx, { id: agendaItemId, ...ref }) => tx.insert(agendaItemTopic).values({ ...ref, agendaItemId }),
    remove: (tx, ref) => tx.delete(agendaItemTopic).where(ofItem(ref)),
  },
};

const ofOutcome = ({ conferenceId, topicId, id }: Ref) =>
  and(
    eq(outcomeTopic.conferenceId, conferenceId),
    eq(outcomeTopic.topicId, topicId),
    eq(outcomeTopic.outcomeId, id),
  );
const ofSession = ({ conferenceId, topicId, id }: Ref) =>
  and(
    eq(sessionTopic.conferenceId, conferenceId),
    eq(sessionTopic.topicId, topicId),
    eq(sessionTopic.sessionId, id),
  );
const ofItem = ({ conferenceId, topicId, id }: Ref) =>
  and(
    eq(agendaItemTopic.conferenceId, conferenceId),
    eq(agendaItemTopic.topicId, topicId),
    eq(agendaItemTopic.agendaItemId, id),
  );

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
    const how = ATTACHING[target.kind];
    const ref = { conferenceId, topicId: row.id, id: target.id };
    const thing = await how.numberOf(tx, ref);
    if (!thing) throw missing();
    if ((await how.rows(tx, ref)) > 0)
      throw refuse('topics.refusal.attachedAlready', {}, 'conflict', 'target');
    await how.add(tx, ref);
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
    const how = ATTACHING[target.kind];
    const ref = { conferenceId, topicId: row.id, id: target.id };
    const thing = await how.numberOf(tx, ref);
    if (!thing) throw missing();
    if ((await how.rows(tx, ref)) === 0) throw removed();
    sameVersion(row, input.version);
    await how.remove(tx, ref);
    await touchTopic(tx, row);
    await record(tx, actor, {
      ...{ conferenceId, kind: 'topic.detached', entityId: row.id },
      before: toldOf(target, thing.number),
    });
    return { message: 'topics.done.detached', params: { title: row.title } };
  });
}
