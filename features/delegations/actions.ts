'use server';

import { action } from '@/platform/action';
import { acceptRegistration, decideRegistrations, returnRegistration } from './commands/accreditation';
import { confirmAddress, offerAddress } from './commands/address';
import { editRegistration } from './commands/behalf';
import { addCheckIn, withdrawCheckIn } from './commands/check-in';
import { confirmImport } from './commands/confirmation';
import {
  confirmDelegation,
  declineReopening,
  reopenDelegation,
  requestReopening,
} from './commands/confirmed-list';
import { saveConsents, withdrawConsent } from './commands/consents';
import { changeCapacity, changeName } from './commands/correction';
import { decideCredentials } from './commands/credentials';
import { editDelegation } from './commands/delegation';
import { distinguishParticipant } from './commands/distinction';
import { handOverFocalPoint, renameFocalPoint } from './commands/handover';
import { addImport, discardImport, matchImport } from './commands/imports';
import { changeQuota, inviteDelegation, inviteFocalPoint, withdrawFocalPoint } from './commands/invitation';
import { moveParticipant } from './commands/move';
import { nominateParticipant, replaceHead, resendLink, withdrawParticipant } from './commands/nomination';
import { removePhoto, savePhoto } from './commands/photo';
import { savePerson, savePersonDraft, submitRegistration } from './commands/registration';
import { declineRequest, requestChange, withdrawRequest } from './commands/requests';
import { restoreParticipant } from './commands/restoration';
import { reinstateDelegation, withdrawDelegation } from './commands/withdrawal';
import {
  acceptInput,
  addressConfirmationInput,
  addressInput,
  behalfInput,
  capacityInput,
  changeRequestInput,
  confirmationInput,
  consentsInput,
  consentWithdrawalInput,
  credentialsInput,
  delegationInput,
  delegationWithdrawalInput,
  distinctionInput,
  focalPointChoice,
  focalPointInput,
  focalPointNameInput,
  handoverInput,
  importConfirmationInput,
  importInput,
  importMatchInput,
  importSeenInput,
  invitationInput,
  moveInput,
  nameInput,
  nominationInput,
  personChoice,
  personDraftInput,
  personInput,
  photoInput,
  photoRemovalInput,
  quotaInput,
  registrationsInput,
  reinstatementInput,
  reopeningInput,
  replaceHeadInput,
  requestChoice,
  requestDeclineInput,
  returnInput,
  submissionInput,
  withdrawalInput,
} from './input';

