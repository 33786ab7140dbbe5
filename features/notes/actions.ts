'use server';

import { action } from '@/platform/action';
import { settleAside } from './commands/asides';
import { draftFromParagraph } from './commands/drafts';
import { addParagraph, saveParagraph } from './commands/paragraphs';
import { asideInput, draftInput, paragraphInput, paragraphTextInput } from './input';

export const add = action(paragraphInput, addParagraph);
export const save = action(paragraphTextInput, saveParagraph);
export const settle = action(asideInput, settleAside);
export const draft = action(draftInput, draftFromParagraph);
