import { sql } from 'drizzle-orm';
import { char, check, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { DELEGATION_KINDS } from '@/domain/actor';
import { REASON_MAX } from '@/domain/correcting';
import { CREDENTIALS_STATUSES } from '@/domain/credentials';
import { REPORT_ACTS } from '@/domain/credentials-reports';
import {
  createdAt,
  id,
  inEachLanguage,
  length,
  localText,
  oneOf,
  partOf,
  positive,
  within,
  writtenOrNull,
} from '../columns';
import { session } from './agenda';
import { conference } from './conferences';
import { delegation } from './delegations';

/** A report on credentials, as it was issued for the plenary. It never changes: a later report stands beside it. */
export const credentialsReport = pgTable(
  'credentials_report',
  {
    conferenceId: uuid()
      .notNull()
      .references(() => conference.id, { onDelete: 'cascade' }),
    id: id(),
    /** which report of the conference it is, from 1 */
    number: integer().notNull(),
    /** how many it names: those that it was issued with, and none later */
    delegations: integer().notNull(),
    /** what it adds to the states */
    remarks: localText(),
    issuedAt: createdAt(),
    issuedBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    unique('credentials_report_number').on(t.conferenceId, t.number),
    positive('credentials_report_number_range', t.number),
    positive('credentials_report_delegations', t.delegations),
    inEachLanguage('credentials_report_remarks_languages', t.remarks),
    writtenOrNull('credentials_report_remarks_written', t.remarks),
  ],
);

/** A delegation as a report names it, with the state that its credentials had then. */
export const reportedCredentials = pgTable(
  'reported_credentials',
  {
    conferenceId: uuid().notNull(),
    reportId: uuid().notNull(),
    delegationId: uuid().notNull(),
    kind: text({ enum: DELEGATION_KINDS }).notNull(),
    countryCode: char({ length: 2 }),
    organization: text(),
    status: text({ enum: CREDENTIALS_STATUSES }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.reportId, t.delegationId] }),
    partOf(
      'reported_credentials_in',
      [t.conferenceId, t.reportId],
      [credentialsReport.conferenceId, credentialsReport.id],
    ),
    within(
      'reported_credentials_of',
      [t.conferenceId, t.delegationId],
      [delegation.conferenceId, delegation.id],
    ),
    oneOf('reported_credentials_kind', t.kind, DELEGATION_KINDS),
    oneOf('reported_credentials_status', t.status, CREDENTIALS_STATUSES),
    length('reported_credentials_organization', t.organization, 160),
    check('reported_credentials_sender', sql`(${t.countryCode} is null) <> (${t.organization} is null)`),
    check('reported_credentials_country', sql`${t.countryCode} ~ '^[A-Z]{2}$'`),
  ],
);

/** What became of a report, one act after the other: the latest one counts. */
export const credentialsReportAct = pgTable(
  'credentials_report_act',
  {
    conferenceId: uuid().notNull(),
    reportId: uuid().notNull(),
    number: integer().notNull(),
    kind: text({ enum: REPORT_ACTS }).notNull(),
    /** in which it was adopted */
    sessionId: uuid(),
    /** what was said when it was adopted */
    remarks: localText(),
    /** why it, or its adoption, was withdrawn */
    reason: text(),
    recordedAt: createdAt(),
    recordedBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.reportId, t.number] }),
    partOf(
      'credentials_report_act_of',
      [t.conferenceId, t.reportId],
      [credentialsReport.conferenceId, credentialsReport.id],
    ),
    within('credentials_report_act_in', [t.conferenceId, t.sessionId], [session.conferenceId, session.id]),
    positive('credentials_report_act_number', t.number),
    oneOf('credentials_report_act_kind', t.kind, REPORT_ACTS),
    inEachLanguage('credentials_report_act_remarks_languages', t.remarks),
    writtenOrNull('credentials_report_act_remarks_written', t.remarks),
    length('credentials_report_act_reason', t.reason, REASON_MAX),
    check(
      'credentials_report_act_whole',
      sql`(${t.kind} = 'adopted') = (${t.sessionId} is not null) and (${t.kind} = 'adopted') = (${t.reason} is null)
        and (${t.kind} = 'adopted' or ${t.remarks} is null)`,
    ),
  ],
);
