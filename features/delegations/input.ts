import * as z from 'zod';
import { CAPACITIES, DELEGATION_KINDS } from '@/domain/actor';
import { CREDENTIALS_STATUSES } from '@/domain/credentials';
import { IMPORT_KINDS } from '@/domain/imports';
import { FORMER_HEAD } from '@/domain/new-head';
import { NAME_MAX } from '@/domain/person-changes';
import {
  CONSENTS,
  type ConsentQuestion,
  PERSON_QUESTIONS,
  QUESTIONS,
  type Questions,
  questionsIn,
  type StoredAnswers,
} from '@/domain/questions';
import { DECISIONS } from '@/domain/registration';
import { whyNotSender } from '@/domain/senders';
import {
  chosen,
  digest,
  email,
  id,
  line,
  locale,
  oneOf,
  optionalLine,
  optionalProse,
  orNull,
  prose,
  reason,
  slug,
  ticked,
  wholeNumber,
} from '@/platform/fields';
import { MOST_FILE } from '@/platform/http/sizes.mjs';
import { COUNTRY_CODES } from '@/platform/i18n/country-names';
import { says } from '@/platform/says';
import { LIST } from '@/platform/sheets/field';
import { MOST_COLUMNS } from '@/platform/sheets/sheet';
import { personSchema } from './input/person';

/** The largest delegation; the database has the same bound. */
const MOST_PLACES = 500;
const REASON_MAX = 1000;
/** What an address says of a list: its view, its order and what is looked for, each sign of that up to twelve signs long. */
const MOST_OF_LIST = 1200;

const inConference = { conference: slug };
const inDelegation = { ...inConference, delegationId: id };
const version = wholeNumber(0, 1_000_000);

const countryCode = z.preprocess(
  (v) => (v === '' ? undefined : v),
  z
    .string()
    .refine((code) => COUNTRY_CODES.includes(code), { error: says('common.invalid.choice') })
    .optional(),
);

export const invitationInput = z
  .strictObject({
    ...inConference,
    kind: oneOf(DELEGATION_KINDS),
    countryCode,
    organization: optionalLine(160),
    quota: wholeNumber(1, MOST_PLACES),
    email,
    name: line(200),
    locale,
  })
  .superRefine((sender, context) => {
    const { field, why } = whyNotSender(sender) ?? {};
    if (field && why) context.addIssue({ code: 'custom', path: [field], message: says(why) });
  });

/** `organization` is left out for a country, which has its name from elsewhere. */
export const delegationInput = z.strictObject({
  ...inDelegation,
  version,
  kind: oneOf(DELEGATION_KINDS),
  organization: line(160).optional(),
  reason,
});

/** `factsVersion`: the digest of what was shown to follow. `word`: what names the delegation. */
export const delegationWithdrawalInput = z.strictObject({
  ...inDelegation,
  factsVersion: digest,
  word: line(200),
  reason,
});
export const reinstatementInput = z.strictObject({ ...inDelegation, version, reason });

/** `seatsVersion`: the digest of who is on the list, and as what, as it was shown. */
export const confirmationInput = z.strictObject({ ...inDelegation, seatsVersion: digest });
export const reopeningInput = z.strictObject({ ...inDelegation, version, reason });

export const focalPointInput = z.strictObject({ ...inDelegation, email, name: line(200), locale });
export const focalPointChoice = z.strictObject({ ...inDelegation, focalPointId: id, version });
export const focalPointNameInput = focalPointChoice.extend({ name: line(NAME_MAX), reason });
export const handoverInput = focalPointInput.extend({ focalPointId: id, version, reason });
export const quotaInput = z.strictObject({ ...inDelegation, version, quota: wholeNumber(1, MOST_PLACES) });

/** `waits`: where all places are taken, the person goes to the waiting list. */
export const nominationInput = z.strictObject({
  ...inDelegation,
  email,
  name: line(200),
  capacity: oneOf(CAPACITIES),
  locale,
  waits: ticked.optional(),
});
/** A place in a waiting list, as it was looked at. */
export const waitingPlaceChoice = z.strictObject({ ...inConference, waitingPlaceId: id, version });
/** A correction of what the nomination says. `version`: the seat as it was looked at. */
const correction = { ...inConference, participantId: id, version, reason };
export const nameInput = z.strictObject({ ...correction, name: line(NAME_MAX) });
export const capacityInput = z.strictObject({ ...correction, capacity: oneOf(CAPACITIES) });

export const addressInput = z.strictObject({ ...correction, email });
export const addressConfirmationInput = z.strictObject({ ...inConference, offerId: id });

/** `factsVersion`: the digest of what was shown to follow. */
export const moveInput = z.strictObject({
  ...inConference,
  participantId: id,
  toDelegationId: id,
  factsVersion: digest,
  reason,
});

export const personChoice = z.strictObject({ ...inConference, participantId: id });
/** `otherId`: who looks like that person, and is another one. */
export const distinctionInput = personChoice.extend({ otherId: id });
export const withdrawalInput = personChoice.extend({ version });
/** `seatsVersion`: the digest of who sits in the delegation, and as what, as the form was drawn from it. */
export const replaceHeadInput = z.strictObject({
  ...inDelegation,
  seatsVersion: digest,
  participantId: id,
  former: oneOf(FORMER_HEAD),
});

export const credentialsInput = z.strictObject({
  ...inDelegation,
  version,
  to: oneOf(CREDENTIALS_STATUSES),
  reason: optionalProse(REASON_MAX),
});

