import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { REASON_MAX } from '@/domain/correcting';
import { ANSWER_KEPT_MAX, CHANGED_FIELDS, HANDS } from '@/domain/person-changes';
import { bounded, createdAt, id, length, oneOf, partOf } from '../columns';
import { focalPoint, participant } from './delegations';

/**
 * What was changed of a person who is sent, or of a focal point, field by field: the value before and after, and why.
 * Events keep no personal value, so it stands here, for those who may read the field.
 */
export const personChange = pgTable(
  'person_change',
  {
    conferenceId: uuid().notNull(),
    id: id(),
    /** of whom: the one or the other */
    participantId: uuid(),
    focalPointId: uuid(),
    field: text({ enum: CHANGED_FIELDS }).notNull(),
    before: text(),
    after: text(),
    reason: text().notNull(),
    changedAt: createdAt(),
    changedBy: uuid(),
    hand: text({ enum: HANDS }).notNull(),
  },
  (t) => [
    bounded('person_change_bounds', [t.before, ANSWER_KEPT_MAX], [t.after, ANSWER_KEPT_MAX]),
    length('person_change_reason', t.reason, REASON_MAX),
    primaryKey({ columns: [t.conferenceId, t.id] }),
    partOf(
      'person_change_participant',
      [t.conferenceId, t.participantId],
      [participant.conferenceId, participant.id],
    ),
    partOf(
      'person_change_focal_point',
      [t.conferenceId, t.focalPointId],
      [focalPoint.conferenceId, focalPoint.id],
    ),
    check('person_change_of_one', sql`num_nonnulls(${t.participantId}, ${t.focalPointId}) = 1`),
    index('person_change_by_focal_point').on(t.conferenceId, t.focalPointId),
    index('person_change_by_participant').on(t.conferenceId, t.participantId),
    oneOf('person_change_field', t.field, CHANGED_FIELDS),
    oneOf('person_change_hand', t.hand, HANDS),
    check('person_change_is_one', sql`${t.before} is distinct from ${t.after}`),
  ],
);
