import * as z from 'zod';
import { REASON_MAX } from '@/domain/correcting';
import { inEach, LOCALES } from '@/domain/local-text';
import type { BareKey } from '@/messages/keys';
import { says } from './says';
import { readMailAddress } from './typed/mail-address';
import { isFarTooLong, isOverloaded, isVisible, readLine, readProse } from './typed/text';
import { readWholeNumber, westernDigits } from './typed/whole-number';

/**
 * Reads a text of at most `max` characters. What is far too long, or cannot be read in reasonable time, is not read at
 * all: it comes back as it was, and is refused for its length or its marks.
 */
function reading(read: (typed: string) => string, max: number): (typed: unknown) => unknown {
  return (typed) =>
    typeof typed !== 'string' || isFarTooLong(typed, max) || isOverloaded(typed) ? typed : read(typed);
}

const readOrNull = (read: (typed: unknown) => unknown) => (typed: unknown) => read(typed) || null;

const text = (max: number) =>
  z
    .string({ error: says('common.invalid.empty') })
    .max(max, { error: says('common.invalid.tooLong', { max }), abort: true })
    .refine((s) => !isOverloaded(s), { error: says('common.invalid.marks'), abort: true });

const required = (max: number) => text(max).refine(isVisible, { error: says('common.invalid.empty') });
/** What shows nothing was left empty. */
const optional = (max: number) =>
  text(max)
    .transform((s) => (isVisible(s) ? s : null))
    .nullable();

/** A required single line of at most `max` characters. */
export const line = (max: number) => z.preprocess(reading(readLine, max), required(max));

/** A single line that may be left out; empty becomes null. */
export const optionalLine = (max: number) => z.preprocess(readOrNull(reading(readLine, max)), optional(max));

/** A required text of several lines. */
export const prose = (max: number) => z.preprocess(reading(readProse, max), required(max));

/** Why something is corrected, withdrawn or cancelled. */
export const reason = prose(REASON_MAX);

/** A text of several lines that may be left out; empty becomes null. */
export const optionalProse = (max: number) =>
  z.preprocess(readOrNull(reading(readProse, max)), optional(max));

// Letters of the Latin script with their marks, and the apostrophes, hyphens and dots that names are written with.
const LATIN =
  /^(?:[\p{Script=Latin}\p{Zs}\p{Pd}'’‘"“”ʹʺʻʼʽʾʿˈ´`·•.,:;!?&/()[\]ªº]|[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff])*$/u;
const hasLetter = (s: string) => /\p{Script=Latin}/u.test(s);
const isLatin = (s: string) => LATIN.test(s) && hasLetter(s);

/** A line in Latin letters and western digits, as in the symbol of a conference. */
export const latinLine = (max: number) =>
  line(max).refine((s) => isLatin(s.replace(/[0-9]/g, '')), { error: says('common.invalid.latin') });

/**
 * A name in Latin letters, as the machine-readable badge and the visa desk need it; digits have no part in it. It may be left
 * out; empty becomes null.
 */
export const optionalLatinName = (max: number) =>
  optionalLine(max).refine((s) => s === null || isLatin(s), { error: says('common.invalid.latinName') });

/** An e-mail address in any script, in the form in which addresses are kept and compared. */
export const email = line(320).transform((typed, context) => {
  const address = readMailAddress(typed);
  if (address !== null) return address;
  context.addIssue({ code: 'custom', message: says('common.invalid.email') });
  return z.NEVER;
});

/** An id from the browser: a claim until the database has confirmed it. Where none was chosen, the person is asked to. */
export const id = z.uuid({
  error: ({ input }) => says(input ? 'common.invalid.id' : 'common.invalid.choice'),
});

/** A digest of what was looked at. */
export const digest = z.string().regex(/^[0-9a-f]{64}$/, { error: says('common.invalid.id') });

/** How many can be chosen on a list for one act; a page of a list shows fewer. */
const MOST_CHOSEN = 200;
const CHOSEN = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{1,7})$/;

/** What is chosen on a list for one act, each as it was looked at: sent as its id and its version, `id.7`. */
export const chosen = (nothing: BareKey) =>
  z
    .array(z.string().regex(CHOSEN, { error: says('common.invalid.id') }), { error: says(nothing) })
    .min(1, { error: says(nothing) })
    .max(MOST_CHOSEN, { error: says('common.invalid.tooManyChosen', { max: MOST_CHOSEN }) })
    .transform((all) =>
      all.map((one) => {
        const [id = '', version] = one.split('.');
        return { id, version: Number(version) };
      }),
    );

/** What was left empty, or not chosen, becomes null. */
export const orNull = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((typed) => typed || null, schema.nullable());

/** A conference's name in addresses. */
export const slug = z
  .string({ error: says('common.invalid.empty') })
  .max(60, { error: says('common.invalid.tooLong', { max: 60 }), abort: true })
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: says('common.invalid.slug') });

/** A whole number from `min` to `max`, typed into a field in the digits of any script. */
export const wholeNumber = (min: number, max: number) =>
  z.preprocess(
    (typed) => (typeof typed === 'string' ? (readWholeNumber(typed) ?? typed) : typed),
    z
      .int({ error: says('common.invalid.number') })
      .min(min, { error: says('common.invalid.tooSmall', { min }) })
      .max(max, { error: says('common.invalid.tooLarge', { max }) }),
  );

const inSome = (one: z.ZodType<string | null>) =>
  z.strictObject(inEach(() => one.transform((typed) => typed ?? '').optional()));

/**
 * A line in some of the languages, from the fields `name.en`, `name.fr`, …: empty where it was left so, and nothing where the
 * form shows no such field. Which of them a conference needs and takes, `textAfter` says (`domain/working-languages`).
 */
export const localText = (max: number) => inSome(optionalLine(max));

/** The same for several lines. */
export const localProse = (max: number) => inSome(optionalProse(max));

/** A line in at least one of the languages, for what stands above conferences. */
export const houseText = (max: number) =>
  localText(max)
    .transform((typed) => inEach((locale) => typed[locale] ?? ''))
    .refine((text) => Object.values(text).some((one) => one !== ''), { error: says('common.invalid.empty') });

export const locale = z.enum(LOCALES, { error: says('common.invalid.choice') });

/** One of the words; anything else, or nothing, asks the person to choose. */
export const oneOf = <const T extends readonly [string, ...string[]]>(words: T) =>
  z.enum(words, { error: says('common.invalid.choice') });

/** A ticked box. */
export const ticked = z.preprocess((v) => v === 'on' || v === 'true' || v === true, z.boolean());

const short = (typed: unknown) =>
  typeof typed === 'string' && typed.length <= 100 ? westernDigits(readLine(typed)) : typed;

/** A date and time typed in a conference's time zone, from 1900 to 2199: `2023-03-21T10:15`. */
export const localDateTime = z.preprocess(
  short,
  z
    .string({ error: says('common.invalid.dateTime') })
    .regex(/^(19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/, { error: says('common.invalid.dateTime') }),
);

/** A calendar date from 1900 to 2199: `2023-03-21`. */
export const date = z.preprocess(
  short,
  z.iso
    .date({ error: says('common.invalid.date') })
    .refine((day) => /^(19|20|21)/.test(day), { error: says('common.invalid.date') }),
);

/** A zone of the IANA database, by its name. */
export const timeZone = z
  .string({ error: says('common.invalid.choice') })
  .refine((zone) => zone === 'UTC' || Intl.supportedValuesOf('timeZone').includes(zone), {
    error: says('common.invalid.choice'),
  });
