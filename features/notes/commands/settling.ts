import { and, asc, eq, lte } from 'drizzle-orm';
import * as Y from 'yjs';
import type { Tx } from '@/db/client';
import { liveNotes, liveUpdate } from '@/db/schema/live-notes';
import { paragraph } from '@/db/schema/notes';
import { MOST_PARAGRAPHS, PARAGRAPH_MAX } from '@/domain/live-notes';
import { type NoteClassification, narrowest, UNCLASSIFIED } from '@/domain/note-classification';
import { type LiveDesk, lockLive, updatesAfter } from '../queries/live';
import { blocksIn, classify, documentOf, insertBlock, mark, retype, tidy } from '../queries/live-document';
import { readingOrder } from '../queries/live-order';
import { type Replayed, replay } from '../queries/live-replay';
import { appendUpdate, changeOf } from './live-rows';
import { writeEntries } from './settled-rows';

type Classified = { classification: NoteClassification };

/** How many updates stand beside the state of a document before they are merged into it. */
const MOST_BESIDE = 100;

/**
 * Lets the paragraphs of a session say what was written live, each change in the name of whoever wrote it, and tells the
 * document which numbers they have. Whoever calls this holds the session.
 */
export async function settle(tx: Tx, desk: LiveDesk): Promise<void> {
  const live = await lockLive(tx, desk);
  if (!live || live.settled === live.written) return;
  const updates = await updatesAfter(tx, desk, live.merged);
  const { conferenceId, sessionId } = desk;
  const rows = await tx
    .select()
    .from(paragraph)
    .where(and(eq(paragraph.conferenceId, conferenceId), eq(paragraph.sessionId, sessionId)))
    .orderBy(asc(paragraph.position));
  const isSettled = ({ sequence }: { sequence: number }) => sequence <= live.settled;
  const doc = documentOf([live.state, ...updates.filter(isSettled).map(({ update }) => update)]);
  const waiting = updates.filter((one) => !isSettled(one));
  const replayed = replay(doc, waiting);
  const mended = changeOf(doc, () => mend(doc, rows, replayed));
  const entries = readingOrder(rows, blocksIn(doc));
  const marks = await writeEntries(tx, desk, { entries, replayed });
  const marked = changeOf(doc, () => {
    for (const { element, values } of marks) mark(element, values);
  });
  const own = [mended, marked].filter((one) => one !== null);
  const written =
    own.length === 0
      ? live.written
      : await appendUpdate(tx, desk, { update: Y.mergeUpdates(own), paragraphs: 0, by: null });
  const isDue = written - live.merged > MOST_BESIDE;
  const state = isDue ? Y.encodeStateAsUpdate(doc) : null;
  await tx
    .update(liveNotes)
    .set({
      settled: written,
      paragraphs: Math.min(MOST_PARAGRAPHS, Math.max(entries.length, blocksIn(doc).length)),
      ...(state && { state, merged: written, bytes: state.length }),
    })
    .where(and(eq(liveNotes.conferenceId, conferenceId), eq(liveNotes.sessionId, sessionId)));
  if (state)
    await tx
      .delete(liveUpdate)
      .where(
        and(
          eq(liveUpdate.conferenceId, conferenceId),
          eq(liveUpdate.sessionId, sessionId),
          lte(liveUpdate.sequence, written),
        ),
      );
}

/**
 * Brings a document to what paragraphs can say: nothing that is no text, none longer than a paragraph may be; and what was typed
 * into a paragraph that had been taken away comes back as one of its own, at the end. Nothing gets more readers by that: where it
 * is not known any more which paragraph it was, it has the fewest of all.
 */
function mend(doc: Y.Doc, rows: readonly Classified[], { strays, steps }: Replayed): void {
  tidy(doc);
  const kept = blocksIn(doc).map((block) => block.classification ?? UNCLASSIFIED);
  const fewest = narrowest([...kept, ...rows.map((row) => row.classification)]);
  for (const stray of strays) {
    const last = blocksIn(doc).at(-1)?.element ?? null;
    const back = insertBlock(doc, last, stray.text);
    classify(back, fewest);
    steps.set(back, [stray]);
  }
  for (const { element, text, classification } of blocksIn(doc)) {
    let [rest, behind] = [text, element];
    while (rest.length > PARAGRAPH_MAX) {
      const by = steps.get(element)?.at(-1)?.by ?? null;
      const cut = cutOf(rest);
      retype(behind, rest.slice(0, cut));
      rest = rest.slice(cut).trimStart();
      behind = insertBlock(doc, behind, rest);
      classify(behind, classification ?? UNCLASSIFIED);
      steps.set(behind, [{ text: rest, by }]);
    }
  }
}

/** Where a text that is too long is cut: between two words, where there are some. */
function cutOf(text: string): number {
  const space = text.lastIndexOf(' ', PARAGRAPH_MAX);
  return space > PARAGRAPH_MAX / 2 ? space : PARAGRAPH_MAX - 1;
}
