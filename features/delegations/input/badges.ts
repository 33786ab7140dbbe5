import { REPLACEMENT_CAUSES } from '@/domain/badges';
import { chosen, id, line, oneOf } from '@/platform/fields';
import { personChoice } from '../input';

/** The persons as a list chooses them; of a badge it is the person alone that counts. */
export const badgesInput = personChoice
  .omit({ participantId: true })
  .extend({ chosen: chosen('delegations.invalid.nobodyChosen') });

/** `badgeVersion`: the badge that is replaced, as it was looked at. */
export const badgeReplacementInput = personChoice.extend({
  badgeVersion: id,
  cause: oneOf(REPLACEMENT_CAUSES),
});

/** Several times the length of a code: what else a scanner reads is no code, and is told so. */
const MOST_SCANNED = 1000;

/** `code`: what a scanner typed. */
export const scanInput = personChoice.omit({ participantId: true }).extend({ code: line(MOST_SCANNED) });
