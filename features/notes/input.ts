import * as z from 'zod';
import { OUTCOME_KINDS } from '@/domain/outcomes';
import { id, locale, oneOf, prose, reason, slug, wholeNumber } from '@/platform/fields';
import { says } from '@/platform/says';

/** The longest paragraph, in characters; the database has the same bound. */
const PARAGRAPH_MAX = 20_000;

export const paragraphInput = z.strictObject({
  conference: slug,
  sessionId: id,
  language: locale,
  text: prose(PARAGRAPH_MAX),
});

export const paragraphTextInput = z.strictObject({
  conference: slug,
  paragraphId: id,
  /** the version that was typed upon */
  version: wholeNumber(1, 1_000_000),
  text: prose(PARAGRAPH_MAX),
});

/** What becomes of a text that was kept aside; `version` is that of the paragraph beside which it was read. */
export const asideInput = z.strictObject({
  conference: slug,
  asideId: id,
  version: wholeNumber(1, 1_000_000),
  end: oneOf(['taken', 'putAway']),
});

export const draftInput = z.strictObject({
  conference: slug,
  paragraphId: id,
  kind: oneOf(OUTCOME_KINDS),
});

export const strikeInput = z.strictObject({
  conference: slug,
  paragraphId: id,
  version: wholeNumber(1, 1_000_000),
  reason,
});

/** `notesVersion`: the digest of the paragraphs as they were read. */
export const approvalInput = z.strictObject({
  conference: slug,
  sessionId: id,
  notesVersion: z.string().regex(/^[0-9a-f]{64}$/, { error: says('common.invalid.id') }),
});

export const paragraphCorrigendumInput = z.strictObject({
  conference: slug,
  paragraphId: id,
  wrong: prose(2000),
  reads: prose(2000),
  reason,
});
