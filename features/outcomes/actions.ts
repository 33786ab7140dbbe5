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

export const edit = action('outcomes.edit', outcomeInput, editOutcome, { changes: 'outcome' });
export const addParagraph = action('outcomes.addParagraph', addParagraphInput, addOutcomeParagraph, {
  adds: 'outcomeParagraph',
});
export const saveParagraph = action('outcomes.saveParagraph', paragraphInput, saveOutcomeParagraph, {
  changes: 'outcomeParagraph',
});
export const removeParagraph = action(
  'outcomes.removeParagraph',
  removeParagraphInput,
  removeOutcomeParagraph,
  {
    removes: 'outcomeParagraph',
  },
);
export const reserve = action('outcomes.reserve', reservationInput, recordReservation, {
  adds: 'reservation',
});
export const adopt = action('outcomes.adopt', adoptInput, adoptByConsensus, { decides: 'outcome' });
export const leave = action('outcomes.leave', leaveOpenInput, leaveOpen, { decides: 'outcome' });
