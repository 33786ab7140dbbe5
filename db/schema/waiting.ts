import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { CAPACITIES } from '@/domain/actor';
import { WAITING_ENDS } from '@/domain/waiting';
import { at, createdAt, id, notBefore, oneOf, partOf, positive, within } from '../columns';
import { account } from './accounts';
import { delegation, participant } from './delegations';

/**
 * Somebody who waits for a place in a delegation whose places are taken. Places are offered by the number in the list; an offer holds its
 * place until it is answered or over. What ended stays.
 */
export const waitingPlace = pgTable(
  'waiting_place',
  {
    conferenceId: uuid().notNull(),
    id: id(),
    delegationId: uuid().notNull(),
    accountId: uuid()
      .notNull()
      .references(() => account.id),
    /** never a head: who speaks for a delegation does not wait to be part of it */
    capacity: text({ enum: CAPACITIES }).notNull(),
    /** the order: it only grows, so nobody is put before who waits already */
    number: integer().notNull(),
    addedAt: createdAt(),
    addedBy: uuid(),
    offeredAt: at(),
    offerEndsAt: at(),
    endedAt: at(),
    outcome: text({ enum: WAITING_ENDS }),
    /** the seat that it became */
    participantId: uuid(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    partOf(
      'waiting_place_delegation',
      [t.conferenceId, t.delegationId],
      [delegation.conferenceId, delegation.id],
    ),
    within(
      'waiting_place_seat',
      [t.conferenceId, t.participantId],
      [participant.conferenceId, participant.id],
    ),
    unique('waiting_place_order').on(t.conferenceId, t.delegationId, t.number),
    uniqueIndex('waiting_place_open').on(t.conferenceId, t.accountId).where(sql`${t.endedAt} is null`),
    unique('waiting_place_seated_once').on(t.conferenceId, t.participantId),
    index('waiting_place_account').on(t.accountId),
    oneOf('waiting_place_capacity', t.capacity, CAPACITIES),
    check('waiting_place_no_head', sql`${t.capacity} <> 'head'`),
    positive('waiting_place_number', t.number),
    positive('waiting_place_version', t.version),
    oneOf('waiting_place_outcome', t.outcome, WAITING_ENDS),
    notBefore('waiting_place_offered', t.offeredAt, t.addedAt),
    notBefore('waiting_place_offer_ends', t.offerEndsAt, t.offeredAt),
    notBefore('waiting_place_ended', t.endedAt, t.addedAt),
    check('waiting_place_offer', sql`(${t.offeredAt} is null) = (${t.offerEndsAt} is null)`),
    check('waiting_place_end', sql`(${t.endedAt} is null) = (${t.outcome} is null)`),
    check(
      'waiting_place_seat_of_offer',
      sql`(${t.participantId} is not null) = (${t.outcome} is not distinct from 'seated')`,
    ),
    check(
      'waiting_place_answered',
      sql`${t.offeredAt} is not null or ${t.outcome} is null or ${t.outcome} in ('declined', 'removed')`,
    ),
  ],
);
