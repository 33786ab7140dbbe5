import { and, eq, type Placeholder, type SQL, sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  char,
  check,
  date,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { LOCALES, type Locale } from '@/domain/local-text';
import { REMINDER_DAYS, USUAL_REMINDER_DAYS } from '@/domain/reminders';
import type { RulesProfile } from '@/domain/rules';
import {
  at,
  bounded,
  createdAt,
  folded,
  id,
  inEachLanguage,
  languagesFrom,
  languagesOnly,
  length,
  localText,
  notBefore,
  numbersOf,
  oneOf,
  positive,
  written,
} from '../columns';

export const series = pgTable(
  'series',
  {
    id: id().primaryKey(),
    slug: text().notNull().unique(),
    title: localText().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    bounded('series_bounds', [t.slug, 60]),
    inEachLanguage('series_title_languages', t.title),
    written('series_title_written', t.title),
  ],
);

export const conference = pgTable(
  'conference',
  {
    id: id().primaryKey(),
    seriesId: uuid()
      .notNull()
      .references(() => series.id),
    slug: text().notNull().unique(),
    /** the prefix of document symbols, such as AMERICAS-25 */
    symbol: text().notNull(),
    ordinal: integer(),
    title: localText().notNull(),
    summary: localText(),
    region: text().notNull(),
    /** ISO 3166-1 alpha-2; null while the host is not named */
    hostCountry: char({ length: 2 }),
    hostCity: localText(),
    timeZone: text().notNull().default('UTC'),
    /** the languages that it works in, the original first */
    languages: text().array().$type<Locale[]>().notNull().default(sql`'{en,fr,es,ar}'`),
    originalLanguage: text().$type<Locale>().notNull().default('en'),
    startsOn: date(),
    endsOn: date(),
    /** until when delegations name persons, confirm their lists, and persons register */
    nominationDue: at(),
    confirmationDue: at(),
    registrationDue: at(),
    /** until when delegations submit texts to be decided */
    submissionDue: at(),
    /** how many days before a deadline those who owe something by then are reminded; -1 is the day after it */
    reminderDays: integer()
      .array()
      .notNull()
      .default([...USUAL_REMINDER_DAYS]),
    /** since when deadlines and days are as they are */
    remindersSince: createdAt(),
    sample: boolean().notNull().default(false),
    createdAt: createdAt(),
    closedAt: at(),
    closedBy: uuid(),
    /** since when it is there for administrators alone, as a record; its address and symbol are free for another */
    removedAt: at(),
    removedBy: uuid(),
    /** since when it is there for its organizers alone; nothing of it is public or final meanwhile */
    hiddenAt: at(),
    hiddenBy: uuid(),
    version: integer().notNull().default(1),
  },
  (t) => [
    bounded('conference_bounds', [t.region, 80], [t.timeZone, 60]),
    check('conference_slug_form', sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(${t.slug}) <= 60`),
    check('conference_dates', sql`${t.endsOn} >= ${t.startsOn}`),
    check('conference_deadlines', sql`${t.confirmationDue} >= ${t.nominationDue}`),
    numbersOf('conference_reminder_days', t.reminderDays, REMINDER_DAYS),
    check('conference_dates_both', sql`(${t.startsOn} is null) = (${t.endsOn} is null)`),
    check(
      'conference_freed',
      sql`${t.removedAt} is null or (${t.slug} = 'removed-' || ${t.id} and ${t.symbol} = ${t.id}::text)`,
    ),
    check('conference_ordinal', sql`${t.ordinal} > 0`),
    check('conference_host_form', sql`${t.hostCountry} ~ '^[A-Z]{2}$'`),
    uniqueIndex('conference_symbol_unique').on(folded(t.symbol)),
    length('conference_symbol_length', t.symbol, 40),
    languagesOnly('conference_languages_known', t.languages),
    oneOf('conference_original_language', t.originalLanguage, LOCALES),
    languagesFrom('conference_languages', t.languages, t.originalLanguage),
    check('conference_title_original', sql`${t.title} ->> ${t.originalLanguage} <> ''`),
    inEachLanguage('conference_summary_languages', t.summary),
    inEachLanguage('conference_host_city_languages', t.hostCity),
    positive('conference_version', t.version),
  ],
);

/** The members in the scope of the conference (M): one country, one vote. */
export const member = pgTable(
  'member',
  {
    conferenceId: uuid()
      .notNull()
      .references(() => conference.id, { onDelete: 'cascade' }),
    countryCode: char({ length: 2 }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.countryCode] }),
    check('member_code_form', sql`${t.countryCode} ~ '^[A-Z]{2}$'`),
  ],
);

/** Judged when a ballot opens: a suspension that changes during an open ballot counts from the next one. */
export const votingRightSuspension = pgTable(
  'voting_right_suspension',
  {
    conferenceId: uuid().notNull(),
    id: id(),
    countryCode: char({ length: 2 }).notNull(),
    startsAt: at().notNull(),
    endsAt: at(),
    reason: text().notNull(),
    createdAt: createdAt(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    check('suspension_range', sql`${t.endsAt} > ${t.startsAt}`),
    length('suspension_reason_length', t.reason, 500),
    positive('suspension_version', t.version),
  ],
);

/** How a numbered thing of a conference is addressed. */
type Numbered<Slug = string, Count = number> = { conference: Slug; number: Count };

/**
 * Joins a conference to what has the address: `from ballot join conference on numberedIn(ballot, …)`. `meeting`: its table,
 * where it bears another name in the statement.
 */
export const numberedIn = (
  thing: { conferenceId: AnyPgColumn; number: AnyPgColumn },
  address: Numbered | Numbered<Placeholder, Placeholder>,
  meeting: { id: AnyPgColumn; slug: AnyPgColumn } = conference,
): SQL | undefined =>
  and(
    eq(meeting.id, thing.conferenceId),
    eq(meeting.slug, address.conference),
    eq(thing.number, address.number),
  );

/** A rules-of-procedure profile. A change is a new version; an opened ballot keeps a frozen copy. */
export const rulesProfile = pgTable(
  'rules_profile',
  {
    conferenceId: uuid()
      .notNull()
      .references(() => conference.id, { onDelete: 'cascade' }),
    id: id(),
    name: localText().notNull(),
    version: integer().notNull().default(1),
    profile: jsonb().$type<RulesProfile>().notNull(),
    createdAt: createdAt(),
    withdrawnAt: at(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    inEachLanguage('rules_profile_name_languages', t.name),
    written('rules_profile_name_written', t.name),
    notBefore('rules_profile_withdrawn', t.withdrawnAt, t.createdAt),
    check('rules_profile_version', sql`${t.version} > 0`),
  ],
);

export const room = pgTable(
  'room',
  {
    conferenceId: uuid()
      .notNull()
      .references(() => conference.id, { onDelete: 'cascade' }),
    id: id(),
    name: text().notNull(),
    capacity: integer().notNull(),
    /** the order in which the conference shows its rooms; those of one position stand by their names */
    position: integer().notNull().default(1),
    createdAt: createdAt(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    uniqueIndex('room_name').on(t.conferenceId, folded(t.name)),
    length('room_name_length', t.name, 80),
    positive('room_version', t.version),
    positive('room_position', t.position),
    check('room_capacity', sql`${t.capacity} between 1 and 20000`),
  ],
);
