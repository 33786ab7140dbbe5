import * as z from 'zod';
import { readItemNumber } from '@/domain/item-number';
import { LOCALES } from '@/domain/local-text';
import { KEPT_TIMES, SESSION_KINDS } from '@/domain/timetable';
import {
  reason as correctionReason,
  date,
  digest,
  id,
  line,
  localDateTime,
  localText,
  oneOf,
  optionalLine,
  orNull,
  slug,
  timeZone,
  wholeNumber,
} from '@/platform/fields';
import { says } from '@/platform/says';
import { westernDigits } from '@/platform/typed/whole-number';

const conference = slug;
const version = wholeNumber(1, 1_000_000);
/** Nothing chosen in a list is null. */
const chosen = orNull(id);
/** Why a warning is accepted; left out, a warning refuses. */
const reason = optionalLine(500);

export const roomInput = z.strictObject({ conference, name: line(80), capacity: wholeNumber(1, 20_000) });
export const roomChangeInput = roomInput.extend({ roomId: id, version });
export const roomRemovalInput = z.strictObject({ conference, roomId: id, version });
/** `orderVersion`: the digest of the rooms in the order in which they were seen. */
export const roomMoveInput = z.strictObject({
  conference,
  roomId: id,
  orderVersion: digest,
  direction: oneOf(['up', 'down']),
});

const itemNumber = line(40).transform((typed, context) => {
  const number = readItemNumber(westernDigits(typed));
  if (number) return number;
  context.addIssue({ code: 'custom', message: says('agenda.invalid.itemNumber') });
  return z.NEVER;
});

export const agendaItemInput = z.strictObject({
  conference,
  number: itemNumber,
  title: localText(300),
});

export const agendaItemChangeInput = agendaItemInput.extend({ itemId: id, version });
export const agendaItemRemovalInput = z.strictObject({ conference, itemId: id, version });

const sessionFields = {
  conference,
  kind: oneOf(SESSION_KINDS),
  title: localText(300),
  agendaItemId: chosen,
  roomId: chosen,
  startsAt: localDateTime,
  endsAt: localDateTime,
  languages: z.preprocess((v) => (v === undefined ? [] : [v].flat()), z.array(z.enum(LOCALES)).max(4)),
  chair: chosen,
  rapporteur: chosen,
  reason,
};

/** `draft`: the digest of the draft that was looked at. */
export const conferenceMoveInput = z.strictObject({
  conference,
  version,
  startsOn: date,
  timeZone,
  keeps: oneOf(KEPT_TIMES),
  draft: digest,
  reason: correctionReason,
});

export const sessionInput = z.strictObject(sessionFields);
export const sessionChangeInput = z.strictObject({ ...sessionFields, sessionId: id, version });

export const moveInput = z.strictObject({
  conference,
  sessionId: id,
  version,
  roomId: chosen,
  /** wall-clock time in the conference's zone; the session keeps its length */
  startsAt: localDateTime,
  reason,
});

export const cancelInput = z.strictObject({ conference, sessionId: id, version });

/**
 * `number` is the release that the changes were shown against, 0 before the first; `draft` names the draft
 * that was shown.
 */
export const releaseInput = z.strictObject({
  conference,
  number: wholeNumber(0, 1_000_000),
  draft: line(64),
});
