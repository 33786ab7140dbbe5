import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { REASON_MAX } from '@/domain/correcting';
import { FORWARDED_SYMBOL_MAX } from '@/domain/forwarding';
import {
  EVIDENCE_MAX,
  IMPLEMENTATION_STATES,
  MOST_ANSWER_DAYS,
  MOST_MONTHS,
  NOTICE_KINDS,
  WORDS_MAX,
} from '@/domain/implementation';
import { NAME_MAX } from '@/domain/person-changes';
import {
  createdAt,
  id,
  inEachLanguage,
  inRange,
  length,
  localText,
  oneOf,
  partOf,
  positive,
  within,
  writtenOrNull,
} from '../columns';
import { delegation } from './delegations';
import { file } from './files';
import { outcome } from './outcomes';

/** That the members are asked what became of an adopted outcome. When, its rhythms say; it stays as it was opened. */
export const followUp = pgTable(
  'follow_up',
  {
    conferenceId: uuid().notNull(),
    outcomeId: uuid().notNull(),
    /** everybody reads in which state each country is; what it wrote is for those who take part */
    publicStates: boolean().notNull(),
    openedAt: createdAt(),
    openedBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.outcomeId] }),
    partOf('follow_up_of', [t.conferenceId, t.outcomeId], [outcome.conferenceId, outcome.id]),
  ],
);

/** Who is asked: the members' delegations as they were when the follow-up was opened. */
export const followUpMember = pgTable(
  'follow_up_member',
  { conferenceId: uuid().notNull(), outcomeId: uuid().notNull(), delegationId: uuid().notNull() },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.outcomeId, t.delegationId] }),
    partOf('follow_up_member_of', [t.conferenceId, t.outcomeId], [followUp.conferenceId, followUp.outcomeId]),
    within(
      'follow_up_member_who',
      [t.conferenceId, t.delegationId],
      [delegation.conferenceId, delegation.id],
    ),
    index('follow_up_member_by_delegation').on(t.conferenceId, t.delegationId),
  ],
);

/** When reports are asked for, as it was set one time after the other; without a first day the follow-up has ended. */
export const followUpRhythm = pgTable(
  'follow_up_rhythm',
  {
    conferenceId: uuid().notNull(),
    outcomeId: uuid().notNull(),
    number: integer().notNull(),
    firstOn: date(),
    everyMonths: integer(),
    answerDays: integer(),
    lastOn: date(),
    /** why it was changed or ended */
    reason: text(),
    setAt: createdAt(),
    setBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.outcomeId, t.number] }),
    partOf('follow_up_rhythm_of', [t.conferenceId, t.outcomeId], [followUp.conferenceId, followUp.outcomeId]),
    positive('follow_up_rhythm_number', t.number),
    inRange('follow_up_rhythm_months', t.everyMonths, [1, MOST_MONTHS]),
    inRange('follow_up_rhythm_days', t.answerDays, [1, MOST_ANSWER_DAYS]),
    check(
      'follow_up_rhythm_whole',
      sql`(${t.firstOn} is null) = (${t.answerDays} is null)
        and (${t.firstOn} is not null or num_nonnulls(${t.everyMonths}, ${t.lastOn}) = 0)
        and (${t.lastOn} is null or (${t.everyMonths} is not null and ${t.lastOn} >= ${t.firstOn}))`,
    ),
    check(
      'follow_up_rhythm_why',
      sql`(${t.number} = 1) = (${t.reason} is null) and (${t.number} > 1 or ${t.firstOn} is not null)`,
    ),
    length('follow_up_rhythm_reason', t.reason, REASON_MAX),
  ],
);

