'use server';

import { action } from '@/platform/action';
import { settleAside } from './commands/asides';
import { draftFromParagraph } from './commands/drafts';
import { addParagraph, saveParagraph } from './commands/paragraphs';
import { asideInput, draftInput, paragraphInput, paragraphTextInput } from './input';

export const add = action(paragraphInput, addParagraph, { adds: 'paragraph' });
export const save = action(paragraphTextInput, saveParagraph, { changes: 'paragraph' });
export const settle = action(asideInput, settleAside, { decides: 'paragraph' });
export const draft = action(draftInput, draftFromParagraph, { adds: 'outcome' });
