import { sql } from 'drizzle-orm';
import { char, check, date, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { MEMBER_REGIONS } from '@/domain/regions';
import { createdAt, id, inEachLanguage, length, localText, notBefore, oneOf, positive } from '../columns';

/**
 * The organization's own list of members: from when until when a country is one, both days included, null where no day is
 * named. No country is a member twice on one day: an exclusion constraint, see the migrations.
 */
export const membership = pgTable(
  'membership',
  {
    id: id().primaryKey(),
    countryCode: char({ length: 2 }).notNull(),
    region: text({ enum: MEMBER_REGIONS }),
    since: date(),
    until: date(),
    /** why it ended */
    reason: text(),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (t) => [
    check('membership_code_form', sql`${t.countryCode} ~ '^[A-Z]{2}$'`),
    oneOf('membership_region', t.region, MEMBER_REGIONS),
    notBefore('membership_days', t.until, t.since),
    length('membership_reason_length', t.reason, 1000),
    positive('membership_version', t.version),
  ],
);

/**
 * The names that the organization uses for a country instead of those of the UN's lists, empty where these stand. A change is a
 * new version: what was declared or adopted before goes on bearing the names of its time.
 */
export const countryName = pgTable(
  'country_name',
  {
    countryCode: char({ length: 2 }).notNull(),
    version: integer().notNull(),
    short: localText().notNull(),
    formal: localText().notNull(),
    /** what it is sorted by, without an article */
    sortKey: localText().notNull(),
    setAt: createdAt(),
    setBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.countryCode, t.version] }),
    check('country_name_code_form', sql`${t.countryCode} ~ '^[A-Z]{2}$'`),
    positive('country_name_version', t.version),
    inEachLanguage('country_name_short_languages', t.short),
    inEachLanguage('country_name_formal_languages', t.formal),
    inEachLanguage('country_name_sort_key_languages', t.sortKey),
  ],
);
