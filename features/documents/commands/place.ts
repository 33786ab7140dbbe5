import { and, eq, ne } from 'drizzle-orm';
import { type Tx, violated } from '@/db/client';
import { document } from '@/db/schema/documents';
import type { Actor } from '@/domain/actor';
import type { DocumentPlace } from '@/domain/documents';
import { authorize, type Permission } from '@/domain/permissions';
import { missing, refuse, removed } from '@/domain/refusal';
import { conferenceAt } from '@/features/conferences/queries';
import { heldBureauOf } from '@/features/notes/queries';
import { gone } from '@/platform/gone';
import { freeSymbol } from '../queries/form';
import { bureauOfOwn } from '../queries/readable';

/** A document by its address. */
type ShownDocument = { conference: string; documentId: string };

/** Refuses a document at a place where the actor keeps none. The bureau of a session stays as it is meanwhile. */
export async function authorizeAt(
  tx: Tx,
  actor: Actor,
  conferenceId: string,
  { sessionId }: Pick<DocumentPlace, 'sessionId'>,
): Promise<void> {
  const bureau = sessionId ? await heldBureauOf(tx, conferenceId, sessionId) : [];
  authorize(actor, 'document.edit', { conferenceId, bureau });
}

/** The document, locked, and its conference; refused where the actor may not, and where it is not there. */
export async function lockDocument(
  tx: Tx,
  actor: Actor,
  permission: Permission,
  { conference: slug, documentId }: ShownDocument,
) {
  const meeting = await conferenceAt(tx, slug, 'share');
  // Whoever leads a session learns below that a document of it is gone.
  authorize(actor, permission, { conferenceId: meeting.id, bureau: bureauOfOwn(actor) });
  const [row] = await tx
    .select()
    .from(document)
    .where(
      and(
        eq(document.conferenceId, meeting.id),
        eq(document.id, documentId),
        ne(document.kind, 'communique'),
      ),
    )
    .for('update');
  if (!row) throw await gone(tx, meeting.id, 'document.removed', { entityId: documentId });
  if (permission === 'document.edit') await authorizeAt(tx, actor, meeting.id, row);
  return { row, meeting };
}

/** The same while it is not released. */
export async function lockWorking(tx: Tx, actor: Actor, permission: Permission, shown: ShownDocument) {
  const locked = await lockDocument(tx, actor, permission, shown);
  const { publishedAt, symbol } = locked.row;
  if (publishedAt) throw refuse('documents.refusal.released', { symbol }, 'conflict');
  return locked;
}

/** Which row of a conference. */
export const rowOf = ({ conferenceId, id }: { conferenceId: string; id: string }) =>
  and(eq(document.conferenceId, conferenceId), eq(document.id, id));

const PLACES = ['document_item', 'document_session', 'document_outcome'];

/** Turns what the database refuses into sentences: a symbol that is used, a place that is none of this conference. */
export async function orTaken<T>(actor: Actor, slug: string, write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    const constraint = violated(error) ?? '';
    if (PLACES.includes(constraint)) throw missing();
    if (constraint === 'document_part_number') throw removed();
    if (constraint !== 'document_symbol') throw error;
    const free = await freeSymbol(actor, slug);
    throw refuse('documents.refusal.symbolUsed', { free }, 'conflict', 'symbol');
  }
}
