import * as z from 'zod';
import { PROCEDURES } from '@/db/schema/ballots';
import { CHOICES } from '@/domain/tally';
import { id, localDateTime, oneOf, prose, slug, wholeNumber } from '@/platform/fields';

export const REASON_MAX = 2000;

const ballotNumber = wholeNumber(1, 100_000);
const place = { conference: slug, number: ballotNumber };

/** What an organizer is asked before a ballot opens; times are typed in the conference's zone. */
export const openingInput = z.strictObject({
  conference: slug,
  outcome: wholeNumber(1, 100_000),
  procedure: oneOf(PROCEDURES),
  rules: id,
  /** null: at once */
  opensAt: z.preprocess((typed) => typed || null, localDateTime.nullable()),
  closesAt: localDateTime,
});

/** The same, checked: the version of the profile and the digest of the roll that the organizer read. */
export const openInput = openingInput.extend({
  rulesVersion: wholeNumber(1, 1_000_000),
  rollDigest: z.string().regex(/^[0-9a-f]{64}$/, { error: 'common.invalid.id' }),
});

export const choiceInput = z.strictObject({ ...place, choice: oneOf(CHOICES) });

/** `key`: the idempotency key of the page that was sent; the same key gives the same receipt. */
export const voteInput = choiceInput.extend({ key: id });

export const breakInput = z.strictObject({ ...place, reason: prose(REASON_MAX) });

/** The choice that waits in the head's browser to be checked: `for.<key>`. */
export const keptVote = z
  .string()
  .transform((text) => {
    const [choice, key] = text.split('.');
    return { choice, key };
  })
  .pipe(z.strictObject({ choice: oneOf(CHOICES), key: id }));
