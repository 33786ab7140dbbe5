import { sql } from 'drizzle-orm';
import {
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { REASON_MAX } from '@/domain/correcting';
import { ERASURE_DECISIONS } from '@/domain/erasures';
import { at, createdAt, id, length, notBefore, oneOf, positive } from '../columns';
import { account } from './accounts';
import { conference } from './conferences';

/**
 * That a person asks a conference to erase what it holds about them, and what was decided. While it is decided and not carried
 * out, and only then, the database lets values of that person go that it keeps otherwise.
 */
export const erasureRequest = pgTable(
  'erasure_request',
  {
    conferenceId: uuid()
      .notNull()
      .references(() => conference.id, { onDelete: 'cascade' }),
    id: id(),
    accountId: uuid()
      .notNull()
      .references(() => account.id),
    reason: text(),
    requestedAt: createdAt(),
    withdrawnAt: at(),
    decision: text({ enum: ERASURE_DECISIONS }),
    decisionReason: text(),
    decidedAt: at(),
    decidedBy: uuid(),
    /** the day from which on it is carried out, where it was put off */
    eraseOn: date({ mode: 'string' }),
    erasedAt: at(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    uniqueIndex('erasure_request_open')
      .on(t.conferenceId, t.accountId)
      .where(
        sql`${t.withdrawnAt} is null and ${t.erasedAt} is null and ${t.decision} is distinct from 'refuse'`,
      ),
    index('erasure_request_account').on(t.accountId),
    index('erasure_request_due')
      .on(t.eraseOn)
      .where(sql`${t.decidedAt} is not null and ${t.erasedAt} is null`),
    length('erasure_request_reason', t.reason, REASON_MAX),
    length('erasure_request_decision_reason', t.decisionReason, REASON_MAX),
    oneOf('erasure_request_decision', t.decision, ERASURE_DECISIONS),
    check(
      'erasure_request_decided',
      sql`num_nonnulls(${t.decision}, ${t.decisionReason}, ${t.decidedAt}) in (0, 3)
        and (${t.withdrawnAt} is null or ${t.decision} is null or (${t.decision} = 'later' and ${t.erasedAt} is null))`,
    ),
    check(
      'erasure_request_later',
      sql`(${t.eraseOn} is not null) = (${t.decision} is not distinct from 'later')`,
    ),
    check(
      'erasure_request_erased',
      sql`${t.erasedAt} is null or ${t.decision} is not distinct from 'erase' or ${t.decision} is not distinct from 'later'`,
    ),
    notBefore('erasure_request_withdrawn', t.withdrawnAt, t.requestedAt),
    notBefore('erasure_request_decided_at', t.decidedAt, t.requestedAt),
    notBefore('erasure_request_erased_at', t.erasedAt, t.decidedAt),
    positive('erasure_request_version', t.version),
  ],
);
