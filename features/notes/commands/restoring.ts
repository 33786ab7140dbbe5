import { and, asc, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Tx } from '@/db/client';
import { notesVersion, notesVersionParagraph } from '@/db/schema/note-versions';
import { paragraphVersion } from '@/db/schema/notes';
import type { Actor } from '@/domain/actor';
import {
  compareNotes,
  inOrderOf,
  isUnchanged,
  type NoteChange,
  type VersionedParagraph,
} from '@/domain/note-versions';
import { missing, refuse } from '@/domain/refusal';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { sayIn } from '@/platform/i18n/messages';
import { record } from '@/platform/record';
import type { restoreVersionInput } from '../input';
import { notesVersionOf } from '../queries';
import { overBounds } from './live-rows';
import { lockParagraphs, type ParagraphRow } from './locking';
import { reposition, tellMoved } from './positions';
import { reflect } from './reflecting';
import { writeFacts } from './said';
import { bringBack, strike } from './standing';
import { saveText } from './texts';
import { keepNotes } from './versions';

type KeptRow = VersionedParagraph & Pick<ParagraphRow, 'kind' | 'language' | 'delegationId'>;

const asItStands = ({ id, text, kind, language, delegationId, struckAt }: ParagraphRow): KeptRow => ({
  ...{ id, text, kind, language, delegationId },
  struck: struckAt !== null,
});

/**
 * Lets the notes be what a version has, by changes like any others: nothing is deleted, numbers stay, and who writes live goes on.
 * What stands is kept as a version before. @throws Refusal where they are approved, where they are that already, and where they
 * changed since they were read, unless what was written meanwhile is to be replaced, too
 */
export async function restoreVersion(
  actor: Actor,
  input: z.output<typeof restoreVersionInput>,
): Promise<Done> {
  try {
    return await act(actor, async (tx, actor) => {
      const { id: conferenceId } = await conferenceAt(tx, input.conference);
      const version = await versionAt(tx, conferenceId, input.keptId);
      const { sessionId, number } = version;
      const rows = await lockParagraphs(tx, actor, conferenceId, sessionId);
      if (input.meanwhile === 'refused' && notesVersionOf(rows) !== input.notesVersion)
        throw refuse('notes.refusal.changedSince', {}, 'stale');
      const kept = await paragraphsIn(tx, conferenceId, version.id);
      const changes = compareNotes(rows.map(asItStands), kept);
      if (isUnchanged(changes)) throw refuse('notes.refusal.restoredAlready', { number }, 'stale');
      const { number: keptBefore } = await keepNotes(
        tx,
        actor,
        { conferenceId, sessionId },
        { name: null, occasion: 'restoring', rows },
      );
      await follow(tx, actor, { rows, kept, changes, number });
      const { name, occasion } = version;
      await record(tx, actor, {
        conferenceId,
        kind: 'notesVersion.restored',
        entityId: sessionId,
        after: { notesVersion: number, name, occasion, keptBefore },
        topics: [`notes:${sessionId}`],
      });
      await reflect(tx, { conferenceId, sessionId }, actor.accountId);
      return { message: 'notes.done.versionRestored', params: { number, before: keptBefore } };
    });
  } catch (error) {
    throw overBounds(error);
  }
}

async function versionAt(tx: Tx, conferenceId: string, id: string) {
  const its = and(eq(notesVersion.conferenceId, conferenceId), eq(notesVersion.id, id));
  const [row] = await tx.select().from(notesVersion).where(its);
  if (!row) throw missing();
  return row;
}

/** The paragraphs of a version, in their order. */
async function paragraphsIn(tx: Tx, conferenceId: string, versionId: string): Promise<KeptRow[]> {
  const { paragraphId: id, kind, language, delegationId, struck } = notesVersionParagraph;
  return tx
    .select({ id, text: paragraphVersion.text, kind, language, delegationId, struck })
    .from(notesVersionParagraph)
    .innerJoin(
      paragraphVersion,
      and(
        eq(paragraphVersion.conferenceId, notesVersionParagraph.conferenceId),
        eq(paragraphVersion.id, notesVersionParagraph.textId),
      ),
    )
    .where(
      and(
        eq(notesVersionParagraph.conferenceId, conferenceId),
        eq(notesVersionParagraph.notesVersionId, versionId),
      ),
    )
    .orderBy(asc(notesVersionParagraph.place));
}

type Restored = {
  rows: readonly ParagraphRow[];
  kept: readonly KeptRow[];
  changes: readonly NoteChange<KeptRow>[];
  number: number;
};

/** Changes locked paragraphs to those of a version. What goes is struck first: a speech is written down by one that stands. */
async function follow(tx: Tx, actor: Actor, { rows, kept, changes, number }: Restored): Promise<void> {
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  for (const { fate, before } of changes) {
    const row = before && rowOf.get(before.id);
    if (row && fate === 'struck')
      await strike(tx, actor, row, sayIn(row.language)('notes.versions.notIn', { number }));
  }
  for (const { fate, after } of changes) {
    const row = after && rowOf.get(after.id);
    if (!row || (fate !== 'changed' && fate !== 'back')) continue;
    const standing = fate === 'back' ? await bringBack(tx, actor, row) : row;
    // A version says what was written, not who reads it.
    const { classification } = row;
    await writeFacts(tx, actor, await saveText(tx, actor, standing, after.text), {
      ...after,
      classification,
    });
  }
  const order = inOrderOf(kept, rows);
  const moved = new Set(changes.flatMap((one) => (one.moved && one.after ? [one.after.id] : [])));
  for (const [at, row] of order.entries())
    if (moved.has(row.id)) await tellMoved(tx, actor, row, order[at - 1] ?? null);
  const [first] = order;
  if (first) await reposition(tx, first.conferenceId, order);
}
