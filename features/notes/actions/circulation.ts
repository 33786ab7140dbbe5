'use server';

import { action } from '@/platform/action';
import { circulateNotes, extendCirculation, withdrawCirculation } from '../commands/circulating';
import { addComment, correctComment, settleComment, withdrawComment } from '../commands/comments';
import {
  circulationInput,
  commentCorrectionInput,
  commentInput,
  commentSettlingInput,
  commentWithdrawalInput,
  extensionInput,
  withdrawalInput,
} from '../input/circulation';

export const circulateNotesAction = action('notes.circulateNotes', circulationInput, circulateNotes, {
  decides: 'session',
});
export const extendCirculationAction = action('notes.extendCirculation', extensionInput, extendCirculation, {
  decides: 'circulation',
});
export const withdrawCirculationAction = action(
  'notes.withdrawCirculation',
  withdrawalInput,
  withdrawCirculation,
  { decides: 'circulation' },
);
export const addCommentAction = action('notes.addComment', commentInput, addComment, { adds: 'comment' });
export const correctCommentAction = action('notes.correctComment', commentCorrectionInput, correctComment, {
  changes: 'comment',
});
export const withdrawCommentAction = action(
  'notes.withdrawComment',
  commentWithdrawalInput,
  withdrawComment,
  { removes: 'comment' },
);
export const settleCommentAction = action('notes.settleComment', commentSettlingInput, settleComment, {
  decides: 'comment',
});
