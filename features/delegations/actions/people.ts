'use server';

import { action } from '@/platform/action';
import { confirmAddress, offerAddress } from '../commands/address';
import { issueBadges, replaceBadge } from '../commands/badges';
import { addCheckIn, withdrawCheckIn } from '../commands/check-in';
import { changeCapacity, changeName } from '../commands/correction';
import { distinguishParticipant } from '../commands/distinction';
import { moveParticipant } from '../commands/move';
import { nominateParticipant, replaceHead, resendLink, withdrawParticipant } from '../commands/nomination';
import { restoreParticipant } from '../commands/restoration';
import { scanBadge } from '../commands/scanning';
import { acceptWaitingPlace, declineWaitingPlace, removeWaitingPlace } from '../commands/waiting';
import {
  addressConfirmationInput,
  addressInput,
  capacityInput,
  distinctionInput,
  moveInput,
  nameInput,
  nominationInput,
  personChoice,
  replaceHeadInput,
  waitingPlaceChoice,
  withdrawalInput,
} from '../input';
import { badgeReplacementInput, badgesInput, scanInput } from '../input/badges';

export const nominateParticipantAction = action(
  'delegations.nominateParticipant',
  nominationInput,
  nominateParticipant,
  { adds: 'participant' },
);
export const withdrawParticipantAction = action(
  'delegations.withdrawParticipant',
  withdrawalInput,
  withdrawParticipant,
  {
    removes: 'participant',
  },
);
export const restoreParticipantAction = action(
  'delegations.restoreParticipant',
  personChoice,
  restoreParticipant,
  { adds: 'participant' },
);
export const acceptWaitingPlaceAction = action(
  'delegations.acceptWaitingPlace',
  waitingPlaceChoice,
  acceptWaitingPlace,
  { decides: 'waitingPlace' },
);
export const declineWaitingPlaceAction = action(
  'delegations.declineWaitingPlace',
  waitingPlaceChoice,
  declineWaitingPlace,
  { decides: 'waitingPlace' },
);
export const removeWaitingPlaceAction = action(
  'delegations.removeWaitingPlace',
  waitingPlaceChoice,
  removeWaitingPlace,
  { removes: 'waitingPlace' },
);
export const changeNameAction = action('delegations.changeName', nameInput, changeName, {
  changes: 'participant',
});
export const changeCapacityAction = action('delegations.changeCapacity', capacityInput, changeCapacity, {
  changes: 'participant',
});
export const offerAddressAction = action('delegations.offerAddress', addressInput, offerAddress, {
  decides: 'participant',
});
export const confirmAddressAction = action(
  'delegations.confirmAddress',
  addressConfirmationInput,
  confirmAddress,
  'neither',
);
export const issueBadgesAction = action('delegations.issueBadges', badgesInput, issueBadges, {
  adds: 'badge',
});
export const replaceBadgeAction = action('delegations.replaceBadge', badgeReplacementInput, replaceBadge, {
  decides: 'badge',
});
export const addCheckInAction = action('delegations.addCheckIn', personChoice, addCheckIn, {
  adds: 'checkIn',
});
// Whoever is here is checked in once, whichever sending of a scan came first.
export const scanBadgeAction = action('delegations.scanBadge', scanInput, scanBadge, 'neither');
export const withdrawCheckInAction = action('delegations.withdrawCheckIn', personChoice, withdrawCheckIn, {
  decides: 'checkIn',
});
export const resendLinkAction = action('delegations.resendLink', personChoice, resendLink, {
  adds: 'letter',
});
export const replaceHeadAction = action('delegations.replaceHead', replaceHeadInput, replaceHead, {
  decides: 'delegation',
});
export const moveParticipantAction = action('delegations.moveParticipant', moveInput, moveParticipant, {
  decides: 'participant',
});
export const distinguishParticipantAction = action(
  'delegations.distinguishParticipant',
  distinctionInput,
  distinguishParticipant,
  { adds: 'distinction' },
);
