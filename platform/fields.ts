import * as z from 'zod';
import { LOCALES } from '@/domain/local-text';

// Control characters have no place in what a person types; line breaks and tabs do in long texts.
const hasControl = (text: string) => /\p{Cc}/u.test(text.replace(/[\n\t]/g, ''));
const hasBreak = (text: string) => /[\n\t]/.test(text);
// Invisible direction marks come along when text is pasted from a word processor, and can disguise a name.
const DIRECTION = /[\u202a-\u202e\u2066-\u2069\ufeff]/g;

function tidy(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return value
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(DIRECTION, '')
    .trim();
}

const text = (max: number) =>
  z
    .string({ error: 'common.invalid.empty' })
    .max(max, { error: 'common.invalid.tooLong' })
    .refine((s) => !hasControl(s), { error: 'common.invalid.control' });

/** A required single line of at most `max` characters. */
export const line = (max: number) =>
  z.preprocess(
    tidy,
    text(max)
      .min(1, { error: 'common.invalid.empty' })
      .refine((s) => !hasBreak(s), { error: 'common.invalid.control' }),
  );

/** A single line that may be left out; empty becomes null. */
export const optionalLine = (max: number) =>
  z.preprocess(
    (v) => tidy(v) || null,
    text(max)
      .refine((s) => !hasBreak(s), { error: 'common.invalid.control' })
      .nullable(),
  );

/** A required text of several lines. */
export const prose = (max: number) => z.preprocess(tidy, text(max).min(1, { error: 'common.invalid.empty' }));

/** A text of several lines that may be left out; empty becomes null. */
export const optionalProse = (max: number) => z.preprocess((v) => tidy(v) || null, text(max).nullable());

/** A line in Latin script, as the machine-readable badge and the visa desk need it. */
export const latinLine = (max: number) =>
  line(max).refine((s) => typeof s !== 'string' || /^[\p{Script=Latin}\p{M}\p{N}\p{P}\p{Zs}]*$/u.test(s), {
    error: 'common.invalid.latin',
  });

/** An e-mail address, in lower case. */
export const email = z.preprocess(
  (v) => (typeof v === 'string' ? v.trim().toLowerCase() : v),
  z
    .string({ error: 'common.invalid.empty' })
    .min(1, { error: 'common.invalid.empty' })
    .max(254, { error: 'common.invalid.tooLong' })
    .pipe(z.email({ error: 'common.invalid.email' })),
);

/** An id from the browser: a claim until the database has confirmed it. */
export const id = z.uuid({ error: 'common.invalid.id' });

/** A conference's name in addresses. */
export const slug = z
  .string({ error: 'common.invalid.empty' })
  .max(60, { error: 'common.invalid.tooLong' })
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'common.invalid.slug' });

/** A whole number from `min` to `max`, typed into a field. */
export const wholeNumber = (min: number, max: number) =>
  z.coerce
    .number({ error: 'common.invalid.number' })
    .int({ error: 'common.invalid.number' })
    .min(min, { error: 'common.invalid.tooSmall' })
    .max(max, { error: 'common.invalid.tooLarge' });

/** A text in the four languages, from the fields `name.en`, `name.fr`, …; all are required. */
export const localText = (max: number) =>
  z.strictObject({ en: line(max), fr: line(max), es: line(max), ar: line(max) });

/** The same for several lines; only one of the four languages is required, the others may follow. */
export const draftText = (max: number) =>
  z
    .strictObject({
      en: optionalProse(max),
      fr: optionalProse(max),
      es: optionalProse(max),
      ar: optionalProse(max),
    })
    .transform((t) => ({ en: t.en ?? '', fr: t.fr ?? '', es: t.es ?? '', ar: t.ar ?? '' }))
    .refine((t) => Object.values(t).some((s) => s !== ''), { error: 'common.invalid.empty' });

export const locale = z.enum(LOCALES, { error: 'common.invalid.choice' });

/** One of the words; anything else, or nothing, asks the person to choose. */
export const oneOf = <const T extends readonly [string, ...string[]]>(words: T) =>
  z.enum(words, { error: 'common.invalid.choice' });

/** A ticked box. */
export const ticked = z.preprocess((v) => v === 'on' || v === 'true' || v === true, z.boolean());

/** A date and time typed in a conference's time zone, from 1900 to 2199: `2023-03-21T10:15`. */
export const localDateTime = z
  .string({ error: 'common.invalid.empty' })
  .regex(/^(19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/, { error: 'common.invalid.dateTime' });

/** A calendar date from 1900 to 2199: `2023-03-21`. */
export const date = z.iso
  .date({ error: 'common.invalid.date' })
  .refine((day) => /^(19|20|21)/.test(day), { error: 'common.invalid.date' });
