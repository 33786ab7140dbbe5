import * as z from 'zod';
import { readItemNumber } from '@/domain/item-number';
import { PARAGRAPH_MAX } from '@/domain/live-notes';
import { NOTE_CLASSIFICATIONS } from '@/domain/note-classification';
import { PARAGRAPH_KINDS } from '@/domain/note-kinds';
import { MEANWHILE, VERSION_NAME_MAX } from '@/domain/note-versions';
import { OUTCOME_KINDS } from '@/domain/outcomes';
import {
  digest,
  id,
  line,
  locale,
  oneOf,
  optionalLine,
  orNull,
  prose,
  reason,
  slug,
  wholeNumber,
} from '@/platform/fields';
import { says } from '@/platform/says';
import { westernDigits } from '@/platform/typed/whole-number';

export const paragraphInput = z.strictObject({
  conference: slug,
  sessionId: id,
  language: locale,
  text: prose(PARAGRAPH_MAX),
  /** the paragraph behind which it is inserted; else it is the next one */
  after: orNull(id),
  /** the speech that it writes down */
  interventionId: orNull(id).optional(),
});

export const paragraphTextInput = z.strictObject({
  conference: slug,
  paragraphId: id,
  /** the version that was typed upon */
  version: wholeNumber(1, 1_000_000),
  text: prose(PARAGRAPH_MAX),
});

/** `delegationId`: whose statement it is, which counts for a statement alone. */
export const editParagraphInput = z.strictObject({
  conference: slug,
  paragraphId: id,
  version: wholeNumber(1, 1_000_000),
  kind: oneOf(PARAGRAPH_KINDS),
  language: locale,
  delegationId: orNull(id),
  classification: oneOf(NOTE_CLASSIFICATIONS),
});

const designation = optionalLine(20).transform((typed, context) => {
  if (typed === null) return null;
  const number = readItemNumber(westernDigits(typed));
  if (number && !number.includes('.')) return number;
  context.addIssue({ code: 'custom', message: says('notes.invalid.number') });
  return z.NEVER;
});

/** Where somebody writes live. */
export const liveInput = z.strictObject({ conference: slug, sessionId: id });

/** `after`: the number of the paragraph behind which it is put; none puts it first. `placeVersion`: where it stood when it was seen. */
export const moveParagraphInput = z.strictObject({
  conference: slug,
  paragraphId: id,
  placeVersion: wholeNumber(1, 1_000_000),
  after: designation,
});

/** What becomes of a text that was kept aside; `version` is that of the paragraph beside which it was read. */
export const asideInput = z.strictObject({
  conference: slug,
  asideId: id,
  version: wholeNumber(1, 1_000_000),
  end: oneOf(['taken', 'putAway']),
});

export const draftInput = z.strictObject({
  conference: slug,
  paragraphId: id,
  kind: oneOf(OUTCOME_KINDS),
});

export const strikeInput = z.strictObject({
  conference: slug,
  paragraphId: id,
  version: wholeNumber(1, 1_000_000),
  reason,
});

export const keepVersionInput = z.strictObject({
  conference: slug,
  sessionId: id,
  name: line(VERSION_NAME_MAX),
});

/** `keptId`: the version; `notesVersion`: the digest of the paragraphs as they stood when the page was drawn. */
export const restoreVersionInput = z.strictObject({
  conference: slug,
  keptId: id,
  notesVersion: digest,
  meanwhile: oneOf(MEANWHILE),
});

/** `notesVersion`: the digest of the paragraphs as they were read. */
export const approvalInput = z.strictObject({
  conference: slug,
  sessionId: id,
  notesVersion: digest,
});

export const paragraphCorrigendumInput = z.strictObject({
  conference: slug,
  paragraphId: id,
  wrong: prose(2000),
  reads: prose(2000),
  reason,
});

/** `classifiedBefore`: as it was when the form was drawn. */
const classification = {
  conference: slug,
  classifiedBefore: oneOf(NOTE_CLASSIFICATIONS),
  classification: oneOf(NOTE_CLASSIFICATIONS),
  reason,
};

export const classifyNotesInput = z.strictObject({ ...classification, sessionId: id });
export const classifyParagraphInput = z.strictObject({ ...classification, paragraphId: id });
