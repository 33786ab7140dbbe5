import type { paragraph } from '@/db/schema/notes';
import type { NoteBlock } from './live-document';

type Row = typeof paragraph.$inferSelect;

/** A paragraph where it is read: with its row, with what stands in the document, or with both. */
export type ReadParagraph = { row: Row | null; block: NoteBlock | null };

/**
 * The paragraphs of a session in the order of the document. What stands in the rows alone, struck or taken away, follows what it
 * followed; a paragraph that has no words yet is none, one that lost them keeps its row. Two that bear one id come of copying:
 * the first is the one that had it.
 */
export function readingOrder(rows: readonly Row[], blocks: readonly NoteBlock[]): ReadParagraph[] {
  const unmet = new Map(rows.map((row) => [row.id, row]));
  const entries: ReadParagraph[] = [];
  for (const block of blocks) {
    const row = block.id === null ? null : (unmet.get(block.id) ?? null);
    if (row) unmet.delete(row.id);
    if (row || block.text) entries.push({ row, block });
  }
  let last = -1;
  for (const row of rows) {
    const here = entries.findIndex((entry) => entry.row === row);
    if (here >= 0) last = here;
    else entries.splice(++last, 0, { row, block: null });
  }
  return entries;
}
