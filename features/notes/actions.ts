'use server';

import { action } from '@/platform/action';
import { approveNotes, recordParagraphCorrigendum } from './commands/approval';
import { settleAside } from './commands/asides';
import { classifyNotes, classifyParagraph } from './commands/classifying';
import { draftOutcome } from './commands/drafts';
import { editParagraph } from './commands/editing';
import { moveParagraph } from './commands/order';
import { addParagraph, saveParagraph } from './commands/paragraphs';
import { restoreVersion } from './commands/restoring';
import { strikeParagraph } from './commands/striking';
import { keepVersion } from './commands/versions';
import {
  approvalInput,
  asideInput,
  classifyNotesInput,
  classifyParagraphInput,
  draftInput,
  editParagraphInput,
  keepVersionInput,
  moveParagraphInput,
  paragraphCorrigendumInput,
  paragraphInput,
  paragraphTextInput,
  restoreVersionInput,
  strikeInput,
} from './input';

export const addParagraphAction = action('notes.addParagraph', paragraphInput, addParagraph, {
  adds: 'paragraph',
});
export const moveParagraphAction = action('notes.moveParagraph', moveParagraphInput, moveParagraph, {
  decides: 'paragraph',
});
export const saveParagraphAction = action('notes.saveParagraph', paragraphTextInput, saveParagraph, {
  changes: 'paragraph',
});
export const editParagraphAction = action('notes.editParagraph', editParagraphInput, editParagraph, {
  changes: 'paragraph',
});
export const settleAsideAction = action('notes.settleAside', asideInput, settleAside, {
  decides: 'paragraph',
});
export const draftOutcomeAction = action('notes.draftOutcome', draftInput, draftOutcome, { adds: 'outcome' });
export const strikeParagraphAction = action('notes.strikeParagraph', strikeInput, strikeParagraph, {
  decides: 'paragraph',
});
export const keepVersionAction = action('notes.keepVersion', keepVersionInput, keepVersion, {
  adds: 'notesVersion',
});
export const restoreVersionAction = action('notes.restoreVersion', restoreVersionInput, restoreVersion, {
  decides: 'session',
});
export const approveNotesAction = action('notes.approveNotes', approvalInput, approveNotes, {
  decides: 'session',
});
export const recordParagraphCorrigendumAction = action(
  'notes.recordParagraphCorrigendum',
  paragraphCorrigendumInput,
  recordParagraphCorrigendum,
  { adds: 'corrigendum' },
);
export const classifyNotesAction = action('notes.classifyNotes', classifyNotesInput, classifyNotes, {
  decides: 'session',
});
export const classifyParagraphAction = action(
  'notes.classifyParagraph',
  classifyParagraphInput,
  classifyParagraph,
  { decides: 'paragraph' },
);
