import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { NOTE_CLASSIFICATIONS } from '@/domain/note-classification';
import type { ReleasedSession } from '@/domain/release';
import { OFFICES, SESSION_KINDS, type Warning } from '@/domain/timetable';
import {
  at,
  bounded,
  createdAt,
  id,
  inEachLanguage,
  languagesOnly,
  length,
  localText,
  oneOf,
  positive,
  within,
  written,
} from '../columns';
import { account } from './accounts';
import { conference, room } from './conferences';

export const agendaItem = pgTable(
  'agenda_item',
  {
    conferenceId: uuid()
      .notNull()
      .references(() => conference.id, { onDelete: 'cascade' }),
    id: id(),
    /** as `domain/item-number.ts` writes it: `5`, `5.1`, `3 bis` */
    number: text().notNull(),
    title: localText().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    unique('agenda_item_number').on(t.conferenceId, t.number),
    inEachLanguage('agenda_item_title_languages', t.title),
    written('agenda_item_title_written', t.title),
    positive('agenda_item_version', t.version),
    bounded('agenda_item_bounds', [t.number, 30]),
    check(
      'agenda_item_number_form',
      sql`${t.number} ~ '^[1-9][0-9]{0,2}( (bis|ter|quater|quinquies|sexies))?([.][1-9][0-9]?){0,2}$'`,
    ),
  ],
);

/** One meeting in a room. A room holds one at a time: an exclusion constraint, see the migrations. */
export const session = pgTable(
  'session',
  {
    conferenceId: uuid()
      .notNull()
      .references(() => conference.id, { onDelete: 'cascade' }),
    id: id(),
    kind: text({ enum: SESSION_KINDS }).notNull(),
    title: localText().notNull(),
    agendaItemId: uuid(),
    roomId: uuid(),
    startsAt: at().notNull(),
    endsAt: at().notNull(),
    /** the languages it is heard in */
    languages: text().array().notNull().default(sql`'{}'`),
    cancelledAt: at(),
    /** who reads its notes once they are approved */
    notesClassification: text({ enum: NOTE_CLASSIFICATIONS }).notNull().default('public'),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    within('session_room', [t.conferenceId, t.roomId], [room.conferenceId, room.id]),
    within('session_item', [t.conferenceId, t.agendaItemId], [agendaItem.conferenceId, agendaItem.id]),
    unique('session_times').on(t.conferenceId, t.id, t.startsAt, t.endsAt),
    index('session_start').on(t.conferenceId, t.startsAt),
    oneOf('session_kind', t.kind, SESSION_KINDS),
    oneOf('session_notes_classification', t.notesClassification, NOTE_CLASSIFICATIONS),
    inEachLanguage('session_title_languages', t.title),
    written('session_title_written', t.title),
    languagesOnly('session_languages', t.languages),
    positive('session_version', t.version),
    check(
      'session_range',
      sql`${t.endsAt} > ${t.startsAt} and ${t.endsAt} <= ${t.startsAt} + interval '16 hours'`,
    ),
  ],
);

/**
 * Who leads a session. The session's times are carried along by the foreign key, so that an exclusion
 * constraint can refuse one person in two bureaus at once.
 */
export const sessionBureau = pgTable(
  'session_bureau',
  {
    conferenceId: uuid().notNull(),
    sessionId: uuid().notNull(),
    accountId: uuid()
      .notNull()
      .references(() => account.id),
    office: text({ enum: OFFICES }).notNull(),
    startsAt: at().notNull(),
    endsAt: at().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.sessionId, t.accountId] }),
    foreignKey({
      name: 'session_bureau_session',
      columns: [t.conferenceId, t.sessionId, t.startsAt, t.endsAt],
      foreignColumns: [session.conferenceId, session.id, session.startsAt, session.endsAt],
    })
      .onUpdate('cascade')
      .onDelete('cascade'),
    oneOf('session_bureau_office', t.office, OFFICES),
  ],
);

/** A warning that an organizer accepted, with the reason. */
export const acceptedWarning = pgTable(
  'accepted_warning',
  {
    conferenceId: uuid().notNull(),
    id: id(),
    sessionId: uuid().notNull(),
    warning: text().$type<Warning['key']>().notNull(),
    reason: text().notNull(),
    acceptedAt: createdAt(),
    acceptedBy: uuid(),
  },
  (t) => [
    bounded('accepted_warning_bounds', [t.warning, 60]),
    primaryKey({ columns: [t.conferenceId, t.id] }),
    within('accepted_warning_session', [t.conferenceId, t.sessionId], [session.conferenceId, session.id]),
    length('accepted_warning_reason', t.reason, 500),
  ],
);

/** The agenda as it was released: a snapshot, numbered from 1. The public reads the newest. */
export const agendaRelease = pgTable(
  'agenda_release',
  {
    conferenceId: uuid()
      .notNull()
      .references(() => conference.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    sessions: jsonb().$type<ReleasedSession[]>().notNull(),
    releasedAt: createdAt(),
    releasedBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.number] }),
    check('agenda_release_number', sql`${t.number} > 0`),
  ],
);
