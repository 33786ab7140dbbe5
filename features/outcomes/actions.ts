'use server';

import { action } from '@/platform/action';
import { adoptOutcome, leaveOutcomeOpen, recordReservation } from './commands/adoption';
import { recallOutcome } from './commands/recall';
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
  recallInput,
  removeParagraphInput,
  reservationInput,
} from './input';

export const editOutcomeAction = action('outcomes.editOutcome', outcomeInput, editOutcome, {
  changes: 'outcome',
});
export const addOutcomeParagraphAction = action(
  'outcomes.addOutcomeParagraph',
  addParagraphInput,
  addOutcomeParagraph,
  {
    adds: 'outcomeParagraph',
  },
);
export const saveOutcomeParagraphAction = action(
  'outcomes.saveOutcomeParagraph',
  paragraphInput,
  saveOutcomeParagraph,
  {
    changes: 'outcomeParagraph',
  },
);
export const removeOutcomeParagraphAction = action(
  'outcomes.removeOutcomeParagraph',
  removeParagraphInput,
  removeOutcomeParagraph,
  {
    removes: 'outcomeParagraph',
  },
);
export const recordReservationAction = action(
  'outcomes.recordReservation',
  reservationInput,
  recordReservation,
  {
    adds: 'reservation',
  },
);
export const adoptOutcomeAction = action('outcomes.adoptOutcome', adoptInput, adoptOutcome, {
  decides: 'outcome',
});
export const leaveOutcomeOpenAction = action('outcomes.leaveOutcomeOpen', leaveOpenInput, leaveOutcomeOpen, {
  decides: 'outcome',
});
export const recallOutcomeAction = action('outcomes.recallOutcome', recallInput, recallOutcome, {
  decides: 'outcome',
});
