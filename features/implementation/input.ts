import * as z from 'zod';
import { REASON_MAX } from '@/domain/correcting';
import { ASSEMBLY_MAX, FORWARDED_SYMBOL_MAX } from '@/domain/forwarding';
import {
  EVIDENCE_MAX,
  IMPLEMENTATION_STATES,
  MOST_ANSWER_DAYS,
  MOST_MONTHS,
  WORDS_MAX,
} from '@/domain/implementation';
import { NAME_MAX } from '@/domain/person-changes';
import {
  date,
  email,
  id,
  localText,
  oneOf,
  optionalLine,
  optionalProse,
  orNull,
  reason,
  slug,
  ticked,
  wholeNumber,
} from '@/platform/fields';
import { MOST_DOCUMENT } from '@/platform/http/sizes.mjs';
import { says } from '@/platform/says';

const ofOutcome = { conference: slug, number: wholeNumber(1, 100_000) };
/** How many rhythms, or reports of the country, there were when the form was drawn. */
const version = wholeNumber(0, 1_000_000);

/** `everyMonths`: nothing where reports are asked for once; `lastOn`: nothing where that goes on until it is ended. */
const rhythm = {
  firstOn: date,
  everyMonths: orNull(wholeNumber(1, MOST_MONTHS)),
  answerDays: wholeNumber(1, MOST_ANSWER_DAYS),
  lastOn: orNull(date),
};

export const followUpInput = z.strictObject({ ...ofOutcome, ...rhythm, publicStates: ticked });

export const followUpEditInput = z.strictObject({ ...ofOutcome, version, ...rhythm, reason });

export const followUpEndInput = z.strictObject({ ...ofOutcome, version, reason });

/** `version`: how many acts there were on its way; `symbol`: nothing while the assembly has given none; `reason`: nothing for the first act. */
export const forwardingInput = z.strictObject({
  ...ofOutcome,
  version,
  assembly: localText(ASSEMBLY_MAX),
  forwardedOn: date,
  symbol: optionalLine(FORWARDED_SYMBOL_MAX),
  reason: optionalProse(REASON_MAX),
});

export const forwardingWithdrawalInput = z.strictObject({ ...ofOutcome, version, reason });

/** An address of the web, which may be left out. */
const webAddress = optionalLine(EVIDENCE_MAX).refine((typed) => typed === null || isWebAddress(typed), {
  error: says('implementation.invalid.evidence'),
});

function isWebAddress(typed: string): boolean {
  if (!/^https?:\/\//i.test(typed)) return false;
  const url = URL.parse(typed);
  return url !== null && url.hostname !== '' && url.username === '' && url.password === '';
}

/** A document that shows it. Where none was chosen, browsers send an empty one without a name. */
const evidenceFile = z
  .instanceof(File, { error: says('implementation.invalid.file') })
  .refine((file) => file.size > 0 || isNameless(file), { error: says('implementation.invalid.file') })
  .refine((file) => file.size <= MOST_DOCUMENT, { error: says('documents.refusal.fileTooLarge') })
  .transform((file) => (file.size > 0 ? file : null))
  .optional();

const isNameless = ({ name }: File) => name === '' || name === 'undefined' || name === 'blob';

/** `withoutFile`: the file of the report before it does not go along. */
const report = {
  ...ofOutcome,
  delegationId: id,
  version,
  state: oneOf(IMPLEMENTATION_STATES),
  words: optionalProse(WORDS_MAX),
  evidence: webAddress,
  file: evidenceFile,
  withoutFile: ticked.optional(),
  doneOn: orNull(date),
  contactName: optionalLine(NAME_MAX),
  contactEmail: orNull(email),
};

export const reportInput = z.strictObject(report);

/** `letterOn`: the date of the letter that it was received by. */
export const letterInput = z.strictObject({ ...report, letterOn: date });
