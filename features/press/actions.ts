'use server';

import { action } from '@/platform/action';
import { draftCommunique, editCommunique } from './commands/communique';
import { recordCommuniqueCorrigendum } from './commands/communique-corrigenda';
import {
  addCommuniqueParagraph,
  moveCommuniqueParagraph,
  removeCommuniqueParagraph,
  saveCommuniqueParagraph,
} from './commands/communique-paragraphs';
import { publishCommunique, reviewCommunique, withdrawCommunique } from './commands/communique-publishing';
import { addStatement, editStatement, publishStatement, withdrawStatement } from './commands/statements';
import {
  addCommuniqueParagraphInput,
  communiqueCorrigendumInput,
  communiqueDraftInput,
  communiqueInput,
  communiqueParagraphInput,
  moveCommuniqueParagraphInput,
  newStatementInput,
  publicationInput,
  removeCommuniqueParagraphInput,
  reviewInput,
  statementInput,
  statementPublicationInput,
  statementWithdrawalInput,
  withdrawalInput,
} from './input';

export const draftCommuniqueAction = action('press.draftCommunique', communiqueDraftInput, draftCommunique, {
  adds: 'communique',
});
export const editCommuniqueAction = action('press.editCommunique', communiqueInput, editCommunique, {
  changes: 'communique',
});
export const addCommuniqueParagraphAction = action(
  'press.addCommuniqueParagraph',
  addCommuniqueParagraphInput,
  addCommuniqueParagraph,
  { adds: 'communiqueParagraph' },
);
export const saveCommuniqueParagraphAction = action(
  'press.saveCommuniqueParagraph',
  communiqueParagraphInput,
  saveCommuniqueParagraph,
  { changes: 'communiqueParagraph' },
);
export const moveCommuniqueParagraphAction = action(
  'press.moveCommuniqueParagraph',
  moveCommuniqueParagraphInput,
  moveCommuniqueParagraph,
  { decides: 'communiqueParagraph' },
);
export const removeCommuniqueParagraphAction = action(
  'press.removeCommuniqueParagraph',
  removeCommuniqueParagraphInput,
  removeCommuniqueParagraph,
  { removes: 'communiqueParagraph' },
);
export const reviewCommuniqueAction = action('press.reviewCommunique', reviewInput, reviewCommunique, {
  decides: 'communique',
});
export const publishCommuniqueAction = action(
  'press.publishCommunique',
  publicationInput,
  publishCommunique,
  { decides: 'communique' },
);
export const withdrawCommuniqueAction = action(
  'press.withdrawCommunique',
  withdrawalInput,
  withdrawCommunique,
  { decides: 'communique' },
);
export const recordCommuniqueCorrigendumAction = action(
  'press.recordCommuniqueCorrigendum',
  communiqueCorrigendumInput,
  recordCommuniqueCorrigendum,
  { adds: 'corrigendum' },
);
export const addStatementAction = action('press.addStatement', newStatementInput, addStatement, {
  adds: 'statement',
});
export const editStatementAction = action('press.editStatement', statementInput, editStatement, {
  changes: 'statement',
});
export const publishStatementAction = action(
  'press.publishStatement',
  statementPublicationInput,
  publishStatement,
  { decides: 'statement' },
);
export const withdrawStatementAction = action(
  'press.withdrawStatement',
  statementWithdrawalInput,
  withdrawStatement,
  { decides: 'statement' },
);
