import * as z from 'zod';
import { CHOICES, type Choice } from '@/domain/tally';
import { BALLOT_PROCEDURES } from '@/domain/voting';
import {
  digest,
  id,
  localDateTime,
  oneOf,
  optionalLine,
  orNull,
  prose,
  reason,
  slug,
  wholeNumber,
} from '@/platform/fields';

export const REASON_MAX = 2000;

const ballotNumber = wholeNumber(1, 100_000);
const inBallot = { conference: slug, number: ballotNumber };

const version = wholeNumber(1, 1_000_000);

/** A ballot in preparation: the text, and what is known of the rest. */
export const newDraftInput = z.strictObject({
  conference: slug,
  outcome: wholeNumber(1, 100_000),
  procedure: orNull(oneOf(BALLOT_PROCEDURES)),
  rules: orNull(id),
  opensAt: orNull(localDateTime),
  closesAt: orNull(localDateTime),
});

export const draftInput = newDraftInput.extend({ draftId: id, version });

export const draftRemovalInput = z.strictObject({ conference: slug, draftId: id, version });

/** What an organizer is asked before a ballot opens; times are typed in the conference's zone. */
export const openingInput = z.strictObject({
  conference: slug,
  outcome: wholeNumber(1, 100_000),
  procedure: oneOf(BALLOT_PROCEDURES),
  rules: id,
  /** null: at once */
  opensAt: orNull(localDateTime),
  closesAt: localDateTime,
  /** the draft that it was prepared as, and the version of that which was checked */
  draftId: orNull(id).optional(),
  draftVersion: orNull(version).optional(),
});

/** The same, checked: the version of the profile and the digest of the roll that the organizer read. */
export const openInput = openingInput.extend({
  rulesVersion: wholeNumber(1, 1_000_000),
  rollDigest: digest,
});

const LONGEST = Math.max(...CHOICES.map((choice) => choice.length));

/** A choice as it travels: all of one length, so that the length of a request tells nothing. */
export const choiceCode = (choice: Choice) => choice.padEnd(LONGEST, '.');

const uncoded = (code: unknown) => (typeof code === 'string' ? code.replace(/\.+$/, '') : code);

export const choiceInput = z.strictObject({ ...inBallot, choice: z.preprocess(uncoded, oneOf(CHOICES)) });

/** `key`: the idempotency key of the page that was sent; the same key gives the same receipt. */
export const voteInput = choiceInput.extend({ key: id });

/** `ballotVersion`: what the page showed of it, see `ballotVersionOf`; `word`: where it was open. */
export const cancelInput = z.strictObject({
  ...inBallot,
  ballotVersion: digest,
  reason,
  word: optionalLine(40).optional(),
});

/** `closesAt` is typed in the conference's zone. */
export const moveInput = z.strictObject({
  ...inBallot,
  ballotVersion: digest,
  closesAt: localDateTime,
  reason,
});

/** `seatVersion`: the hash of the act that is confirmed. */
export const confirmInput = z.strictObject({ ...inBallot, delegationId: id, seatVersion: digest });

/** The same, of the act that is objected to. */
export const objectInput = confirmInput.extend({ reason });

export const FINDING_MAX = 4000;

/** What an officer found about a ballot in doubt. */
export const findingInput = z.strictObject({ ...inBallot, finding: prose(FINDING_MAX) });

export const reasonInput = z.strictObject({ ...inBallot, reason: prose(REASON_MAX) });

/** `key` as for a vote. */
export const breakInput = reasonInput.extend({ key: id });

/** The name of the answer that is kept until the vote is cast. */
export const voteQuestion = (conference: string, number: number) => `vote-${conference}-${number}`;

/** What waits in the head's browser to be checked: the choice and the key of the vote to be, always of one length. */
export const keptVote = {
  write: ({ choice, key }: { choice: Choice; key: string }) => `${choiceCode(choice)}${key}`,
  read: z
    .string()
    .transform((text) => ({ choice: uncoded(text.slice(0, LONGEST)), key: text.slice(LONGEST) }))
    .pipe(z.strictObject({ choice: oneOf(CHOICES), key: id })),
};
