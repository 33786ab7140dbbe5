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

export const invite = action('delegations.invite', invitationInput, inviteDelegation, { adds: 'delegation' });
export const addFocalPoint = action('delegations.addFocalPoint', focalPointInput, inviteFocalPoint, {
  adds: 'focalPoint',
});
export const dropFocalPoint = action('delegations.dropFocalPoint', focalPointChoice, withdrawFocalPoint, {
  removes: 'focalPoint',
});
export const setQuota = action('delegations.setQuota', quotaInput, changeQuota, { changes: 'delegation' });
export const name = action('delegations.name', nominationInput, nominate, { adds: 'participant' });
export const withdraw = action('delegations.withdraw', withdrawalInput, withdrawNomination, {
  removes: 'participant',
});
export const resend = action('delegations.resend', personChoice, resendLink, { adds: 'letter' });
export const changeHead = action('delegations.changeHead', replaceHeadInput, replaceHead, {
  decides: 'delegation',
});
export const setCredentials = action('delegations.setCredentials', credentialsInput, decideCredentials, {
  decides: 'delegation',
});
export const savePersonal = action('delegations.savePersonal', personInput, savePerson, {
  changes: 'registration',
});
export const savePersonalDraft = action('delegations.savePersonalDraft', personDraftInput, savePersonDraft, {
  changes: 'registration',
});
export const uploadPhoto = action('delegations.uploadPhoto', photoInput, savePhoto, {
  changes: 'registration',
});
export const deletePhoto = action('delegations.deletePhoto', photoRemovalInput, removePhoto, {
  removes: 'photo',
});
export const takeBack = action('delegations.takeBack', consentWithdrawalInput, withdrawConsent, {
  changes: 'registration',
});
export const saveConsent = action('delegations.saveConsent', consentsInput, saveConsents, {
  changes: 'registration',
});
export const submit = action('delegations.submit', submissionInput, submitRegistration, {
  decides: 'registration',
});
export const accept = action('delegations.accept', acceptInput, acceptRegistration, {
  decides: 'participant',
});
export const sendBack = action('delegations.sendBack', returnInput, returnRegistration, {
  decides: 'participant',
});
