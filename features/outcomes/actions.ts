'use server';

import { action } from '@/platform/action';
import { adoptOutcome, leaveOutcomeOpen, recordReservation } from './commands/adoption';
import { recordCorrigendum } from './commands/corrigenda';
import { rejectOutcome, withdrawOutcome } from './commands/ending';
import { mergeNote, mergeOutcome } from './commands/merging';
import { moveOutcomeParagraph } from './commands/order';
import { proposeOutcome } from './commands/proposals';
import { recallOutcome } from './commands/recall';
import { correctReservation, withdrawReservation } from './commands/reservations';
import {
  addOutcomeParagraph,
  editOutcome,
  removeOutcomeParagraph,
  saveOutcomeParagraph,
} from './commands/text';
import { addTranslation } from './commands/translations';
import {
  addParagraphInput,
  adoptInput,
  corrigendumInput,
  endInput,
  leaveOpenInput,
  mergeInput,
  mergeNoteInput,
  moveParagraphInput,
  outcomeInput,
  paragraphInput,
  proposalInput,
  recallInput,
  removeParagraphInput,
  reservationCorrectionInput,
  reservationEndInput,
  reservationInput,
  translationInput,
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
export const proposeOutcomeAction = action('outcomes.proposeOutcome', proposalInput, proposeOutcome, {
  adds: 'outcome',
});
export const withdrawOutcomeAction = action('outcomes.withdrawOutcome', endInput, withdrawOutcome, {
  decides: 'outcome',
});
export const rejectOutcomeAction = action('outcomes.rejectOutcome', endInput, rejectOutcome, {
  decides: 'outcome',
});
export const mergeOutcomeAction = action('outcomes.mergeOutcome', mergeInput, mergeOutcome, {
  decides: 'outcome',
});
export const mergeNoteAction = action('outcomes.mergeNote', mergeNoteInput, mergeNote, {
  adds: 'outcomeParagraph',
});
export const moveOutcomeParagraphAction = action(
  'outcomes.moveOutcomeParagraph',
  moveParagraphInput,
  moveOutcomeParagraph,
  { decides: 'outcomeParagraph' },
);
export const correctReservationAction = action(
  'outcomes.correctReservation',
  reservationCorrectionInput,
  correctReservation,
  { decides: 'reservation' },
);
export const withdrawReservationAction = action(
  'outcomes.withdrawReservation',
  reservationEndInput,
  withdrawReservation,
  { decides: 'reservation' },
);
export const recordCorrigendumAction = action(
  'outcomes.recordCorrigendum',
  corrigendumInput,
  recordCorrigendum,
  { adds: 'corrigendum' },
);
export const addTranslationAction = action('outcomes.addTranslation', translationInput, addTranslation, {
  adds: 'translation',
});
