'use server';

import { action } from '@/platform/action';
import { acceptRegistration, decideRegistrations, returnRegistration } from '../commands/accreditation';
import { editRegistration } from '../commands/behalf';
import { saveConsents, withdrawConsent } from '../commands/consents';
import { withdrawDecision } from '../commands/decision-withdrawal';
import { removePhoto, savePhoto } from '../commands/photo';
import { savePerson, savePersonDraft, submitRegistration } from '../commands/registration';
import { declineRequest, requestChange, withdrawRequest } from '../commands/requests';
import {
  acceptInput,
  behalfInput,
  changeRequestInput,
  consentsInput,
  consentWithdrawalInput,
  decisionWithdrawalInput,
  personDraftInput,
  personInput,
  photoInput,
  photoRemovalInput,
  registrationsInput,
  requestChoice,
  requestDeclineInput,
  returnInput,
  submissionInput,
} from '../input';

export const editRegistrationAction = action('delegations.editRegistration', behalfInput, editRegistration, {
  changes: 'registration',
});
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
export const withdrawDecisionAction = action(
  'delegations.withdrawDecision',
  decisionWithdrawalInput,
  withdrawDecision,
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
