'use server';

import { action } from '@/platform/action';
import { settleAside } from './commands/asides';
import { draftOutcome } from './commands/drafts';
import { addParagraph, saveParagraph } from './commands/paragraphs';
import { asideInput, draftInput, paragraphInput, paragraphTextInput } from './input';

export const addParagraphAction = action('notes.addParagraph', paragraphInput, addParagraph, {
  adds: 'paragraph',
});
export const saveParagraphAction = action('notes.saveParagraph', paragraphTextInput, saveParagraph, {
  changes: 'paragraph',
});
export const settleAsideAction = action('notes.settleAside', asideInput, settleAside, {
  decides: 'paragraph',
});
export const draftOutcomeAction = action('notes.draftOutcome', draftInput, draftOutcome, { adds: 'outcome' });
