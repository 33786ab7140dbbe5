import { sql } from 'drizzle-orm';
import * as Y from 'yjs';
import { type Tx, violated } from '@/db/client';
import { MOST_UPDATE } from '@/domain/live-notes';
import { missing, refuse } from '@/domain/refusal';
import { announceWritten } from '@/platform/live';
import { type LiveDesk, liveKey } from '../queries/live';

type Appended = { update: Uint8Array; paragraphs: number; by: string | null };

/** Adds one update behind the others of its document, whose row orders them. @returns its number */
export async function appendUpdate(tx: Tx, desk: LiveDesk, { update, paragraphs, by }: Appended) {
  const { conferenceId, sessionId } = desk;
  const { rows } = await tx.execute<{ sequence: number }>(sql`
    with next as (update live_notes n set written = n.written + 1, paragraphs = n.paragraphs + ${paragraphs},
        bytes = n.bytes + ${update.length} where n.conference_id = ${conferenceId} and n.session_id = ${sessionId}
      returning n.conference_id, n.session_id, n.written)
    insert into live_update (conference_id, session_id, sequence, update, written_by)
    select conference_id, session_id, written, ${Buffer.from(update)}, ${by} from next returning sequence`);
  const [row] = rows;
  if (!row) throw missing();
  announceWritten(tx, liveKey(desk));
  return row.sequence;
}

/** What the bounds of a document say of what went over them; any other fault is what it was. */
export function overBounds(error: unknown): unknown {
  const violation = violated(error);
  if (violation === 'live_update_size') return refuse('notes.refusal.tooMuchAtOnce', {}, 'tooMany');
  return violation?.startsWith('live_notes_') ? refuse('notes.refusal.full', {}, 'tooMany') : error;
}

/** Runs a change of a document. @returns it as an update; null where nothing changed */
export function changeOf(doc: Y.Doc, change: () => void): Uint8Array | null {
  const updates = heard(doc, () => doc.transact(change));
  return updates.length > 0 ? Y.mergeUpdates(updates) : null;
}

/** The same in as few updates as hold it, none larger than one may be: a change of the whole may be more than fits in one. */
export function changesOf(doc: Y.Doc, change: () => void): Uint8Array[] {
  const packs: Uint8Array[][] = [];
  let room = 0;
  for (const update of heard(doc, change)) {
    room -= update.length;
    if (room >= 0) packs.at(-1)?.push(update);
    else {
      packs.push([update]);
      room = MOST_UPDATE - update.length;
    }
  }
  return packs.map((updates) => Y.mergeUpdates(updates));
}

function heard(doc: Y.Doc, change: () => void): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const hear = (update: Uint8Array) => updates.push(update);
  doc.on('update', hear);
  change();
  doc.off('update', hear);
  return updates;
}
