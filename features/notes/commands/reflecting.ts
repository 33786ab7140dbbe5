import { and, asc, eq, isNull } from 'drizzle-orm';
import type * as Y from 'yjs';
import type { Tx } from '@/db/client';
import { liveNotes } from '@/db/schema/live-notes';
import { paragraph } from '@/db/schema/notes';
import { MOST_PARAGRAPHS } from '@/domain/live-notes';
import { type LiveDesk, lockLive, updatesAfter } from '../queries/live';
import {
  blocksIn,
  documentOf,
  insertBlock,
  mark,
  type NoteBlock,
  removeBlock,
  retype,
} from '../queries/live-document';
import { appendUpdate, changesOf } from './live-rows';
import { saidOf } from './said';

type Row = typeof paragraph.$inferSelect;

/**
 * Makes what a form did to the paragraphs of a session a change of the document in which others write them, if there is one.
 * What they wrote has been settled, and the session is held.
 */
export async function reflect(tx: Tx, desk: LiveDesk, by: string | null): Promise<void> {
  const live = await lockLive(tx, desk);
  if (!live) return;
  const rows = await tx
    .select()
    .from(paragraph)
    .where(
      and(
        eq(paragraph.conferenceId, desk.conferenceId),
        eq(paragraph.sessionId, desk.sessionId),
        isNull(paragraph.struckAt),
      ),
    )
    .orderBy(asc(paragraph.position));
  const updates = await updatesAfter(tx, desk, live.merged);
  const doc = documentOf([live.state, ...updates.map(({ update }) => update)]);
  const changes = changesOf(doc, () => follow(doc, rows));
  if (changes.length === 0) return;
  let sequence = live.written;
  for (const update of changes) sequence = await appendUpdate(tx, desk, { update, paragraphs: 0, by });
  await tx
    .update(liveNotes)
    .set({ settled: sequence, paragraphs: Math.min(MOST_PARAGRAPHS, blocksIn(doc).length) })
    .where(and(eq(liveNotes.conferenceId, desk.conferenceId), eq(liveNotes.sessionId, desk.sessionId)));
}

/** Lets a document say what the rows say; paragraphs without words yet, which have no row, stay where they are. */
function follow(doc: Y.Doc, rows: readonly Row[]): void {
  const standing = new Set(rows.map(({ id }) => id));
  const blocks = new Map<string, NoteBlock & { rank: number }>();
  for (const [rank, block] of blocksIn(doc).entries()) {
    // One that was emptied stays, for words to come back to.
    if (block.id && !standing.has(block.id) && block.text) removeBlock(doc, block.element);
    else if (block.id && standing.has(block.id)) blocks.set(block.id, { ...block, rank });
  }
  let behind: Y.XmlElement | null = null;
  let last = -1;
  for (const row of rows) {
    const block = blocks.get(row.id);
    if (block && block.rank > last) {
      if (block.text !== row.text) retype(block.element, row.text);
      [behind, last] = [block.element, block.rank];
    } else {
      if (block) removeBlock(doc, block.element);
      behind = insertBlock(doc, behind, row.text);
    }
    mark(behind, saidOf(row));
  }
}
