import type { Actor } from './actor';
import { can } from './permissions';

/** Who may read notes once they are approved, the widest circle first. The last is whoever keeps them, and reads them before. */
export const NOTE_CLASSIFICATIONS = ['public', 'participants', 'bureau'] as const;
export type NoteClassification = (typeof NOTE_CLASSIFICATIONS)[number];

/** What notes are that nobody classified. */
export const UNCLASSIFIED: NoteClassification = NOTE_CLASSIFICATIONS[0];

export const isNarrower = (one: NoteClassification, other: NoteClassification): boolean =>
  NOTE_CLASSIFICATIONS.indexOf(one) > NOTE_CLASSIFICATIONS.indexOf(other);

/** The narrowest of some: a paragraph is never read by more than its session lets read its notes. */
export const narrowest = (classifications: readonly NoteClassification[]): NoteClassification =>
  classifications.reduce((a, b) => (isNarrower(b, a) ? b : a), UNCLASSIFIED);

/** The classification that somebody wrote down; null for all else. */
export const noteClassificationIn = (written: string | null): NoteClassification | null =>
  NOTE_CLASSIFICATIONS.find((one) => one === written) ?? null;

/** Of which classifications somebody reads approved notes. */
export function readableNotes(viewer: Actor, conferenceId: string): NoteClassification[] {
  if (can(viewer, 'paragraph.see', { conferenceId })) return [...NOTE_CLASSIFICATIONS];
  return can(viewer, 'conference.takePart', { conferenceId }) ? ['public', 'participants'] : ['public'];
}
