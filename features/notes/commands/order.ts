import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import { paragraph } from '@/db/schema/notes';
import type { Actor } from '@/domain/actor';
import { designationOf } from '@/domain/item-number';
import { missing, refuse } from '@/domain/refusal';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import type { moveParagraphInput } from '../input';
import { lockParagraphs, requireStanding } from './locking';
import { makeRoom, tellMoved } from './positions';
import { reflect } from './reflecting';

/**
 * Moves a paragraph behind another one, which is named by its number, or to the beginning. All keep their numbers.
 * @throws Refusal where it was struck, where it stands elsewhere than where it was seen, and where no paragraph has that number or it is its own
 */
export async function moveParagraph(actor: Actor, input: z.output<typeof moveParagraphInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const { id: conferenceId } = await conferenceAt(tx, input.conference);
    const [row] = await tx
      .select({ sessionId: paragraph.sessionId })
      .from(paragraph)
      .where(and(eq(paragraph.conferenceId, conferenceId), eq(paragraph.id, input.paragraphId)));
    if (!row) throw missing();
    const { sessionId } = row;
    const rows = await lockParagraphs(tx, actor, conferenceId, sessionId);
    const moved = rows.find(({ id }) => id === input.paragraphId);
    if (!moved) throw missing();
    requireStanding(moved);
    if (moved.position !== input.placeVersion) throw refuse('common.refusal.changed', {}, 'stale');
    const before = rows.find((row) => designationOf(row) === input.after);
    if (input.after !== null && (!before || before === moved))
      throw refuse('notes.refusal.noSuchParagraph', { number: { item: input.after } }, 'conflict', 'after');
    const done = {
      message: 'notes.done.paragraphMoved',
      params: { number: { item: designationOf(moved) } },
    } as const;
    if (rows[rows.indexOf(moved) - 1] === before) return done;
    const position = (before?.position ?? 0) + 1;
    await makeRoom(tx, conferenceId, sessionId, position);
    await tx
      .update(paragraph)
      .set({ position })
      .where(and(eq(paragraph.conferenceId, conferenceId), eq(paragraph.id, moved.id)));
    await tellMoved(tx, actor, moved, before ?? null);
    await reflect(tx, { conferenceId, sessionId }, actor.accountId);
    return done;
  });
}