export const inviteDelegationAction = action(
  'delegations.inviteDelegation',
  invitationInput,
  inviteDelegation,
  { adds: 'delegation' },
);
export const inviteFocalPointAction = action(
  'delegations.inviteFocalPoint',
  focalPointInput,
  inviteFocalPoint,
  {
    adds: 'focalPoint',
  },
);
export const withdrawFocalPointAction = action(
  'delegations.withdrawFocalPoint',
  focalPointChoice,
  withdrawFocalPoint,
  {
    removes: 'focalPoint',
  },
);
export const handOverFocalPointAction = action(
  'delegations.handOverFocalPoint',
  handoverInput,
  handOverFocalPoint,
  { decides: 'focalPoint' },
);
export const renameFocalPointAction = action(
  'delegations.renameFocalPoint',
  focalPointNameInput,
  renameFocalPoint,
  { changes: 'focalPoint' },
);
export const editDelegationAction = action('delegations.editDelegation', delegationInput, editDelegation, {
  changes: 'delegation',
});
export const withdrawDelegationAction = action(
  'delegations.withdrawDelegation',
  delegationWithdrawalInput,
  withdrawDelegation,
  { removes: 'delegation' },
);
export const reinstateDelegationAction = action(
  'delegations.reinstateDelegation',
  reinstatementInput,
  reinstateDelegation,
  { decides: 'delegation' },
);
export const confirmDelegationAction = action(
  'delegations.confirmDelegation',
  confirmationInput,
  confirmDelegation,
  { decides: 'delegation' },
);
export const requestReopeningAction = action(
  'delegations.requestReopening',
  reopeningInput,
  requestReopening,
  { decides: 'delegation' },
);
export const declineReopeningAction = action(
  'delegations.declineReopening',
  reopeningInput,
  declineReopening,
  { decides: 'delegation' },
);
export const reopenDelegationAction = action(
  'delegations.reopenDelegation',
  reopeningInput,
  reopenDelegation,
  { decides: 'delegation' },
);
export const changeQuotaAction = action('delegations.changeQuota', quotaInput, changeQuota, {
  changes: 'delegation',
});
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
export const changeNameAction = action('delegations.changeName', nameInput, changeName, {
  changes: 'participant',
});
export const changeCapacityAction = action('delegations.changeCapacity', capacityInput, changeCapacity, {
  changes: 'participant',
});
export const editRegistrationAction = action('delegations.editRegistration', behalfInput, editRegistration, {
  changes: 'registration',
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
export const addCheckInAction = action('delegations.addCheckIn', personChoice, addCheckIn, {
  adds: 'checkIn',
});
export const withdrawCheckInAction = action('delegations.withdrawCheckIn', personChoice, withdrawCheckIn, {
  decides: 'checkIn',
});
export const resendLinkAction = action('delegations.resendLink', personChoice, resendLink, {
  adds: 'letter',
});
export const replaceHeadAction = action('delegations.replaceHead', replaceHeadInput, replaceHead, {
  decides: 'delegation',
});
export const decideCredentialsAction = action(
  'delegations.decideCredentials',
  credentialsInput,
  decideCredentials,
  {
    decides: 'delegation',
  },
);
export const savePersonAction = action('delegations.savePerson', personInput, savePerson, {
  changes: 'registration',
});
export const savePersonDraftAction = action(
  'delegations.savePersonDraft',
  personDraftInput,
  savePersonDraft,
  {
    changes: 'registration',
  },
);
export const savePhotoAction = action('delegations.savePhoto', photoInput, savePhoto, {
  changes: 'registration',
});
export const removePhotoAction = action('delegations.removePhoto', photoRemovalInput, removePhoto, {
  removes: 'photo',
});
export const withdrawConsentAction = action(
  'delegations.withdrawConsent',
  consentWithdrawalInput,
  withdrawConsent,
  {
    changes: 'registration',
  },
);
export const saveConsentsAction = action('delegations.saveConsents', consentsInput, saveConsents, {
  changes: 'registration',
});
export const submitRegistrationAction = action(
  'delegations.submitRegistration',
  submissionInput,
  submitRegistration,
  {
    decides: 'registration',
  },
);
export const acceptRegistrationAction = action(
  'delegations.acceptRegistration',
  acceptInput,
  acceptRegistration,
  {
    decides: 'participant',
  },
);
export const returnRegistrationAction = action(
  'delegations.returnRegistration',
  returnInput,
  returnRegistration,
  {
    decides: 'participant',
  },
);
export const decideRegistrationsAction = action(
  'delegations.decideRegistrations',
  registrationsInput,
  decideRegistrations,
  { decides: 'participant' },
);
export const requestChangeAction = action('delegations.requestChange', changeRequestInput, requestChange, {
  adds: 'request',
});
export const withdrawRequestAction = action('delegations.withdrawRequest', requestChoice, withdrawRequest, {
  decides: 'request',
});
export const declineRequestAction = action(
  'delegations.declineRequest',
  requestDeclineInput,
  declineRequest,
  { decides: 'request' },
);
export const moveParticipantAction = action('delegations.moveParticipant', moveInput, moveParticipant, {
  decides: 'participant',
});
export const distinguishParticipantAction = action(
  'delegations.distinguishParticipant',
  distinctionInput,
  distinguishParticipant,
  { adds: 'distinction' },
);
export const addImportAction = action('delegations.addImport', importInput, addImport, { adds: 'import' });
export const matchImportAction = action('delegations.matchImport', importMatchInput, matchImport, {
  changes: 'import',
});
export const confirmImportAction = action(
  'delegations.confirmImport',
  importConfirmationInput,
  confirmImport,
  {
    decides: 'import',
  },
);
export const discardImportAction = action('delegations.discardImport', importSeenInput, discardImport, {
  removes: 'import',
});
