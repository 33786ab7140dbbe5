'use server';

import { action } from '@/platform/action';
import { confirmImport } from './commands/confirmation';
import {
  confirmDelegation,
  declineReopening,
  reopenDelegation,
  requestReopening,
} from './commands/confirmed-list';
import { decideCredentials, decideSeveralCredentials } from './commands/credentials';
import { withdrawCredentialsDecision } from './commands/credentials-withdrawal';
import { editDelegation } from './commands/delegation';
import { handOverFocalPoint, renameFocalPoint } from './commands/handover';
import { addImport, discardImport, matchImport } from './commands/imports';
import { changeQuota, inviteDelegation, inviteFocalPoint, withdrawFocalPoint } from './commands/invitation';
import { reinstateDelegation, withdrawDelegation } from './commands/withdrawal';
import {
  confirmationInput,
  credentialsInput,
  credentialsWithdrawalInput,
  delegationInput,
  delegationWithdrawalInput,
  focalPointChoice,
  focalPointInput,
  focalPointNameInput,
  handoverInput,
  importConfirmationInput,
  importInput,
  importMatchInput,
  importSeenInput,
  invitationInput,
  quotaInput,
  reinstatementInput,
  reopeningInput,
  severalCredentialsInput,
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
export const decideCredentialsAction = action(
  'delegations.decideCredentials',
  credentialsInput,
  decideCredentials,
  {
    decides: 'delegation',
  },
);
export const decideSeveralCredentialsAction = action(
  'delegations.decideSeveralCredentials',
  severalCredentialsInput,
  decideSeveralCredentials,
  { decides: 'delegation' },
);
export const withdrawCredentialsDecisionAction = action(
  'delegations.withdrawCredentialsDecision',
  credentialsWithdrawalInput,
  withdrawCredentialsDecision,
  { decides: 'delegation' },
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
