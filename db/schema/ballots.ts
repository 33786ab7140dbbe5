import { sql } from 'drizzle-orm';
import {
  char,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Conflict } from '@/domain/ballot-check';
import type { BallotFormat } from '@/domain/chain';
import { REASON_MAX } from '@/domain/correcting';
import type { Phrase } from '@/domain/explaining';
import type { ExclusionReason } from '@/domain/roll';
import type { Rules, RulesProfile } from '@/domain/rules';
import { CHOICES } from '@/domain/tally';
import { BALLOT_PROCEDURES, LAPSE_REASONS } from '@/domain/voting';
import {
  at,
  bounded,
  createdAt,
  id,
  inEachLanguage,
  length,
  localText,
  oneOf,
  partOf,
  positive,
  within,
} from '../columns';
import { conference } from './conferences';
import { delegation } from './delegations';
import { outcome } from './outcomes';

/** What was declared. Counts are delegations; `outcome` is a word of the decision table (domain/deciding). */
export type DeclaredResult = {
  outcome: string;
  counts: { roll: number; for: number; against: number; abstain: number; notVoting: number; members: number };
  breaks: number;
  explanation: Phrase;
};

/**
 * One question put to the electoral roll. Question, profile and times are fixed when it is scheduled; roll, rules and the
 * beginning of its chain at the opening; the result at the declaration. One that could not open has lapsed, for good.
 */
export const ballot = pgTable(
  'ballot',
  {
    conferenceId: uuid()
      .notNull()
      .references(() => conference.id, { onDelete: 'cascade' }),
    id: id(),
    number: integer().notNull(),
    /** how its chain and its result package are written, see domain/chain */
    format: integer().$type<BallotFormat>().notNull().default(2),
    outcomeId: uuid().notNull(),
    procedure: text({ enum: BALLOT_PROCEDURES }).notNull(),
    question: localText().notNull(),
    round: integer().notNull().default(1),
    previousBallotId: uuid(),
    rulesName: localText().notNull(),
    profile: jsonb().$type<RulesProfile>().notNull(),
    /** with their numbers; null until the opening, as is `headHash` */
    rules: jsonb().$type<Rules>(),
    opensAt: at().notNull(),
    closesAt: at().notNull(),
    scheduledAt: createdAt(),
    scheduledBy: uuid(),
    /** when the opening was written down: at `opensAt`, or a little later */
    openedAt: at(),
    openedBy: uuid(),
    lapsedAt: at(),
    lapseReason: text({ enum: LAPSE_REASONS }),
    /** when it was cancelled before its close, for good: what was cast stays sealed and is never counted */
    cancelledAt: at(),
    cancelledBy: uuid(),
    cancelReason: text(),
    /** the sequence that the next vote, break of silence or act gets */
    nextSequence: integer().notNull().default(1),
    headHash: text(),
    /** when its record was first found to contradict itself, when it was last looked at, and the first conflict then */
    doubtedAt: at(),
    lookedAt: at(),
    doubt: jsonb().$type<Conflict>(),
    declaredAt: at(),
    /** the instant that ended it: the closing instant, or an earlier one; written with the result, or when it was cancelled */
    endedAt: at(),
    result: jsonb().$type<DeclaredResult>(),
    /** the result package, byte for byte as signed */
    resultPackage: text(),
    signature: text(),
  },
  (t) => [
    // No package is too long to be declared: this is the longest text that the application can make.
    bounded('ballot_bounds', [t.headHash, 100], [t.resultPackage, 540_000_000], [t.signature, 200]),
    primaryKey({ columns: [t.conferenceId, t.id] }),
    unique('ballot_number').on(t.conferenceId, t.number),
    within('ballot_outcome', [t.conferenceId, t.outcomeId], [outcome.conferenceId, outcome.id]),
    within('ballot_previous', [t.conferenceId, t.previousBallotId], [t.conferenceId, t.id]),
    uniqueIndex('ballot_one_open')
      .on(t.conferenceId, t.outcomeId)
      .where(sql`${t.declaredAt} is null and ${t.lapsedAt} is null and ${t.cancelledAt} is null`),
    index('ballot_due')
      .on(t.closesAt)
      .where(sql`${t.declaredAt} is null and ${t.lapsedAt} is null and ${t.cancelledAt} is null`),
    index('ballot_to_open')
      .on(t.opensAt)
      .where(sql`${t.openedAt} is null and ${t.lapsedAt} is null and ${t.cancelledAt} is null`),
    oneOf('ballot_procedure', t.procedure, BALLOT_PROCEDURES),
    check('ballot_range', sql`${t.closesAt} > ${t.opensAt}`),
    positive('ballot_number_range', t.number),
    positive('ballot_next_sequence', t.nextSequence),
    inEachLanguage('ballot_question_languages', t.question),
    inEachLanguage('ballot_rules_name_languages', t.rulesName),
    check('ballot_round', sql`${t.round} between 1 and 9`),
    check('ballot_format', sql`${t.format} in (1, 2)`),
    check('ballot_doubt', sql`num_nulls(${t.doubtedAt}, ${t.lookedAt}, ${t.doubt}) in (0, 3)`),
    check(
      'ballot_opened',
      sql`(${t.openedAt} is null) = (${t.rules} is null) and (${t.openedAt} is null) = (${t.headHash} is null)`,
    ),
    oneOf('ballot_lapse_reason', t.lapseReason, LAPSE_REASONS),
    check(
      'ballot_lapsed',
      sql`(${t.lapsedAt} is null) = (${t.lapseReason} is null) and (${t.lapsedAt} is null or ${t.openedAt} is null)`,
    ),
    check(
      'ballot_declared',
      sql`(${t.declaredAt} is null) = (${t.result} is null) and (${t.resultPackage} is null) = (${t.signature} is null)
        and (${t.declaredAt} is null or ${t.openedAt} is not null)
        and (${t.resultPackage} is null) = (${t.openedAt} is null or num_nonnulls(${t.declaredAt}, ${t.cancelledAt}) = 0)
        and (${t.endedAt} is null) = (num_nonnulls(${t.declaredAt}, ${t.cancelledAt}) = 0)`,
    ),
    check(
      'ballot_cancelled',
      sql`num_nonnulls(${t.declaredAt}, ${t.lapsedAt}, ${t.cancelledAt}) < 2
        and (${t.cancelledAt} is null) = (${t.cancelReason} is null)`,
    ),
    length('ballot_cancel_reason', t.cancelReason, REASON_MAX),
  ],
);

