'use server';

import { action } from '@/platform/action';
import { confirmProposal, rejectProposal, withdrawProposal } from './commands/deciding';
import { setSecondPerson } from './commands/setting';
import { confirmProposalInput, rejectProposalInput, secondPersonInput, withdrawProposalInput } from './input';

export const confirmProposalAction = action(
  'proposals.confirmProposal',
  confirmProposalInput,
  confirmProposal,
  { decides: 'proposal' },
);
export const rejectProposalAction = action('proposals.rejectProposal', rejectProposalInput, rejectProposal, {
  decides: 'proposal',
});
export const withdrawProposalAction = action(
  'proposals.withdrawProposal',
  withdrawProposalInput,
  withdrawProposal,
  { decides: 'proposal' },
);
export const setSecondPersonAction = action('proposals.setSecondPerson', secondPersonInput, setSecondPerson, {
  changes: 'secondPerson',
});
