import { REPLACEMENT_CAUSES } from '@/domain/badges';
import { chosen, id, oneOf } from '@/platform/fields';
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
