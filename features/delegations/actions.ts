'use server';

import { action } from '@/platform/action';
import { acceptRegistration, returnRegistration } from './commands/accreditation';
import { saveConsents, withdrawConsent } from './commands/consents';
import { decideCredentials } from './commands/credentials';
import { changeQuota, inviteDelegation, inviteFocalPoint, withdrawFocalPoint } from './commands/invitation';
import { nominate, replaceHead, resendLink, withdrawNomination } from './commands/nomination';
import { removePhoto, savePhoto } from './commands/photo';
import { savePerson, savePersonDraft, submitRegistration } from './commands/registration';
import {
  acceptInput,
  consentsInput,
  consentWithdrawalInput,
  credentialsInput,
  focalPointChoice,
  focalPointInput,
  invitationInput,
  nominationInput,
  personChoice,
  personDraftInput,
  personInput,
  photoInput,
  photoRemovalInput,
  quotaInput,
  replaceHeadInput,
  returnInput,
  submissionInput,
  withdrawalInput,
} from './input';

export const invite = action(invitationInput, inviteDelegation, { adds: 'delegation' });
export const addFocalPoint = action(focalPointInput, inviteFocalPoint, { adds: 'focalPoint' });
export const dropFocalPoint = action(focalPointChoice, withdrawFocalPoint, { removes: 'focalPoint' });
export const setQuota = action(quotaInput, changeQuota, { changes: 'delegation' });
export const name = action(nominationInput, nominate, { adds: 'participant' });
export const withdraw = action(withdrawalInput, withdrawNomination, { removes: 'participant' });
export const resend = action(personChoice, resendLink, { adds: 'letter' });
export const changeHead = action(replaceHeadInput, replaceHead, { decides: 'delegation' });
export const setCredentials = action(credentialsInput, decideCredentials, { decides: 'delegation' });
export const savePersonal = action(personInput, savePerson, { changes: 'registration' });
export const savePersonalDraft = action(personDraftInput, savePersonDraft, { changes: 'registration' });
export const uploadPhoto = action(photoInput, savePhoto, { changes: 'registration' });
export const deletePhoto = action(photoRemovalInput, removePhoto, { removes: 'photo' });
export const takeBack = action(consentWithdrawalInput, withdrawConsent, { changes: 'registration' });
export const saveConsent = action(consentsInput, saveConsents, { changes: 'registration' });
export const submit = action(submissionInput, submitRegistration, { decides: 'registration' });
export const accept = action(acceptInput, acceptRegistration, { decides: 'participant' });
export const sendBack = action(returnInput, returnRegistration, { decides: 'participant' });