/** A ballot by its keys. */
export type BallotRef = { conferenceId: string; ballotId: string };
export type Ballot = typeof ballot.$inferSelect;
/** A ballot whose roll and rules are frozen. */
type OpenedFields = { openedAt: Date; rules: Rules; headHash: string };
export type OpenedBallot = Ballot & OpenedFields;

/** True once roll and rules are frozen, whether the ballot is open or already over. */
export const isOpened = <B extends Pick<Ballot, keyof OpenedFields>>(row: B): row is B & OpenedFields =>
  row.openedAt !== null && row.rules !== null && row.headHash !== null;

/** The entitled delegations, frozen at opening. */
export const roll = pgTable(
  'roll',
  {
    conferenceId: uuid().notNull(),
    ballotId: uuid().notNull(),
    delegationId: uuid().notNull(),
    countryCode: char({ length: 2 }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.ballotId, t.delegationId] }),
    partOf('roll_ballot', [t.conferenceId, t.ballotId], [ballot.conferenceId, ballot.id]),
    within('roll_delegation', [t.conferenceId, t.delegationId], [delegation.conferenceId, delegation.id]),
    unique('roll_country').on(t.conferenceId, t.ballotId, t.countryCode),
  ],
);

/** Who is not on the roll, and why, as it was judged at opening. */
export const rollExclusion = pgTable(
  'roll_exclusion',
  {
    conferenceId: uuid().notNull(),
    ballotId: uuid().notNull(),
    /** ISO code of a country, or the name of an organization */
    name: text().notNull(),
    reason: text().$type<ExclusionReason>().notNull(),
  },
  (t) => [
    bounded('roll_exclusion_bounds', [t.name, 160], [t.reason, 60]),
    primaryKey({ columns: [t.conferenceId, t.ballotId, t.name] }),
    partOf('roll_exclusion_ballot', [t.conferenceId, t.ballotId], [ballot.conferenceId, ballot.id]),
  ],
);

