'use server';

import { action } from '@/platform/action';
import { acceptRegistration, returnRegistration } from './commands/accreditation';
import { decideCredentials } from './commands/credentials';
import { changeQuota, inviteDelegation, inviteFocalPoint, withdrawFocalPoint } from './commands/invitation';
import { nominate, replaceHead, resendLink, withdrawNomination } from './commands/nomination';
import { removePhoto, savePhoto } from './commands/photo';
import { saveConsents, savePerson, savePersonDraft, submitRegistration } from './commands/registration';
import {
  acceptInput,
  consentsInput,
  credentialsInput,
  focalPointChoice,
  focalPointInput,
  invitationInput,
  nominationInput,
  ownRegistration,
  personChoice,
  personDraftInput,
  personInput,
  photoInput,
  quotaInput,
  replaceHeadInput,
  returnInput,
  submissionInput,
} from './input';

export const invite = action(invitationInput, inviteDelegation);
export const addFocalPoint = action(focalPointInput, inviteFocalPoint);
export const dropFocalPoint = action(focalPointChoice, withdrawFocalPoint);
export const setQuota = action(quotaInput, changeQuota);
export const name = action(nominationInput, nominate);
export const withdraw = action(personChoice, withdrawNomination);
export const resend = action(personChoice, resendLink);
export const changeHead = action(replaceHeadInput, replaceHead);
export const setCredentials = action(credentialsInput, decideCredentials);
export const savePersonal = action(personInput, savePerson);
export const savePersonalDraft = action(personDraftInput, savePersonDraft);
export const uploadPhoto = action(photoInput, savePhoto);
export const deletePhoto = action(ownRegistration, removePhoto);
export const saveConsent = action(consentsInput, saveConsents);
export const submit = action(submissionInput, submitRegistration);
export const accept = action(acceptInput, acceptRegistration);
export const sendBack = action(returnInput, returnRegistration);
