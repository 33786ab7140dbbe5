import { sql } from 'drizzle-orm';
import { check, integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { id, inEachLanguage, localText, partOf, positive, written } from '../columns';
import { agendaItem, session } from './agenda';
import { conference } from './conferences';
import { outcome } from './outcomes';

/** A subject that a conference takes up. */
export const topic = pgTable(
  'topic',
  {
    conferenceId: uuid()
      .notNull()
      .references(() => conference.id, { onDelete: 'cascade' }),
    id: id(),
    title: localText().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    inEachLanguage('topic_title_languages', t.title),
    written('topic_title_written', t.title),
    positive('topic_version', t.version),
  ],
);

/** Two topics that are linked, with the sentence that says how. */
export const topicLink = pgTable(
  'topic_link',
  {
    conferenceId: uuid().notNull(),
    fromId: uuid().notNull(),
    toId: uuid().notNull(),
    how: localText().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.fromId, t.toId] }),
    partOf('topic_link_from', [t.conferenceId, t.fromId], [topic.conferenceId, topic.id]),
    partOf('topic_link_to', [t.conferenceId, t.toId], [topic.conferenceId, topic.id]),
    inEachLanguage('topic_link_languages', t.how),
    check('topic_link_two', sql`${t.fromId} <> ${t.toId}`),
  ],
);

export const outcomeTopic = pgTable(
  'outcome_topic',
  { conferenceId: uuid().notNull(), outcomeId: uuid().notNull(), topicId: uuid().notNull() },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.outcomeId, t.topicId] }),
    partOf('outcome_topic_of', [t.conferenceId, t.outcomeId], [outcome.conferenceId, outcome.id]),
    partOf('outcome_topic_topic', [t.conferenceId, t.topicId], [topic.conferenceId, topic.id]),
  ],
);

export const sessionTopic = pgTable(
  'session_topic',
  { conferenceId: uuid().notNull(), sessionId: uuid().notNull(), topicId: uuid().notNull() },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.sessionId, t.topicId] }),
    partOf('session_topic_of', [t.conferenceId, t.sessionId], [session.conferenceId, session.id]),
    partOf('session_topic_topic', [t.conferenceId, t.topicId], [topic.conferenceId, topic.id]),
  ],
);

export const agendaItemTopic = pgTable(
  'agenda_item_topic',
  { conferenceId: uuid().notNull(), agendaItemId: uuid().notNull(), topicId: uuid().notNull() },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.agendaItemId, t.topicId] }),
    partOf(
      'agenda_item_topic_of',
      [t.conferenceId, t.agendaItemId],
      [agendaItem.conferenceId, agendaItem.id],
    ),
    partOf('agenda_item_topic_topic', [t.conferenceId, t.topicId], [topic.conferenceId, topic.id]),
  ],
);
