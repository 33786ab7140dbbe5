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

export const askForLink = action(signInInput, requestSignIn, 'neither', { open: true });
export const enter = action(linkInput, signIn, 'neither', { open: true });
export const continueAsSample = action(doorInput, continueAs, 'neither', { open: true });
export const leave = action(nothing, signOut, 'neither');
export const leaveEverywhere = action(nothing, signOutEverywhere, 'neither');
export const editAccount = action(ownAccountInput, editOwnAccount, { changes: 'account' });
export const beginFirstRun = action(firstRunInput, createFirstAdministrator, 'neither', { open: true });
export const grant = action(grantInput, grantRole, { adds: 'roleGrant' });
export const withdraw = action(withdrawalInput, withdrawRole, { removes: 'roleGrant' });