/** What a member says of an outcome at an instant. The latest stands; the ones before stay to be read. */
export const implementationReport = pgTable(
  'implementation_report',
  {
    conferenceId: uuid().notNull(),
    id: id(),
    outcomeId: uuid().notNull(),
    delegationId: uuid().notNull(),
    /** counted for each member */
    number: integer().notNull(),
    state: text({ enum: IMPLEMENTATION_STATES }).notNull(),
    /** what was done; of what is not applicable, why */
    words: text(),
    /** where that can be seen */
    evidence: text(),
    /** a document that shows it; a report may bear that of the one before it */
    fileId: uuid(),
    /** SHA-256 of its bytes */
    fileDigest: text(),
    doneOn: date(),
    /** whom to ask, for the secretariat and the country itself */
    contactName: text(),
    contactEmail: text(),
    /** the date of the letter that the secretariat recorded it from; null: the country reported here */
    letterOn: date(),
    reportedAt: createdAt(),
    reportedBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    within(
      'implementation_report_by',
      [t.conferenceId, t.outcomeId, t.delegationId],
      [followUpMember.conferenceId, followUpMember.outcomeId, followUpMember.delegationId],
    ),
    within('implementation_report_file', [t.conferenceId, t.fileId], [file.conferenceId, file.id]),
    index('implementation_report_by_file').on(t.conferenceId, t.fileId),
    check(
      'implementation_report_file_digest',
      sql`(${t.fileId} is null) = (${t.fileDigest} is null) and ${t.fileDigest} ~ '^[0-9a-f]{64}$'`,
    ),
    unique('implementation_report_number').on(t.conferenceId, t.outcomeId, t.delegationId, t.number),
    positive('implementation_report_number_range', t.number),
    oneOf('implementation_report_state', t.state, IMPLEMENTATION_STATES),
    length('implementation_report_words', t.words, WORDS_MAX),
    length('implementation_report_evidence', t.evidence, EVIDENCE_MAX),
    length('implementation_report_contact', t.contactName, NAME_MAX),
    length('implementation_report_address', t.contactEmail, 320),
    check(
      'implementation_report_whole',
      sql`(${t.state} = 'done' or ${t.doneOn} is null) and (${t.state} <> 'notApplicable' or ${t.words} is not null)`,
    ),
  ],
);

/** That those who owed a report were written to in a round; once for each, however often one looks. */
export const followUpNotice = pgTable(
  'follow_up_notice',
  {
    conferenceId: uuid().notNull(),
    outcomeId: uuid().notNull(),
    /** the first day of the round */
    roundOn: date().notNull(),
    kind: text({ enum: NOTICE_KINDS }).notNull(),
    sentAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.outcomeId, t.roundOn, t.kind] }),
    partOf('follow_up_notice_of', [t.conferenceId, t.outcomeId], [followUp.conferenceId, followUp.outcomeId]),
    oneOf('follow_up_notice_kind', t.kind, NOTICE_KINDS),
  ],
);

/**
 * That an adopted outcome was forwarded to the General Assembly, one act after the other: the latest one counts, and without an
 * assembly what was forwarded is withdrawn.
 */
export const forwarding = pgTable(
  'forwarding',
  {
    conferenceId: uuid().notNull(),
    outcomeId: uuid().notNull(),
    number: integer().notNull(),
    /** the session of the General Assembly */
    assembly: localText(),
    forwardedOn: date(),
    /** under which it is there, once that is known */
    symbol: text(),
    /** why it was corrected or withdrawn */
    reason: text(),
    recordedAt: createdAt(),
    recordedBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.outcomeId, t.number] }),
    partOf('forwarding_of', [t.conferenceId, t.outcomeId], [outcome.conferenceId, outcome.id]),
    positive('forwarding_number', t.number),
    inEachLanguage('forwarding_assembly_languages', t.assembly),
    writtenOrNull('forwarding_assembly_written', t.assembly),
    length('forwarding_symbol', t.symbol, FORWARDED_SYMBOL_MAX),
    length('forwarding_reason', t.reason, REASON_MAX),
    check(
      'forwarding_whole',
      sql`num_nulls(${t.assembly}, ${t.forwardedOn}) in (0, 2) and (${t.assembly} is not null or ${t.symbol} is null)`,
    ),
    check(
      'forwarding_why',
      sql`(${t.number} = 1) = (${t.reason} is null) and (${t.number} > 1 or ${t.assembly} is not null)`,
    ),
  ],
);
