'use server';

import { action, openAction } from '@/platform/action';
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

export const askForLink = openAction('accounts.askForLink', signInInput, requestSignIn, 'neither');
export const enter = openAction('accounts.enter', linkInput, signIn, 'neither');
export const continueAsSample = openAction('accounts.continueAsSample', doorInput, continueAs, 'neither');
export const leave = action('accounts.leave', nothing, signOut, 'neither');
export const leaveEverywhere = action('accounts.leaveEverywhere', nothing, signOutEverywhere, 'neither');
export const editAccount = action('accounts.editAccount', ownAccountInput, editOwnAccount, {
  changes: 'account',
});
export const beginFirstRun = openAction(
  'accounts.beginFirstRun',
  firstRunInput,
  createFirstAdministrator,
  'neither',
);
export const grant = action('accounts.grant', grantInput, grantRole, { adds: 'roleGrant' });
export const withdraw = action('accounts.withdraw', withdrawalInput, withdrawRole, { removes: 'roleGrant' });
