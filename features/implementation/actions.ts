'use server';

import { action } from '@/platform/action';
import { editFollowUp, endFollowUp, openFollowUp } from './commands/follow-up';
import { forwardOutcome, withdrawForwarding } from './commands/forwarding';
import { recordImplementation, reportImplementation } from './commands/reports';
import {
  followUpEditInput,
  followUpEndInput,
  followUpInput,
  forwardingInput,
  forwardingWithdrawalInput,
  letterInput,
  reportInput,
} from './input';

export const openFollowUpAction = action('implementation.openFollowUp', followUpInput, openFollowUp, {
  adds: 'followUp',
});
export const editFollowUpAction = action('implementation.editFollowUp', followUpEditInput, editFollowUp, {
  adds: 'rhythm',
});
export const endFollowUpAction = action('implementation.endFollowUp', followUpEndInput, endFollowUp, {
  decides: 'followUp',
});
export const reportImplementationAction = action(
  'implementation.reportImplementation',
  reportInput,
  reportImplementation,
  { adds: 'implementation' },
);
export const recordImplementationAction = action(
  'implementation.recordImplementation',
  letterInput,
  recordImplementation,
  { adds: 'implementation' },
);
export const forwardOutcomeAction = action('implementation.forwardOutcome', forwardingInput, forwardOutcome, {
  adds: 'forwarding',
});
export const withdrawForwardingAction = action(
  'implementation.withdrawForwarding',
  forwardingWithdrawalInput,
  withdrawForwarding,
  { decides: 'forwarding' },
);
