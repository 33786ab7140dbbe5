'use server';

import { action } from '@/platform/action';
import { castChecked, chooseVote } from './commands/choice';
import { recordFinding } from './commands/doubt';
import { checkOpening, openBallot } from './commands/opening';
import { breakSilence } from './commands/silence';
import { breakInput, choiceInput, findingInput, openInput, openingInput, voteInput } from './input';

export const prepare = action(openingInput, checkOpening, 'neither');
export const open = action(openInput, openBallot, { adds: 'ballot' });
export const choose = action(choiceInput, chooseVote, 'neither');
export const cast = action(voteInput, castChecked, 'neither');
export const find = action(findingInput, recordFinding, { adds: 'finding' });
export const breakTheSilence = action(breakInput, breakSilence, 'neither');
