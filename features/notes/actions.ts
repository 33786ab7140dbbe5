'use server';

import { action } from '@/platform/action';
import { addParagraph, draftFromParagraph, saveParagraph } from './commands';
import { draftInput, paragraphInput, paragraphTextInput } from './input';

export const add = action(paragraphInput, addParagraph);
export const save = action(paragraphTextInput, saveParagraph);
export const draft = action(draftInput, draftFromParagraph);
