import * as z from 'zod';
import { CALL_SECONDS } from '@/domain/consensus-calls';
import { LETTER_TEXT_MAX, LETTERHEAD_MAX } from '@/domain/convening';
import { REASON_MAX } from '@/domain/correcting';
import { LOCALES, type Locale } from '@/domain/local-text';
import { LONGEST_WAIT_HOURS } from '@/domain/new-head';
import { NAME_MAX } from '@/domain/person-changes';
import { REGIONS } from '@/domain/regions';
import { REMINDER_DAYS } from '@/domain/reminders';
import { BROKEN_RULES, MAJORITIES, MOST_SECONDERS, QUORUM_BASES, TIE_RULES } from '@/domain/rules';
import {
  chosen,
  date,
  digest,
  houseText,
  id,
  latinLine,
  line,
  localDateTime,
  locale,
  localProse,
  localText,
  oneOf,
  optionalLine,
  optionalProse,
  orNull,
  prose,
  reason,
  slug,
  ticked,
  timeZone,
  wholeNumber,
} from '@/platform/fields';
import { COUNTRY_CODES } from '@/platform/i18n/country-names';
import { says } from '@/platform/says';
import { westernDigits } from '@/platform/typed/whole-number';

/** The most values that are named when they are refused. */
export const MOST_NAMED = 10;

const version = wholeNumber(1, 1_000_000);
const country = z
  .string()
  .refine((code) => COUNTRY_CODES.includes(code), { error: says('common.invalid.choice') });
const when = { startsOn: orNull(date), endsOn: orNull(date), timeZone };
const optionalText = (max: number) => orNull(localProse(max));

/** The languages that are ticked, each once, in the order of the house. */
const languages = z
  .preprocess(
    (v) => (v === undefined ? [] : [v].flat()),
    z
      .array(locale)
      .min(1, { error: says('conferences.invalid.languages') })
      .max(LOCALES.length),
  )
  .transform((ticked) => LOCALES.filter((one) => ticked.includes(one)));

/** The original is one of the languages. */
const withOriginal = <T extends { languages: Locale[]; originalLanguage: Locale }>(schema: z.ZodType<T>) =>
  schema.refine((c) => c.languages.includes(c.originalLanguage), {
    error: says('conferences.invalid.original'),
    path: ['originalLanguage'],
  });

/** Both dates or neither, in their order. */
function inOrder<T extends { startsOn: string | null; endsOn: string | null }>(schema: z.ZodType<T>) {
  return schema
    .refine((c) => (c.startsOn === null) === (c.endsOn === null), {
      error: says('common.invalid.date'),
      path: ['endsOn'],
    })
    .refine((c) => !c.startsOn || !c.endsOn || c.endsOn >= c.startsOn, {
      error: says('common.invalid.range'),
      path: ['endsOn'],
    });
}

/** Country codes as people write lists of them: spaces, commas, semicolons or lines between. */
const members = optionalProse(2000).transform((text, context) => {
  const codes = [
    ...new Set(
      (text ?? '')
        .normalize('NFKC')
        .toUpperCase()
        .split(/[\s,;،؛]+/)
        .filter(Boolean),
    ),
  ];
  const unknown = codes.filter((code) => !COUNTRY_CODES.includes(code));
  if (unknown.length === 0) return codes;
  const named = unknown.slice(0, MOST_NAMED).join(', ');
  context.addIssue({ code: 'custom', message: says('conferences.invalid.members', { codes: named }) });
  return z.NEVER;
});

export const seriesInput = z.strictObject({ slug, title: houseText(200) });

export const conferenceInput = withOriginal(
  inOrder(
    z.strictObject({
      seriesId: id,
      slug,
      symbol: latinLine(40),
      ordinal: orNull(wholeNumber(1, 9999)),
      languages,
      originalLanguage: locale,
      title: localText(200),
      region: oneOf(REGIONS),
      hostCountry: orNull(country),
      hostCity: optionalText(100),
      ...when,
      members,
    }),
  ),
);

/** `reason`: where something of the conference is public or final. */
export const languagesInput = withOriginal(
  z.strictObject({
    conferenceId: id,
    version,
    languages,
    originalLanguage: locale,
    reason: optionalProse(REASON_MAX),
  }),
);

export const memberInput = z.strictObject({ conferenceId: id, countryCode: country });

/** `factsVersion`: the digest of what was shown to follow from the removal. `word`: the code, where the member has a delegation. */
export const memberRemovalInput = memberInput.extend({
  factsVersion: digest,
  reason,
  word: optionalLine(40).optional(),
});

