import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, length, partOf, within } from '../columns';
import { account } from './accounts';
import { ballot } from './ballots';
import { delegation } from './delegations';

/**
 * The reason for which a head is about to break silence, until it is checked. Sealed, so that neither the owner of the
 * database nor another account reads what nobody has said yet. Forgotten with the break, the result, or by a job.
 */
export const keptReason = pgTable(
  'kept_reason',
  {
    conferenceId: uuid().notNull(),
    ballotId: uuid().notNull(),
    accountId: uuid()
      .notNull()
      .references(() => account.id, { onDelete: 'cascade' }),
    delegationId: uuid().notNull(),
    /** the idempotency key of the break to be */
    key: uuid().notNull(),
    sealed: text().notNull(),
    at: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.ballotId, t.accountId] }),
    partOf('kept_reason_ballot', [t.conferenceId, t.ballotId], [ballot.conferenceId, ballot.id]),
    within(
      'kept_reason_delegation',
      [t.conferenceId, t.delegationId],
      [delegation.conferenceId, delegation.id],
    ),
    length('kept_reason_sealed', t.sealed, 8100),
    index('kept_reason_at').on(t.at),
    index('kept_reason_account').on(t.accountId),
  ],
);
