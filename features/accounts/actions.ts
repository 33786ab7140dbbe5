'use server';

import { action, openAction } from '@/platform/action';
import { confirmAccountAddress, offerAccountAddress } from './commands/address';
import { nameAdministrator, withdrawAdministrator } from './commands/administrators';
import { createAdministrator } from './commands/first-run';
import { grantRole, withdrawRole } from './commands/roles';
import {
  askForLink,
  continueAsSample,
  editAccount,
  signIn,
  signOut,
  signOutEverywhere,
} from './commands/sign-in';
import {
  administratorInput,
  administratorWithdrawalInput,
  doorInput,
  firstRunInput,
  grantInput,
  linkInput,
  nothing,
  ownAccountInput,
  ownAddressConfirmationInput,
  ownAddressInput,
  signInInput,
  withdrawalInput,
} from './input';

export const askForLinkAction = openAction('accounts.askForLink', signInInput, askForLink, 'neither');
export const signInAction = openAction('accounts.signIn', linkInput, signIn, 'neither');
export const continueAsSampleAction = openAction(
  'accounts.continueAsSample',
  doorInput,
  continueAsSample,
  'neither',
);
export const signOutAction = action('accounts.signOut', nothing, signOut, 'neither');
export const signOutEverywhereAction = action(
  'accounts.signOutEverywhere',
  nothing,
  signOutEverywhere,
  'neither',
);
export const editAccountAction = action('accounts.editAccount', ownAccountInput, editAccount, {
  changes: 'account',
});
export const offerAccountAddressAction = action(
  'accounts.offerAccountAddress',
  ownAddressInput,
  offerAccountAddress,
  'neither',
);
export const confirmAccountAddressAction = action(
  'accounts.confirmAccountAddress',
  ownAddressConfirmationInput,
  confirmAccountAddress,
  'neither',
);
export const createAdministratorAction = openAction(
  'accounts.createAdministrator',
  firstRunInput,
  createAdministrator,
  'neither',
);
export const nameAdministratorAction = action(
  'accounts.nameAdministrator',
  administratorInput,
  nameAdministrator,
  { adds: 'roleGrant' },
);
export const withdrawAdministratorAction = action(
  'accounts.withdrawAdministrator',
  administratorWithdrawalInput,
  withdrawAdministrator,
  { removes: 'roleGrant' },
);
export const grantRoleAction = action('accounts.grantRole', grantInput, grantRole, { adds: 'roleGrant' });
export const withdrawRoleAction = action('accounts.withdrawRole', withdrawalInput, withdrawRole, {
  removes: 'roleGrant',
});
