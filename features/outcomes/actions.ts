'use server';

import { action } from '@/platform/action';
import { adoptByConsensus, leaveOpen, recordReservation } from './commands/adoption';
import {
  addOutcomeParagraph,
  editOutcome,
  removeOutcomeParagraph,
  saveOutcomeParagraph,
} from './commands/text';
import {
  addParagraphInput,
  adoptInput,
  leaveOpenInput,
  outcomeInput,
  paragraphInput,
  removeParagraphInput,
  reservationInput,
} from './input';

export const edit = action(outcomeInput, editOutcome, { changes: 'outcome' });
export const addParagraph = action(addParagraphInput, addOutcomeParagraph, { adds: 'outcomeParagraph' });
export const saveParagraph = action(paragraphInput, saveOutcomeParagraph, { changes: 'outcomeParagraph' });
export const removeParagraph = action(removeParagraphInput, removeOutcomeParagraph, {
  removes: 'outcomeParagraph',
});
export const reserve = action(reservationInput, recordReservation, { adds: 'reservation' });
export const adopt = action(adoptInput, adoptByConsensus, { decides: 'outcome' });
export const leave = action(leaveOpenInput, leaveOpen, { decides: 'outcome' });
