'use server';

import { action } from '@/platform/action';
import { cancelBallot } from './commands/cancelling';
import { castCheckedVote, chooseVote } from './commands/choice';
import { confirmHead } from './commands/confirming';
import { recordFinding } from './commands/doubt';
import { addBallotDraft, editBallotDraft, removeBallotDraft } from './commands/drafts';
import { moveClose } from './commands/moving';
import { objectToHead } from './commands/objecting';
import { checkOpening, openBallot } from './commands/opening';
import { checkBreak } from './commands/reason';
import { breakSilence } from './commands/silence';
import {
  breakInput,
  cancelInput,
  choiceInput,
  confirmInput,
  draftInput,
  draftRemovalInput,
  findingInput,
  moveInput,
  newDraftInput,
  objectInput,
  openInput,
  openingInput,
  reasonInput,
  voteInput,
} from './input';

export const checkOpeningAction = action('ballots.checkOpening', openingInput, checkOpening, 'neither');
export const addBallotDraftAction = action('ballots.addBallotDraft', newDraftInput, addBallotDraft, {
  adds: 'ballotDraft',
});
export const editBallotDraftAction = action('ballots.editBallotDraft', draftInput, editBallotDraft, {
  changes: 'ballotDraft',
});
export const removeBallotDraftAction = action(
  'ballots.removeBallotDraft',
  draftRemovalInput,
  removeBallotDraft,
  {
    removes: 'ballotDraft',
  },
);
export const openBallotAction = action('ballots.openBallot', openInput, openBallot, { adds: 'ballot' });
export const cancelBallotAction = action('ballots.cancelBallot', cancelInput, cancelBallot, {
  decides: 'ballot',
});
export const chooseVoteAction = action('ballots.chooseVote', choiceInput, chooseVote, 'neither');
export const castCheckedVoteAction = action('ballots.castCheckedVote', voteInput, castCheckedVote, 'neither');
export const confirmHeadAction = action('ballots.confirmHead', confirmInput, confirmHead, {
  decides: 'head',
});
export const objectToHeadAction = action('ballots.objectToHead', objectInput, objectToHead, {
  decides: 'head',
});
export const moveCloseAction = action('ballots.moveClose', moveInput, moveClose, { decides: 'ballot' });
export const recordFindingAction = action('ballots.recordFinding', findingInput, recordFinding, {
  adds: 'finding',
});
export const checkBreakAction = action('ballots.checkBreak', reasonInput, checkBreak, 'neither');
export const breakSilenceAction = action('ballots.breakSilence', breakInput, breakSilence, 'neither');
