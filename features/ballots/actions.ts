'use server';

import { action } from '@/platform/action';
import { castChecked, chooseVote } from './commands/choice';
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

export const prepare = action('ballots.prepare', openingInput, checkOpening, 'neither');
export const open = action('ballots.open', openInput, openBallot, { adds: 'ballot' });
export const choose = action('ballots.choose', choiceInput, chooseVote, 'neither');
export const cast = action('ballots.cast', voteInput, castChecked, 'neither');
export const find = action('ballots.find', findingInput, recordFinding, { adds: 'finding' });
export const prepareBreak = action('ballots.prepareBreak', reasonInput, checkBreak, 'neither');
export const breakTheSilence = action('ballots.breakTheSilence', breakInput, breakSilence, 'neither');
