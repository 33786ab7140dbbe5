import { sql } from 'drizzle-orm';
import {
  char,
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
import { CAPACITIES, DELEGATION_KINDS } from '@/domain/actor';
import { REASON_MAX } from '@/domain/correcting';
import { CREDENTIALS_STATUSES } from '@/domain/credentials';
import { HANDS, NAME_MAX } from '@/domain/person-changes';
import { type AnswerColumn, QUESTIONS } from '@/domain/questions';
import { DECISIONS } from '@/domain/registration';
import {
  at,
  bounded,
  createdAt,
  folded,
  id,
  languagesOnly,
  length,
  nameKeyOf,
  notBefore,
  oneOf,
  partOf,
  positive,
  within,
} from '../columns';
import { account } from './accounts';
import { activeHead } from './active-head';
import { conference } from './conferences';
import { file } from './files';

export const delegation = pgTable(
  'delegation',
  {
    conferenceId: uuid()
      .notNull()
      .references(() => conference.id, { onDelete: 'cascade' }),
    id: id(),
    kind: text({ enum: DELEGATION_KINDS }).notNull(),
    countryCode: char({ length: 2 }),
    organization: text(),
    /** how many persons it may send */
    quota: integer().notNull(),
    credentialsStatus: text({ enum: CREDENTIALS_STATUSES }).notNull().default('awaited'),
    credentialsReason: text(),
    credentialsDecidedAt: at(),
    credentialsDecidedBy: uuid(),
    /** it does not come; what it had stands still until it is reinstated */
    withdrawnAt: at(),
    withdrawnBy: uuid(),
    withdrawalReason: text(),
    /** who comes is confirmed; from then on the secretariat alone changes it */
    confirmedAt: at(),
    confirmedBy: uuid(),
    /** the delegation asks for its list to be open again, and why; empty once that is answered */
    reopeningRequestedAt: at(),
    reopeningRequestedBy: uuid(),
    reopeningReason: text(),
    createdAt: createdAt(),
    version: integer().notNull().default(1),
  },
  (t) => [
    bounded(
      'delegation_bounds',
      [t.organization, 160],
      [t.credentialsReason, 1000],
      [t.withdrawalReason, REASON_MAX],
      [t.reopeningReason, REASON_MAX],
    ),
    primaryKey({ columns: [t.conferenceId, t.id] }),
    unique('delegation_country').on(t.conferenceId, t.countryCode, t.kind),
    uniqueIndex('delegation_organization').on(t.conferenceId, folded(t.organization)),
    check('delegation_sender', sql`(${t.countryCode} is null) <> (${t.organization} is null)`),
    check('delegation_quota', sql`${t.quota} between 1 and 500`),
    check('delegation_country_form', sql`${t.countryCode} ~ '^[A-Z]{2}$'`),
    oneOf('delegation_kind', t.kind, DELEGATION_KINDS),
    positive('delegation_version', t.version),
    notBefore('delegation_withdrawn', t.withdrawnAt, t.createdAt),
    notBefore('delegation_confirmed', t.confirmedAt, t.createdAt),
    notBefore('delegation_reopening_requested', t.reopeningRequestedAt, t.confirmedAt),
    check(
      'delegation_reopening',
      sql`num_nulls(${t.reopeningRequestedAt}, ${t.reopeningReason}) in (0, 2)
        and (${t.reopeningRequestedAt} is null or ${t.confirmedAt} is not null)`,
    ),
    check('delegation_withdrawal', sql`(${t.withdrawnAt} is null) = (${t.withdrawalReason} is null)`),
    oneOf('delegation_credentials', t.credentialsStatus, CREDENTIALS_STATUSES),
  ],
);

/** The person at the NCB or the organization who names its participants. */
export const focalPoint = pgTable(
  'focal_point',
  {
    conferenceId: uuid().notNull(),
    id: id(),
    delegationId: uuid().notNull(),
    accountId: uuid()
      .notNull()
      .references(() => account.id),
    /** the name in this delegation, once it was corrected; until then that of the account */
    name: text(),
    invitedAt: createdAt(),
    withdrawnAt: at(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    length('focal_point_name_length', t.name, NAME_MAX),
    partOf(
      'focal_point_delegation',
      [t.conferenceId, t.delegationId],
      [delegation.conferenceId, delegation.id],
    ),
    uniqueIndex('focal_point_current')
      .on(t.conferenceId, t.delegationId, t.accountId)
      .where(sql`${t.withdrawnAt} is null`),
    index('focal_point_account').on(t.accountId),
    notBefore('focal_point_withdrawn', t.withdrawnAt, t.invitedAt),
    positive('focal_point_version', t.version),
  ],
);

/** One person of a delegation, from the nomination on. */
export const participant = pgTable(
  'participant',
  {
    conferenceId: uuid().notNull(),
    id: id(),
    delegationId: uuid().notNull(),
    accountId: uuid()
      .notNull()
      .references(() => account.id),
    capacity: text({ enum: CAPACITIES }).notNull(),
    /** the name in this delegation, once it was corrected; until then that of the account */
    name: text(),
    nominatedAt: createdAt(),
    nominatedBy: uuid(),
    withdrawnAt: at(),
    withdrawnBy: uuid(),
    submittedAt: at(),
    /** the accreditation: accepted, or returned to the delegate with a reason */
    decision: text({ enum: DECISIONS }),
    decisionReason: text(),
    decidedAt: at(),
    decidedBy: uuid(),
    /** when what the conference held about the person was erased; from then on nothing is written anew */
    erasedAt: at(),
    version: integer().notNull().default(1),
  },
  (t) => [
    bounded('participant_bounds', [t.decisionReason, 1000]),
    primaryKey({ columns: [t.conferenceId, t.id] }),
    partOf(
      'participant_delegation',
      [t.conferenceId, t.delegationId],
      [delegation.conferenceId, delegation.id],
    ),
    uniqueIndex('participant_one_head').on(t.conferenceId, t.delegationId).where(activeHead(t)),
    uniqueIndex('participant_once').on(t.conferenceId, t.accountId).where(sql`${t.withdrawnAt} is null`),
    index('participant_by_delegation').on(t.conferenceId, t.delegationId),
    index('participant_account').on(t.accountId),
    index('participant_name_key').on(t.conferenceId, nameKeyOf(t.name)).where(sql`${t.name} is not null`),
    oneOf('participant_capacity', t.capacity, CAPACITIES),
    oneOf('participant_decision', t.decision, DECISIONS),
    check('participant_decided', sql`(${t.decision} is null) = (${t.decidedAt} is null)`),
    check(
      'participant_returned_reason',
      sql`${t.decision} is distinct from 'returned' or length(btrim(${t.decisionReason})) > 0`,
    ),
    notBefore('participant_erased', t.erasedAt, t.nominatedAt),
    notBefore('participant_withdrawn', t.withdrawnAt, t.nominatedAt),
    positive('participant_version', t.version),
    length('participant_name_length', t.name, NAME_MAX),
    check('participant_submitted_first', sql`${t.decision} is null or ${t.submittedAt} is not null`),
  ],
);

/**
 * Another address for a person, which takes effect when it is confirmed by whoever reads its mail: the seat then belongs to
 * the account of that address. Of a seat one offer is open.
 */
export const addressOffer = pgTable(
  'address_offer',
  {
    conferenceId: uuid().notNull(),
    id: id(),
    participantId: uuid().notNull(),
    /** the account of the address that is offered */
    accountId: uuid()
      .notNull()
      .references(() => account.id),
    reason: text().notNull(),
    hand: text({ enum: HANDS }).notNull(),
    offeredAt: createdAt(),
    offeredBy: uuid(),
    confirmedAt: at(),
    withdrawnAt: at(),
  },
  (t) => [
    length('address_offer_reason', t.reason, REASON_MAX),
    primaryKey({ columns: [t.conferenceId, t.id] }),
    partOf(
      'address_offer_participant',
      [t.conferenceId, t.participantId],
      [participant.conferenceId, participant.id],
    ),
    uniqueIndex('address_offer_open')
      .on(t.conferenceId, t.participantId)
      .where(sql`${t.confirmedAt} is null and ${t.withdrawnAt} is null`),
    index('address_offer_account').on(t.accountId),
    oneOf('address_offer_hand', t.hand, HANDS),
    notBefore('address_offer_confirmed', t.confirmedAt, t.offeredAt),
    notBefore('address_offer_withdrawn', t.withdrawnAt, t.offeredAt),
    check('address_offer_end', sql`num_nonnulls(${t.confirmedAt}, ${t.withdrawnAt}) <= 1`),
  ],
);

/** What the delegate fills in: personal data, apart from the seat it belongs to. */
export const registration = pgTable(
  'registration',
  {
    conferenceId: uuid().notNull(),
    participantId: uuid().notNull(),
    ...({
      givenName: text(),
      familyName: text(),
      badgeName: text(),
      office: text(),
      phone: text(),
      languages: text().array().notNull().default(sql`'{}'`),
      dietaryNeeds: text(),
      accessNeeds: text(),
      photoId: uuid(),
      dataConsentAt: at(),
      listConsentAt: at(),
      photoConsentAt: at(),
      /** when the person took it back; null while it is given, and where it never was */
      dataConsentWithdrawnAt: at(),
      listConsentWithdrawnAt: at(),
      photoConsentWithdrawnAt: at(),
    } satisfies Record<AnswerColumn, unknown>),
    savedAt: createdAt(),
    version: integer().notNull().default(1),
  },
  (t) => [
    bounded(
      'registration_bounds',
      // Twice what the form takes: the form alone knows how a number is written.
      [t.phone, 2 * QUESTIONS.phone.most],
      [t.dietaryNeeds, QUESTIONS.dietaryNeeds.most],
      [t.accessNeeds, QUESTIONS.accessNeeds.most],
    ),
    primaryKey({ columns: [t.conferenceId, t.participantId] }),
    partOf(
      'registration_participant',
      [t.conferenceId, t.participantId],
      [participant.conferenceId, participant.id],
    ),
    within('registration_photo', [t.conferenceId, t.photoId], [file.conferenceId, file.id]),
    check(
      'registration_consent',
      sql`(${t.dataConsentAt} is null or ${t.dataConsentWithdrawnAt} is null)
        and (${t.listConsentAt} is null or ${t.listConsentWithdrawnAt} is null)
        and (${t.photoConsentAt} is null or ${t.photoConsentWithdrawnAt} is null)`,
    ),
    languagesOnly('registration_languages', t.languages),
    index('registration_name_key').on(
      t.conferenceId,
      nameKeyOf(sql`coalesce(${t.givenName}, '') || ' ' || coalesce(${t.familyName}, '')`),
    ),
    index('registration_badge_key').on(t.conferenceId, nameKeyOf(t.badgeName)),
    check('registration_version', sql`${t.version} >= 0`),
    length('registration_given_length', t.givenName, QUESTIONS.givenName.most),
    length('registration_family_length', t.familyName, QUESTIONS.familyName.most),
    length('registration_badge_length', t.badgeName, QUESTIONS.badgeName.most),
    length('registration_office_length', t.office, QUESTIONS.office.most),
  ],
);
