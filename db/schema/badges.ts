import { sql } from 'drizzle-orm';
import { check, integer, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { REPLACEMENT_CAUSES } from '@/domain/badges';
import { at, createdAt, id, notBefore, oneOf, positive, within } from '../columns';
import { participant } from './delegations';

/**
 * A badge that was issued to a person. One that is replaced is revoked and stays: its code is told from others for ever. Of a
 * person one counts at a time.
 */
export const badge = pgTable(
  'badge',
  {
    conferenceId: uuid().notNull(),
    id: id(),
    participantId: uuid().notNull(),
    /** which it is of those that the person was issued, from 1 */
    number: integer().notNull(),
    issuedAt: createdAt(),
    issuedBy: uuid(),
    revokedAt: at(),
    revokedBy: uuid(),
    revokedFor: text({ enum: REPLACEMENT_CAUSES }),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    within(
      'badge_participant',
      [t.conferenceId, t.participantId],
      [participant.conferenceId, participant.id],
    ),
    unique('badge_number').on(t.conferenceId, t.participantId, t.number),
    uniqueIndex('badge_current').on(t.conferenceId, t.participantId).where(sql`${t.revokedAt} is null`),
    positive('badge_number_positive', t.number),
    oneOf('badge_revoked_for', t.revokedFor, REPLACEMENT_CAUSES),
    check('badge_revocation', sql`(${t.revokedAt} is null) = (${t.revokedFor} is null)`),
    notBefore('badge_revoked', t.revokedAt, t.issuedAt),
  ],
);
