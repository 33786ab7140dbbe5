'use server';

import { action } from '@/platform/action';
import { castCheckedVote, chooseVote } from './commands/choice';
import { recordFinding } from './commands/doubt';
import { checkOpening, openBallot } from './commands/opening';
import { checkBreak } from './commands/reason';
import { breakSilence } from './commands/silence';
import {
  breakInput,
  choiceInput,
  findingInput,
  openInput,
  openingInput,
  reasonInput,
  voteInput,
} from './input';

export const checkOpeningAction = action('ballots.checkOpening', openingInput, checkOpening, 'neither');
export const openBallotAction = action('ballots.openBallot', openInput, openBallot, { adds: 'ballot' });
export const chooseVoteAction = action('ballots.chooseVote', choiceInput, chooseVote, 'neither');
export const castCheckedVoteAction = action('ballots.castCheckedVote', voteInput, castCheckedVote, 'neither');
export const recordFindingAction = action('ballots.recordFinding', findingInput, recordFinding, {
  adds: 'finding',
});
export const checkBreakAction = action('ballots.checkBreak', reasonInput, checkBreak, 'neither');
export const breakSilenceAction = action('ballots.breakSilence', breakInput, breakSilence, 'neither');
