import { NOTES_DAY_1 } from './notes-day-1';
import { NOTES_DAY_2 } from './notes-day-2';
import { NOTES_DAY_3 } from './notes-day-3';
import type { SampleNotes } from './shapes';

export const NOTES: SampleNotes[] = [...NOTES_DAY_1, ...NOTES_DAY_2, ...NOTES_DAY_3];
