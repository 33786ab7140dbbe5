import * as z from 'zod';
import { ANSWER_MAX, COMMENT_ENDS, COMMENT_MAX } from '@/domain/circulation';
import { digest, id, localDateTime, oneOf, optionalProse, prose, slug, wholeNumber } from '@/platform/fields';

const version = wholeNumber(1, 1_000_000);
const ofCirculation = { conference: slug, circulationId: id };
const ofComment = { conference: slug, commentId: id, version };

/** `notesVersion`: the digest of the paragraphs as they were read. */
export const circulationInput = z.strictObject({
  conference: slug,
  sessionId: id,
  notesVersion: digest,
  commentsUntil: localDateTime,
});

export const extensionInput = z.strictObject({ ...ofCirculation, version, commentsUntil: localDateTime });
export const withdrawalInput = z.strictObject({ ...ofCirculation, version });

export const commentInput = z.strictObject({
  ...ofCirculation,
  paragraphId: id,
  /** in whose name */
  delegationId: id,
  text: prose(COMMENT_MAX),
});
export const commentCorrectionInput = z.strictObject({ ...ofComment, text: prose(COMMENT_MAX) });
export const commentWithdrawalInput = z.strictObject(ofComment);
export const commentSettlingInput = z.strictObject({
  ...ofComment,
  end: oneOf(COMMENT_ENDS),
  answer: optionalProse(ANSWER_MAX),
});
