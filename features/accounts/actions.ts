'use server';

import { action } from '@/platform/action';
import { createFirstAdministrator } from './commands/first-run';
import { grantRole, withdrawRole } from './commands/roles';
import {
  continueAs,
  editOwnAccount,
  requestSignIn,
  signIn,
  signOut,
  signOutEverywhere,
} from './commands/sign-in';
import {
  doorInput,
  firstRunInput,
  grantInput,
  linkInput,
  nothing,
  ownAccountInput,
  signInInput,
  withdrawalInput,
} from './input';

export const askForLink = action('accounts.askForLink', signInInput, requestSignIn, 'neither', {
  open: true,
});
export const enter = action('accounts.enter', linkInput, signIn, 'neither', { open: true });
export const continueAsSample = action('accounts.continueAsSample', doorInput, continueAs, 'neither', {
  open: true,
});
export const leave = action('accounts.leave', nothing, signOut, 'neither');
export const leaveEverywhere = action('accounts.leaveEverywhere', nothing, signOutEverywhere, 'neither');
export const editAccount = action('accounts.editAccount', ownAccountInput, editOwnAccount, {
  changes: 'account',
});
export const beginFirstRun = action(
  'accounts.beginFirstRun',
  firstRunInput,
  createFirstAdministrator,
  'neither',
  { open: true },
);
export const grant = action('accounts.grant', grantInput, grantRole, { adds: 'roleGrant' });
export const withdraw = action('accounts.withdraw', withdrawalInput, withdrawRole, { removes: 'roleGrant' });
