'use server';

import { action } from '@/platform/action';
import { createFirstAdministrator } from './commands/first-run';
import { grantRole, withdrawRole } from './commands/roles';
import { continueAs, editOwnAccount, requestSignIn, signOut, signOutEverywhere } from './commands/sign-in';
import {
  doorInput,
  firstRunInput,
  grantInput,
  nothing,
  ownAccountInput,
  signInInput,
  withdrawalInput,
} from './input';

export const askForLink = action(signInInput, requestSignIn);
export const continueAsSample = action(doorInput, continueAs);
export const leave = action(nothing, signOut);
export const leaveEverywhere = action(nothing, signOutEverywhere);
export const editAccount = action(ownAccountInput, editOwnAccount);
export const beginFirstRun = action(firstRunInput, createFirstAdministrator);
export const grant = action(grantInput, grantRole);
export const withdraw = action(withdrawalInput, withdrawRole);