/** `reason` is needed where one alone needs it. */
export const severalCredentialsInput = z
  .strictObject({
    ...inConference,
    chosen: chosen('delegations.invalid.noDelegationChosen'),
    to: oneOf(CREDENTIALS_STATUSES),
    reason: optionalProse(REASON_MAX),
  })
  .refine(({ to, reason }) => to !== 'rejected' || reason !== null, {
    path: ['reason'],
    error: says('delegations.refusal.reasonNeeded'),
  });

export const personDraftInput = personSchema(false);

/**
 * The personal details that somebody else fills in or corrects; what they may not read is left alone. `requestVersion`: what the person asked for, which is taken over with it.
 */
export const behalfInput = personSchema(false)
  .omit({ from: true })
  .extend({ participantId: id, reason, requestVersion: z.union([z.literal(''), id]).optional() });

/** The names of which one is enough, where it is needed. */
const oneName = PERSON_QUESTIONS.filter((name) => 'oneOf' in QUESTIONS[name]);

type NamedPerson = Pick<StoredAnswers, (typeof oneName)[number]>;
const isNamed = (person: NamedPerson) => oneName.some((name) => person[name] !== null);
const UNNAMED = {
  path: oneName.slice(0, 1),
  error: says('delegations.invalid.oneName'),
  // Told together with what else is missing.
  when: ({ value }: { value: unknown }) => typeof value === 'object' && value !== null,
};

export const personInput = personSchema(true).refine(isNamed, UNNAMED);

/** The answers as the person wants them to be, and why. */
export const changeRequestInput = personSchema(true)
  .omit({ from: true })
  .extend({ reason })
  .refine(isNamed, UNNAMED);
/** `requestVersion`: what is asked for, as it was looked at. */
export const requestChoice = z.strictObject({ ...inConference, requestVersion: id });
export const requestDeclineInput = requestChoice.extend({ participantId: id, reason });

export const photoInput = z.strictObject({
  ...inConference,
  from: z.enum(['check', '']).optional(),
  photo: z
    .instanceof(File, { error: says('delegations.refusal.photoMissing') })
    .refine((f) => f.size > 0, { error: says('delegations.refusal.photoMissing') })
    .refine((f) => f.size <= MOST_FILE, { error: says('delegations.refusal.photoTooLarge') }),
});
/** `photoVersion`: the picture that was looked at. */
export const photoRemovalInput = z.strictObject({ ...inConference, photoVersion: id });

/** The box of each consent, by the description of the questions. */
export function consentsSchema(questions: Questions = QUESTIONS) {
  const boxes = questionsIn('consents', questions).map((name) => [
    name,
    ticked.refine((answers) => answers || !questions[name]?.task, {
      error: says('delegations.invalid.dataConsent'),
    }),
  ]);
  const shape: Record<string, z.ZodType> = Object.fromEntries(boxes);
  return z.strictObject({
    ...inConference,
    from: z.enum(['check', '']).optional(),
    ...(shape as { [Q in ConsentQuestion]: z.ZodType<boolean> }),
  });
}

export const consentsInput = consentsSchema();
export const consentWithdrawalInput = z.strictObject({ ...inConference, consent: oneOf(CONSENTS) });

/** `answersVersion`: when the answers that were checked were saved, in milliseconds since 1970. */
export const submissionInput = z.strictObject({
  ...inConference,
  version,
  answersVersion: wholeNumber(0, Number.MAX_SAFE_INTEGER),
});

/** `onward`: the person who is decided on next; nobody's where the form stands by itself; `list`: in which list that is. */
const decision = {
  ...inConference,
  participantId: id,
  version,
  onward: z.union([z.literal(''), id]).optional(),
  list: optionalLine(MOST_OF_LIST).optional(),
};
export const acceptInput = z.strictObject(decision);
export const returnInput = z.strictObject({ ...decision, reason: prose(REASON_MAX) });

export const registrationsInput = z
  .strictObject({
    ...inConference,
    chosen: chosen('delegations.invalid.nobodyChosen'),
    decision: oneOf(DECISIONS),
    reason: optionalProse(REASON_MAX),
  })
  .refine(({ decision, reason }) => decision !== 'returned' || reason !== null, {
    path: ['reason'],
    error: says('common.invalid.empty'),
  });

/** Decisions as they were looked at: of registrations by the persons, of credentials by the delegations. */
export const decisionWithdrawalInput = z.strictObject({
  ...inConference,
  chosen: chosen('delegations.invalid.nobodyChosen'),
  reason,
});
export const credentialsWithdrawalInput = z.strictObject({
  ...inConference,
  chosen: chosen('delegations.invalid.noDelegationChosen'),
  reason,
});

/** `delegationId`: of a focal point's own list; `pasted` is read where no file was chosen. */
export const importInput = z.strictObject({
  conference: slug,
  kind: oneOf(IMPORT_KINDS),
  delegationId: orNull(id).optional(),
  ...LIST,
  locale,
});

/** An import as it was looked at. */
const ofImport = { conference: slug, importId: id, version: wholeNumber(1, 1_000_000) };
export const importSeenInput = z.strictObject(ofImport);

/** `columns`: for each column of the list, in their order, the field that it is; empty for one that is not read. */
export const importMatchInput = z.strictObject({
  ...ofImport,
  columns: z.array(z.string().max(40, { error: says('common.invalid.choice') })).max(MOST_COLUMNS),
  capacity: oneOf(CAPACITIES),
  quota: wholeNumber(1, MOST_PLACES),
  locale,
});

/** `previewVersion`: the digest of the preview; `counts`: how many rows it had of each state, as `3-1-4-0`. */
export const importConfirmationInput = z.strictObject({
  ...ofImport,
  previewVersion: digest,
  counts: z.string().regex(/^\d{1,5}(-\d{1,5}){3}$/, { error: says('common.invalid.id') }),
  reason: optionalProse(REASON_MAX).optional(),
});