/** One version of one delegation's vote. Append-only; the last version before the close counts. */
export const ballotEvent = pgTable(
  'ballot_event',
  {
    conferenceId: uuid().notNull(),
    ballotId: uuid().notNull(),
    sequence: integer().notNull(),
    delegationId: uuid().notNull(),
    version: integer().notNull(),
    choice: text({ enum: CHOICES }).notNull(),
    /** the idempotency key of the form that was sent */
    key: uuid().notNull(),
    actor: uuid().notNull(),
    at: at().notNull(),
    /** keeps the hash from telling the choice; a vote of before salts has none */
    salt: text(),
    previousHash: text().notNull(),
    hash: text().notNull(),
    /** the signed receipt, byte for byte as it was answered */
    receipt: text().notNull(),
  },
  (t) => [
    bounded('ballot_event_bounds', [t.previousHash, 100], [t.hash, 100], [t.receipt, 20_000]),
    primaryKey({ columns: [t.conferenceId, t.ballotId, t.sequence] }),
    unique('ballot_event_version').on(t.conferenceId, t.ballotId, t.delegationId, t.version),
    unique('ballot_event_key').on(t.conferenceId, t.ballotId, t.key),
    foreignKey({
      name: 'ballot_event_roll',
      columns: [t.conferenceId, t.ballotId, t.delegationId],
      foreignColumns: [roll.conferenceId, roll.ballotId, roll.delegationId],
    }),
    oneOf('ballot_event_choice', t.choice, CHOICES),
    check('ballot_event_sequence', sql`${t.sequence} > 0 and ${t.version} > 0`),
    check('ballot_event_salt', sql`${t.salt} is not null and ${t.salt} ~ '^[0-9a-f]{32}$'`),
  ],
);

/** A vote that was refused: too late, not entitled. */
export const refusedVote = pgTable(
  'refused_vote',
  {
    conferenceId: uuid().notNull(),
    id: id(),
    ballotId: uuid().notNull(),
    delegationId: uuid(),
    actor: uuid().notNull(),
    reason: text().notNull(),
    at: at().notNull(),
  },
  (t) => [
    bounded('refused_vote_bounds', [t.reason, 60]),
    primaryKey({ columns: [t.conferenceId, t.id] }),
    within('refused_vote_ballot', [t.conferenceId, t.ballotId], [ballot.conferenceId, ballot.id]),
    within(
      'refused_vote_delegation',
      [t.conferenceId, t.delegationId],
      [delegation.conferenceId, delegation.id],
    ),
  ],
);

/**
 * A delegation that broke silence before the deadline, in the chain of its ballot as a vote is. A ballot of format 1
 * has its breaks outside of the chain.
 */
export const silenceBreak = pgTable(
  'silence_break',
  {
    conferenceId: uuid().notNull(),
    ballotId: uuid().notNull(),
    delegationId: uuid().notNull(),
    reason: text().notNull(),
    at: at().notNull(),
    brokenBy: uuid().notNull(),
    sequence: integer(),
    /** the idempotency key of the form that was sent */
    key: uuid(),
    /** keeps the hash of the reason from telling it to who guesses */
    salt: text(),
    previousHash: text(),
    hash: text(),
    /** the signed receipt, byte for byte as it was answered */
    receipt: text(),
  },
  (t) => [
    bounded('silence_break_bounds', [t.previousHash, 100], [t.hash, 100], [t.receipt, 20_000], [t.salt, 64]),
    primaryKey({ columns: [t.conferenceId, t.ballotId, t.delegationId] }),
    foreignKey({
      name: 'silence_break_roll',
      columns: [t.conferenceId, t.ballotId, t.delegationId],
      foreignColumns: [roll.conferenceId, roll.ballotId, roll.delegationId],
    }),
    length('silence_break_reason', t.reason, 2000),
    unique('silence_break_sequence').on(t.conferenceId, t.ballotId, t.sequence),
    unique('silence_break_key').on(t.conferenceId, t.ballotId, t.key),
    check(
      'silence_break_chained',
      sql`num_nulls(${t.sequence}, ${t.key}, ${t.salt}, ${t.previousHash}, ${t.hash}, ${t.receipt}) in (0, 6)`,
    ),
    positive('silence_break_sequence_range', t.sequence),
  ],
);
