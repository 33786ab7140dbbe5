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

export const edit = action(outcomeInput, editOutcome);
export const addParagraph = action(addParagraphInput, addOutcomeParagraph);
export const saveParagraph = action(paragraphInput, saveOutcomeParagraph);
export const removeParagraph = action(removeParagraphInput, removeOutcomeParagraph);
export const reserve = action(reservationInput, recordReservation);
export const adopt = action(adoptInput, adoptByConsensus);
export const leave = action(leaveOpenInput, leaveOpen);
