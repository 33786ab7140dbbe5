import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { CONFERENCE_ROLES } from '@/domain/actor';
import { LOCALES } from '@/domain/local-text';
import { at, createdAt, id, length, notBefore, oneOf } from '../columns';
import { conference } from './conferences';

/** A person who can sign in, by e-mail address. */
export const account = pgTable(
  'account',
  {
    id: id().primaryKey(),
    email: text().notNull().unique(),
    name: text().notNull(),
    locale: text({ enum: LOCALES }).notNull().default('en'),
    /** an account of the sample conference, which "continue as" may open */
    sample: boolean().notNull().default(false),
    createdAt: createdAt(),
    disabledAt: at(),
  },
  (t) => [
    check('account_email_lower', sql`${t.email} = lower(${t.email})`),
    length('account_email_length', t.email, 254),
    length('account_name_length', t.name, 200),
    oneOf('account_locale', t.locale, LOCALES),
  ],
);

/** A signed-in browser. The token itself is only in the cookie; here is its SHA-256. */
export const authSession = pgTable(
  'auth_session',
  {
    id: id().primaryKey(),
    tokenHash: text().notNull().unique(),
    accountId: uuid()
      .notNull()
      .references(() => account.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
    lastSeenAt: createdAt(),
    expiresAt: at().notNull(),
  },
  (t) => [
    index('auth_session_account').on(t.accountId),
    check('auth_session_expiry', sql`${t.expiresAt} > ${t.createdAt}`),
  ],
);

/** A one-time sign-in link that was mailed; the row is deleted when it is used. */
export const signInToken = pgTable(
  'sign_in_token',
  {
    tokenHash: text().primaryKey(),
    identifier: text().notNull(),
    createdAt: createdAt(),
    expiresAt: at().notNull(),
  },
  (t) => [check('sign_in_token_expiry', sql`${t.expiresAt} > ${t.createdAt}`)],
);

export const roleGrant = pgTable(
  'role_grant',
  {
    id: id().primaryKey(),
    accountId: uuid()
      .notNull()
      .references(() => account.id, { onDelete: 'cascade' }),
    /** null for the administrator, who belongs to the house */
    conferenceId: uuid().references(() => conference.id, { onDelete: 'cascade' }),
    role: text({ enum: ['administrator', ...CONFERENCE_ROLES] }).notNull(),
    grantedAt: createdAt(),
    grantedBy: uuid(),
    withdrawnAt: at(),
    withdrawnBy: uuid(),
  },
  (t) => [
    oneOf('role_grant_role', t.role, ['administrator', ...CONFERENCE_ROLES]),
    notBefore('role_grant_withdrawn', t.withdrawnAt, t.grantedAt),
    check('role_grant_scope', sql`(${t.role} = 'administrator') = (${t.conferenceId} is null)`),
    uniqueIndex('role_grant_current')
      .on(t.accountId, sql`coalesce(${t.conferenceId}, '00000000-0000-0000-0000-000000000000')`, t.role)
      .where(sql`${t.withdrawnAt} is null`),
    index('role_grant_conference').on(t.conferenceId),
  ],
);

/** Attempts counted by platform/limit.ts, until they are forgotten; `expire` is in milliseconds since 1970. */
export const rateLimit = pgTable('rate_limit', {
  key: text().primaryKey(),
  points: integer().notNull().default(0),
  expire: bigint({ mode: 'number' }),
});
