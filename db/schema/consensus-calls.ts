import { sql } from 'drizzle-orm';
import { check, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { CALL_ENDS, CALL_SECONDS, OBJECTION_SOURCES } from '@/domain/consensus-calls';
import { REASON_MAX } from '@/domain/correcting';
import { at, bounded, createdAt, id, inRange, notBefore, oneOf, positive, within } from '../columns';
import { session } from './agenda';
import { delegation } from './delegations';
import { outcome } from './outcomes';

/**
 * A call for objections to a text, made in a session. Its clock is two instants of the database. While it is open the text stays as
 * it is; of a text, and in a session, one is open at a time. Ended, it is final.
 */
export const consensusCall = pgTable(
  'consensus_call',
  {
    conferenceId: uuid().notNull(),
    outcomeId: uuid().notNull(),
    number: integer().notNull(),
    sessionId: uuid().notNull(),
    seconds: integer().notNull(),
    openedAt: createdAt(),
    openedBy: uuid(),
    dueAt: at().notNull(),
    endedAs: text({ enum: CALL_ENDS }),
    endedAt: at(),
    endedBy: uuid(),
    /** why it was withdrawn */
    endReason: text(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.outcomeId, t.number] }),
    within('consensus_call_on', [t.conferenceId, t.outcomeId], [outcome.conferenceId, outcome.id]),
    within('consensus_call_in', [t.conferenceId, t.sessionId], [session.conferenceId, session.id]),
    uniqueIndex('consensus_call_open_on').on(t.conferenceId, t.outcomeId).where(sql`${t.endedAt} is null`),
    uniqueIndex('consensus_call_open_in').on(t.conferenceId, t.sessionId).where(sql`${t.endedAt} is null`),
    positive('consensus_call_number', t.number),
    inRange('consensus_call_seconds', t.seconds, [CALL_SECONDS.least, CALL_SECONDS.most]),
    check('consensus_call_due', sql`${t.dueAt} = ${t.openedAt} + ${t.seconds} * interval '1 second'`),
    oneOf('consensus_call_end', t.endedAs, CALL_ENDS),
    notBefore('consensus_call_ended', t.endedAt, t.openedAt),
    bounded('consensus_call_reason', [t.endReason, REASON_MAX]),
    check(
      'consensus_call_over',
      sql`(${t.endedAt} is null) = (${t.endedAs} is null)
        and (${t.endedAs} is not distinct from 'withdrawn') = (${t.endReason} is not null)`,
    ),
  ],
);

/** An objection to a text while it is called. A delegation has one that stands; one that was withdrawn stays on record. */
export const objection = pgTable(
  'objection',
  {
    conferenceId: uuid().notNull(),
    id: id(),
    outcomeId: uuid().notNull(),
    call: integer().notNull(),
    delegationId: uuid().notNull(),
    source: text({ enum: OBJECTION_SOURCES }).notNull(),
    /** when it reached the server, whatever it then waited for */
    reachedAt: at().notNull(),
    addedAt: createdAt(),
    addedBy: uuid(),
    withdrawnAt: at(),
    withdrawnBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    within(
      'objection_to',
      [t.conferenceId, t.outcomeId, t.call],
      [consensusCall.conferenceId, consensusCall.outcomeId, consensusCall.number],
    ),
    within('objection_by', [t.conferenceId, t.delegationId], [delegation.conferenceId, delegation.id]),
    uniqueIndex('objection_standing')
      .on(t.conferenceId, t.outcomeId, t.call, t.delegationId)
      .where(sql`${t.withdrawnAt} is null`),
    oneOf('objection_source', t.source, OBJECTION_SOURCES),
    notBefore('objection_withdrawn', t.withdrawnAt, t.addedAt),
  ],
);
