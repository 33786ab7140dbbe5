import * as z from 'zod';
import { OUTCOME_KINDS } from '@/domain/outcomes';
import { id, locale, oneOf, prose, slug, wholeNumber } from '@/platform/fields';

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
