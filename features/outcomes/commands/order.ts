import { and, asc, desc, eq, gt, lt } from 'drizzle-orm';
import type * as z from 'zod';
import { outcomeParagraph } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import { exchange } from '@/domain/neighbours';
import { missing, refuse } from '@/domain/refusal';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import type { moveParagraphInput } from '../input';
import { requireUntabled } from './debates';
import { lockDraft, touched } from './text';

/**
 * Moves a paragraph of a draft before the one above it, or after the one below: the two change their numbers.
 * @throws Refusal when it stands elsewhere than where it was seen, or at the end already
 */
export async function moveOutcomeParagraph(
  actor: Actor,
  input: z.output<typeof moveParagraphInput>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const row = await lockDraft(tx, actor, 'outcome.edit', input);
    requireUntabled(row);
    const mine = and(
      eq(outcomeParagraph.conferenceId, row.conferenceId),
      eq(outcomeParagraph.outcomeId, row.id),
    );
    const isIt = (id: string) => and(mine, eq(outcomeParagraph.id, id));
    const [moved] = await tx.select().from(outcomeParagraph).where(isIt(input.paragraphId));
    if (!moved) throw missing();
    if (moved.number !== input.placeVersion) throw refuse('common.refusal.stale', {}, 'stale');
    const { part, number } = moved;
    const up = input.direction === 'up';
    const [other] = await tx
      .select()
      .from(outcomeParagraph)
      .where(and(mine, eq(outcomeParagraph.part, part), (up ? lt : gt)(outcomeParagraph.number, number)))
      .orderBy((up ? desc : asc)(outcomeParagraph.number))
      .limit(1);
    if (!other) throw refuse('common.refusal.stale', {}, 'stale');
    for (const step of exchange(moved, other))
      await tx.update(outcomeParagraph).set({ number: step.number }).where(isIt(step.id));
    await touched(tx, actor, row, {
      kind: 'outcome.paragraphMoved',
      before: { version: row.version, part, number },
      after: { version: row.version + 1, part, number: other.number },
    });
    return { message: 'outcomes.done.paragraphMoved', params: { number: other.number } };
  });
}
