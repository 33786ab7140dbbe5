import * as z from 'zod';
import { MOVES } from '@/domain/alternation';
import { FLOOR_KINDS, SPEAKER_MAX, SPEAKING_MINUTES_MAX } from '@/domain/speakers';
import { SPEECH_STANDINGS } from '@/domain/speeches';
import {
  digest,
  id,
  localDateTime,
  oneOf,
  optionalLine,
  orNull,
  reason,
  slug,
  wholeNumber,
} from '@/platform/fields';

const version = wholeNumber(1, 1_000_000);
const ofSession = { conference: slug, sessionId: id };
const speaker = optionalLine(SPEAKER_MAX);

export const floorRequestInput = z.strictObject({
  ...ofSession,
  delegationId: id,
  kind: oneOf(FLOOR_KINDS),
  speaker,
});

export const floorRequestEndInput = z.strictObject({ ...ofSession, requestId: id });

/** `orderVersion`: the digest of the list as it was seen. */
export const floorRequestMoveInput = z.strictObject({
  ...ofSession,
  requestId: id,
  orderVersion: digest,
  direction: oneOf(MOVES),
});

/**
 * To a request of the list, or to a delegation that is not on it. `floorVersion`: how often the floor had been given when
 * it was looked at.
 */
export const floorInput = z.strictObject({
  ...ofSession,
  floorVersion: wholeNumber(0, 1_000_000),
  requestId: orNull(id),
  delegationId: orNull(id),
  kind: orNull(oneOf(FLOOR_KINDS)),
  speaker,
});

export const interventionInput = z.strictObject({ ...ofSession, interventionId: id, version });

/** `version`: of the record of a speech that has ended, one more with each correction. Times are of the conference's zone. */
export const interventionCorrectionInput = z.strictObject({
  ...ofSession,
  interventionId: id,
  version,
  standing: oneOf(SPEECH_STANDINGS),
  delegationId: id,
  speaker,
  startedAt: localDateTime,
  endedAt: localDateTime,
  reason,
});

/** Minutes; empty is without a limit. */
const minutes = orNull(wholeNumber(1, SPEAKING_MINUTES_MAX));
export const speakingTimesInput = z.strictObject({
  ...ofSession,
  listVersion: wholeNumber(0, 1_000_000),
  statement: minutes,
  pointOfOrder: minutes,
  reply: minutes,
});

/** `listVersion`: 0 where the list was never closed and no speaking time set. */
export const speakersListInput = z.strictObject({ ...ofSession, listVersion: wholeNumber(0, 1_000_000) });