/** `reason`: where others than the organizers know what changes. */
export const settingsInput = inOrder(
  z.strictObject({
    conferenceId: id,
    version,
    title: localText(200),
    summary: optionalText(2000),
    hostCountry: orNull(country),
    hostCity: optionalText(100),
    ...when,
    reason: optionalProse(REASON_MAX),
  }),
);

/** The days that are ticked, each once, the earliest first; none, where nobody is to be reminded. */
const reminderDays = z
  .preprocess(
    (v) => (v === undefined ? [] : [v].flat()),
    z.array(z.enum(REMINDER_DAYS.map(String))).max(REMINDER_DAYS.length),
  )
  .transform((ticked) => REMINDER_DAYS.filter((days) => ticked.includes(String(days))));

/** On the clocks of the conference; empty where nothing but its days is a deadline. */
export const deadlinesInput = z.strictObject({
  conferenceId: id,
  version,
  nominationDue: orNull(localDateTime),
  confirmationDue: orNull(localDateTime),
  registrationDue: orNull(localDateTime),
  submissionDue: orNull(localDateTime),
  reminderDays,
});

/** `version`: nought where no letter is written yet. */
export const letterInput = z.strictObject({
  conferenceId: id,
  version: wholeNumber(0, 1_000_000),
  letterhead: localProse(LETTERHEAD_MAX),
  body: localProse(LETTER_TEXT_MAX),
  signedAt: localText(100),
  signer: line(NAME_MAX),
  signerOffice: localText(160),
});

/** `chosen`: delegations, each with how many letters it had. */
export const letterSendingInput = z.strictObject({
  conferenceId: id,
  version,
  chosen: chosen('conferences.invalid.letterChosen'),
});

/** `reason`: where others than the organizers have seen the names before. */
export const namesInput = z.strictObject({
  conferenceId: id,
  version,
  symbol: latinLine(40),
  seriesId: id,
  reason: optionalProse(REASON_MAX),
});

/** `word`: the symbol, which is typed where the conference is not over. */
export const closingInput = z.strictObject({
  conferenceId: id,
  version,
  word: optionalLine(40).optional(),
  sure: ticked.refine((yes) => yes, { error: says('conferences.invalid.sure') }),
});

/** `factsVersion`: the digest of what was shown to follow from the removal. `word`: the symbol. */
export const removalInput = z.strictObject({
  conferenceId: id,
  factsVersion: digest,
  reason,
  word: line(40),
});

/** `factsVersion`: the digest of what was shown to follow. */
export const hidingInput = z.strictObject({ conferenceId: id, factsVersion: digest, reason });

export const showingInput = z.strictObject({ conferenceId: id, version });

/** `editions`: how many there were when the form was drawn. */
export const finalReportInput = z.strictObject({ conferenceId: id, editions: wholeNumber(0, 100_000) });

export const reopeningInput = z.strictObject({ conferenceId: id, version, reason });

/** A share such as 1/2, in whole numbers. */
const share = line(20)
  .transform(westernDigits)
  .pipe(z.string().regex(/^[1-9]\d?\/[1-9]\d?$/, { error: says('conferences.invalid.share') }))
  .transform((text) => text.split('/').map(Number) as [number, number])
  .refine(([n, d]) => n <= d, { error: says('conferences.invalid.share') });

export const rulesInput = z.strictObject({
  conferenceId: id,
  /** the profile that this is a new version of */
  replaces: orNull(id),
  name: localText(120),
  majority: oneOf(MAJORITIES),
  quorum: oneOf(['none', 'moreThan', 'atLeast']),
  share: z.preprocess((v) => v || '1/2', share),
  of: oneOf(QUORUM_BASES),
  onTie: oneOf(TIE_RULES),
  secondVoteDelayHours: wholeNumber(0, 8760),
  abstentionGuard: ticked,
  correspondence: ticked,
  closeEarlyWhenAllVoted: ticked,
  minimumHours: wholeNumber(1, 8760),
  onBroken: oneOf(BROKEN_RULES),
  newHeadAccredited: ticked,
  newHeadWaitingHours: wholeNumber(0, LONGEST_WAIT_HOURS),
  seconders: wholeNumber(0, MOST_SECONDERS),
  consensusCall: ticked,
  consensusSeconds: wholeNumber(CALL_SECONDS.least, CALL_SECONDS.most),
  membersFirst: ticked,
  newSpeakersFirst: ticked,
  regionsAlternate: ticked,
});

export const suspensionInput = z.strictObject({
  conferenceId: id,
  countryCode: country,
  startsAt: localDateTime,
  endsAt: orNull(localDateTime),
  reason: prose(500),
});

export const suspensionEndInput = z.strictObject({ conferenceId: id, suspension: id, version });
