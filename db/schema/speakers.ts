import { sql } from 'drizzle-orm';
import { check, integer, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { REASON_MAX } from '@/domain/correcting';
import { FLOOR_KINDS, REQUEST_ENDS, SPEAKER_MAX, SPEAKING_MINUTES_MAX } from '@/domain/speakers';
import { SPEECH_STANDINGS } from '@/domain/speeches';
import { at, createdAt, id, inRange, length, notBefore, oneOf, positive, within } from '../columns';
import { agendaItem, session } from './agenda';
import { delegation } from './delegations';

/** The speakers' list of a session, once its chair closed it or set a speaking time; until then it is open, without limits. */
export const speakersList = pgTable(
  'speakers_list',
  {
    conferenceId: uuid().notNull(),
    sessionId: uuid().notNull(),
    closedAt: at(),
    /** how many minutes somebody may speak; null is without a limit */
    statementMinutes: integer(),
    pointOfOrderMinutes: integer(),
    replyMinutes: integer(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.sessionId] }),
    within('speakers_list_session', [t.conferenceId, t.sessionId], [session.conferenceId, session.id]),
    positive('speakers_list_version', t.version),
    inRange('speakers_list_statement', t.statementMinutes, [1, SPEAKING_MINUTES_MAX]),
    inRange('speakers_list_point_of_order', t.pointOfOrderMinutes, [1, SPEAKING_MINUTES_MAX]),
    inRange('speakers_list_reply', t.replyMinutes, [1, SPEAKING_MINUTES_MAX]),
  ],
);

/**
 * One request for the floor. Its sequence number is given under the lock of the session's row and never changes. Of a delegation one
 * of each kind waits at a time.
 */
export const floorRequest = pgTable(
  'floor_request',
  {
    conferenceId: uuid().notNull(),
    id: id(),
    sessionId: uuid().notNull(),
    sequence: integer().notNull(),
    /** where the chair placed it among those of its kind that wait; null where it stands by the rules */
    position: integer(),
    kind: text({ enum: FLOOR_KINDS }).notNull(),
    delegationId: uuid().notNull(),
    /** who is to speak, as the delegation named the person */
    speaker: text(),
    requestedAt: createdAt(),
    requestedBy: uuid(),
    endedAs: text({ enum: REQUEST_ENDS }),
    endedAt: at(),
    endedBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    within('floor_request_session', [t.conferenceId, t.sessionId], [session.conferenceId, session.id]),
    within(
      'floor_request_delegation',
      [t.conferenceId, t.delegationId],
      [delegation.conferenceId, delegation.id],
    ),
    unique('floor_request_sequence').on(t.conferenceId, t.sessionId, t.sequence),
    uniqueIndex('floor_request_waiting')
      .on(t.conferenceId, t.sessionId, t.delegationId, t.kind)
      .where(sql`${t.endedAt} is null`),
    oneOf('floor_request_kind', t.kind, FLOOR_KINDS),
    oneOf('floor_request_end', t.endedAs, REQUEST_ENDS),
    positive('floor_request_sequence_range', t.sequence),
    positive('floor_request_position', t.position),
    length('floor_request_speaker', t.speaker, SPEAKER_MAX),
    notBefore('floor_request_ended', t.endedAt, t.requestedAt),
    check('floor_request_over', sql`(${t.endedAt} is null) = (${t.endedAs} is null)`),
  ],
);

/**
 * One speech: who had the floor, for what and for how long. Its clock is made of instants of the database; one runs at a time, and
 * one that was interrupted by a point of order stands still meanwhile. Ended, it is final.
 */
export const intervention = pgTable(
  'intervention',
  {
    conferenceId: uuid().notNull(),
    id: id(),
    sessionId: uuid().notNull(),
    number: integer().notNull(),
    kind: text({ enum: FLOOR_KINDS }).notNull(),
    delegationId: uuid().notNull(),
    speaker: text(),
    agendaItemId: uuid(),
    /** the request that was called; null for who was not on the list */
    requestId: uuid(),
    /** the speaking time as it was set when the floor was given; null is without a limit */
    minutes: integer(),
    startedAt: createdAt(),
    startedBy: uuid(),
    pausedAt: at(),
    /** for how long the clock stood still before, in milliseconds */
    pausedMs: integer().notNull().default(0),
    endedAt: at(),
    endedBy: uuid(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    within('intervention_session', [t.conferenceId, t.sessionId], [session.conferenceId, session.id]),
    within(
      'intervention_delegation',
      [t.conferenceId, t.delegationId],
      [delegation.conferenceId, delegation.id],
    ),
    within('intervention_item', [t.conferenceId, t.agendaItemId], [agendaItem.conferenceId, agendaItem.id]),
    within(
      'intervention_request',
      [t.conferenceId, t.requestId],
      [floorRequest.conferenceId, floorRequest.id],
    ),
    unique('intervention_number').on(t.conferenceId, t.sessionId, t.number),
    unique('intervention_of_request').on(t.conferenceId, t.requestId),
    uniqueIndex('intervention_running')
      .on(t.conferenceId, t.sessionId)
      .where(sql`${t.endedAt} is null and ${t.pausedAt} is null`),
    oneOf('intervention_kind', t.kind, FLOOR_KINDS),
    positive('intervention_number_range', t.number),
    positive('intervention_version', t.version),
    length('intervention_speaker', t.speaker, SPEAKER_MAX),
    inRange('intervention_minutes', t.minutes, [1, SPEAKING_MINUTES_MAX]),
    check('intervention_paused_ms', sql`${t.pausedMs} >= 0`),
    notBefore('intervention_paused', t.pausedAt, t.startedAt),
    notBefore('intervention_ended', t.endedAt, t.startedAt),
    check('intervention_still', sql`${t.endedAt} is null or ${t.pausedAt} is null`),
  ],
);

/** What the record of a speech should read, or that it was not given. What was recorded stays, and the last correction counts. */
export const interventionCorrection = pgTable(
  'intervention_correction',
  {
    conferenceId: uuid().notNull(),
    interventionId: uuid().notNull(),
    number: integer().notNull(),
    standing: text({ enum: SPEECH_STANDINGS }).notNull(),
    delegationId: uuid().notNull(),
    speaker: text(),
    startedAt: at().notNull(),
    endedAt: at().notNull(),
    reason: text().notNull(),
    recordedAt: createdAt(),
    recordedBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.interventionId, t.number] }),
    within(
      'intervention_correction_of',
      [t.conferenceId, t.interventionId],
      [intervention.conferenceId, intervention.id],
    ),
    within(
      'intervention_correction_delegation',
      [t.conferenceId, t.delegationId],
      [delegation.conferenceId, delegation.id],
    ),
    oneOf('intervention_correction_standing', t.standing, SPEECH_STANDINGS),
    positive('intervention_correction_number', t.number),
    length('intervention_correction_speaker', t.speaker, SPEAKER_MAX),
    length('intervention_correction_reason', t.reason, REASON_MAX),
    notBefore('intervention_correction_times', t.endedAt, t.startedAt),
    notBefore('intervention_correction_past', t.recordedAt, t.endedAt),
  ],
);
