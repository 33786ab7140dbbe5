'use server';

import { action } from '@/platform/action';
import { settleAside } from './commands/asides';
import { draftFromParagraph } from './commands/drafts';
import { addParagraph, saveParagraph } from './commands/paragraphs';
import { asideInput, draftInput, paragraphInput, paragraphTextInput } from './input';

export const add = action('notes.add', paragraphInput, addParagraph, { adds: 'paragraph' });
export const save = action('notes.save', paragraphTextInput, saveParagraph, { changes: 'paragraph' });
export const settle = action('notes.settle', asideInput, settleAside, { decides: 'paragraph' });
export const draft = action('notes.draft', draftInput, draftFromParagraph, { adds: 'outcome' });
