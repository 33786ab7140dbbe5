import * as z from 'zod';
import { REASON_MAX } from '@/domain/correcting';
import { ERASURE_DECISIONS } from '@/domain/erasures';
import { date, id, oneOf, optionalProse, orNull, reason, slug, wholeNumber } from '@/platform/fields';

const version = wholeNumber(1, 1_000_000);

/** Asking one conference, for oneself: whose data it is, the form does not say. */
export const erasureInput = z.strictObject({ conference: slug, reason: optionalProse(REASON_MAX) });

/** Whoever asked has one request at a time in a conference, whatever was decided meanwhile. */
export const erasureChoice = z.strictObject({ conference: slug });

/** `eraseOn`: the day, where it is put off. */
export const erasureDecisionInput = z.strictObject({
  conference: slug,
  erasureId: id,
  version,
  decision: oneOf(ERASURE_DECISIONS),
  eraseOn: orNull(date),
  reason,
});
