import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { CONFERENCE_ROLES } from '@/domain/actor';
import { FIRST_LOCALE, LOCALES } from '@/domain/local-text';
import type { MessageKey } from '@/messages/keys';
import { at, bounded, createdAt, id, length, nameKeyOf, notBefore, oneOf, positive } from '../columns';
import { conference } from './conferences';

/** A person who can sign in, by e-mail address. */
export const account = pgTable(
  'account',
  {
    id: id().primaryKey(),
    email: text().notNull().unique(),
    name: text().notNull(),
    locale: text({ enum: LOCALES }).notNull().default(FIRST_LOCALE),
    /** an account of the sample conference, which "continue as" may open */
    sample: boolean().notNull().default(false),
    createdAt: createdAt(),
    disabledAt: at(),
    /** counts what entitles it: one more whenever a role, a seat or the account itself ends or changes (by triggers) */
    standing: integer().notNull().default(1),
  },
  (t) => [
    positive('account_standing', t.standing),
    index('account_name_key').on(nameKeyOf(t.name)),
    check('account_email_lower', sql`${t.email} = lower(${t.email})`),
    length('account_email_length', t.email, 254),
    length('account_name_length', t.name, 200),
    oneOf('account_locale', t.locale, LOCALES),
  ],
);

/**
 * Another address for an account, which takes effect when its holder, signed in, opens the link that was sent there. Of an
 * account one offer is open; `former` is the address that the confirmed one took the place of.
 */
export const accountAddress = pgTable(
  'account_address',
  {
    id: id().primaryKey(),
    accountId: uuid()
      .notNull()
      .references(() => account.id, { onDelete: 'cascade' }),
    email: text().notNull(),
    former: text(),
    offeredAt: createdAt(),
    confirmedAt: at(),
    withdrawnAt: at(),
  },
  (t) => [
    length('account_address_email', t.email, 254),
    bounded('account_address_bounds', [t.former, 254]),
    check('account_address_lower', sql`${t.email} = lower(${t.email})`),
    uniqueIndex('account_address_open')
      .on(t.accountId)
      .where(sql`${t.confirmedAt} is null and ${t.withdrawnAt} is null`),
    notBefore('account_address_confirmed', t.confirmedAt, t.offeredAt),
    notBefore('account_address_withdrawn', t.withdrawnAt, t.offeredAt),
    check('account_address_end', sql`num_nonnulls(${t.confirmedAt}, ${t.withdrawnAt}) <= 1`),
    check('account_address_former', sql`(${t.former} is null) = (${t.confirmedAt} is null)`),
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
    bounded('auth_session_bounds', [t.tokenHash, 100]),
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
    /** the browser that asked for it, hashed; null where it was sent unasked, as with an invitation */
    askedBy: text(),
    createdAt: createdAt(),
    expiresAt: at().notNull(),
  },
  (t) => [
    bounded('sign_in_token_bounds', [t.tokenHash, 100], [t.identifier, 320], [t.askedBy, 100]),
    check('sign_in_token_expiry', sql`${t.expiresAt} > ${t.createdAt}`),
  ],
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
    version: integer().notNull().default(1),
  },
  (t) => [
    oneOf('role_grant_role', t.role, ['administrator', ...CONFERENCE_ROLES]),
    notBefore('role_grant_withdrawn', t.withdrawnAt, t.grantedAt),
    positive('role_grant_version', t.version),
    check('role_grant_scope', sql`(${t.role} = 'administrator') = (${t.conferenceId} is null)`),
    uniqueIndex('role_grant_current')
      .on(t.accountId, sql`coalesce(${t.conferenceId}, '00000000-0000-0000-0000-000000000000')`, t.role)
      .where(sql`${t.withdrawnAt} is null`),
    index('role_grant_conference').on(t.conferenceId),
  ],
);

/** Attempts counted by platform/limit.ts, until they are forgotten; `expire` is in milliseconds since 1970. */
export const rateLimit = pgTable(
  'rate_limit',
  {
    key: text().primaryKey(),
    points: integer().notNull().default(0),
    expire: bigint({ mode: 'number' }),
  },
  (t) => [bounded('rate_limit_bounds', [t.key, 400])],
);

/** What a form that was sent got for an answer: an address, or the key of a message with its numbers. */
export type KeptAnswer = {
  redirect?: string;
  message?: MessageKey;
  params?: Record<string, number | { item: string }>;
  data?: Record<string, string | number>;
};

/**
 * A form that added something, by the key that it carried: sent again, it gets the same answer and adds nothing. What
 * was typed is not here, only its digest. Forgotten after some weeks by a job.
 */
export const requestKey = pgTable(
  'request_key',
  {
    key: text().primaryKey(),
    accountId: uuid()
      .notNull()
      .references(() => account.id, { onDelete: 'cascade' }),
    /** what was added, such as `room` */
    adds: text().notNull(),
    digest: text().notNull(),
    answer: jsonb().$type<KeptAnswer>().notNull(),
    at: createdAt(),
  },
  (t) => [
    bounded('request_key_bounds', [t.adds, 60]),
    index('request_key_at').on(t.at),
    index('request_key_account').on(t.accountId),
    length('request_key_length', t.key, 160),
    check('request_key_digest', sql`${t.digest} ~ '^[0-9a-f]{64}$'`),
  ],
);
