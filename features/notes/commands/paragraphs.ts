import type * as z from 'zod';
import { dbNow } from '@/db/client';
import { newId } from '@/db/columns';
import { paragraph } from '@/db/schema/notes';
import type { Actor } from '@/domain/actor';
import { designationOf, slotAfter } from '@/domain/item-number';
import { PARAGRAPH_KINDS } from '@/domain/note-kinds';
import { authorize } from '@/domain/permissions';
import { refuse } from '@/domain/refusal';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { paragraphInput, paragraphTextInput } from '../input';
import { heldBureauOf } from '../queries';
import { requireUnapproved } from '../queries/approval';
import { lockParagraphs, lockSettledParagraph, requireStanding } from './locking';
import { makeRoom } from './positions';
import { reflect } from './reflecting';
import { speechFacts } from './speeches';
import { keepText, writeText } from './texts';

/** Writes the next numbered paragraph of a session, or one that is inserted behind another. */
export async function addParagraph(actor: Actor, input: z.output<typeof paragraphInput>): Promise<Done> {
  const { sessionId, language, text, interventionId } = input;
  return act(actor, async (tx, actor) => {
    const { id: conferenceId } = await conferenceAt(tx, input.conference);
    const rows = await lockParagraphs(tx, actor, conferenceId, sessionId);
    const speech = interventionId
      ? await speechFacts(tx, { conferenceId, sessionId, id: interventionId })
      : { kind: PARAGRAPH_KINDS[0], delegationId: null };
    const slot = slotAfter(rows, input.after);
    await makeRoom(tx, conferenceId, sessionId, slot.position);
    const at = await dbNow(tx);
    const row = {
      ...{ conferenceId, id: newId(), sessionId, ...slot, language, text, interventionId, ...speech },
      ...{ createdBy: actor.accountId, savedAt: at, savedBy: actor.accountId },
    };
    await tx.insert(paragraph).values(row);
    await keepText(tx, row, actor, { version: 1, text, savedAt: at });
    const { number, inserted } = slot;
    await record(tx, actor, {
      conferenceId,
      kind: 'paragraph.added',
      entityId: row.id,
      after: { sessionId, number, inserted, language },
      topics: [`notes:${sessionId}`],
    });
    await reflect(tx, { conferenceId, sessionId }, actor.accountId);
    return {
      message: 'notes.done.paragraphAdded',
      params: { number: { item: designationOf(slot) } },
      data: { id: row.id },
    };
  });
}

/**
 * Saves the text of a paragraph. Typed upon an older version, it is kept aside for merging, and the person
 * is told; nothing of either text is lost.
 */
export async function saveParagraph(actor: Actor, input: z.output<typeof paragraphTextInput>): Promise<Done> {
  const saved = await act(actor, async (tx, actor) => {
    const { id: conferenceId } = await conferenceAt(tx, input.conference);
    const row = await lockSettledParagraph(tx, conferenceId, input.paragraphId);
    authorize(actor, 'paragraph.write', {
      conferenceId,
      bureau: await heldBureauOf(tx, conferenceId, row.sessionId),
    });
    await requireUnapproved(tx, conferenceId, row.sessionId);
    requireStanding(row);
    if (row.text === input.text) return { stale: false, number: designationOf(row), version: row.version };
    const { text } = input;
    const stale = row.version !== input.version;
    const version = stale ? input.version : await writeText(tx, actor, row, text);
    if (stale) await keepText(tx, row, actor, { version, text, savedAt: await dbNow(tx), aside: true });
    await record(tx, actor, {
      conferenceId,
      kind: stale ? 'paragraph.keptAside' : 'paragraph.saved',
      entityId: row.id,
      before: { version: row.version },
      after: { version },
      topics: [`notes:${row.sessionId}`],
    });
    await reflect(tx, row, actor.accountId);
    return { stale, number: designationOf(row), version };
  });
  if (saved.stale) throw refuse('notes.refusal.stale', { number: { item: saved.number } }, 'stale', 'text');
  return { data: { version: saved.version } };
}
