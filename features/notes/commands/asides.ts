import { and, eq, isNull, lte, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow } from '@/db/client';
import { paragraphVersion } from '@/db/schema/notes';
import type { Actor } from '@/domain/actor';
import { designationOf } from '@/domain/item-number';
import { authorize } from '@/domain/permissions';
import { missing, refuse } from '@/domain/refusal';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { asideInput } from '../input';
import { heldBureauOf } from '../queries';
import { requireUnapproved } from '../queries/approval';
import { lockSettledParagraph, requireStanding } from './locking';
import { reflect } from './reflecting';
import { writeText } from './texts';

/**
 * Ends the waiting of a text that was kept aside: it takes the paragraph's place, or is put away because what it
 * says was merged by hand or is not wanted. Earlier texts of the same person upon the same version end with
 * it. @throws Refusal when somebody else was faster, or the paragraph has changed since it was read.
 */
export async function settleAside(actor: Actor, input: z.output<typeof asideInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const { id: conferenceId } = await conferenceAt(tx, input.conference);
    const one = and(eq(paragraphVersion.conferenceId, conferenceId), eq(paragraphVersion.id, input.asideId));
    const find = () => tx.select().from(paragraphVersion).where(one);
    const [located] = await find();
    if (!located?.aside) throw missing();
    const row = await lockSettledParagraph(tx, conferenceId, located.paragraphId);
    authorize(actor, 'paragraph.write', {
      conferenceId,
      bureau: await heldBureauOf(tx, conferenceId, row.sessionId),
    });
    const [aside] = await find();
    if (!aside || aside.settledAt) throw refuse('notes.refusal.settled', {}, 'stale');
    await requireUnapproved(tx, conferenceId, row.sessionId);
    const takes = input.end === 'taken';
    if (takes) requireStanding(row);
    if (row.version !== input.version)
      throw refuse('notes.refusal.changed', { number: { item: designationOf(row) } }, 'stale');
    const version = takes ? await writeText(tx, actor, row, aside.text) : row.version;
    await tx
      .update(paragraphVersion)
      .set({ settledAt: await dbNow(tx), settledBy: actor.accountId })
      .where(
        and(
          eq(paragraphVersion.conferenceId, conferenceId),
          eq(paragraphVersion.paragraphId, row.id),
          eq(paragraphVersion.aside, true),
          isNull(paragraphVersion.settledAt),
          eq(paragraphVersion.version, aside.version),
          sql`${paragraphVersion.savedBy} is not distinct from ${aside.savedBy}`,
          lte(paragraphVersion.savedAt, aside.savedAt),
        ),
      );
    await record(tx, actor, {
      conferenceId,
      kind: takes ? 'paragraph.asideTaken' : 'paragraph.asidePutAway',
      entityId: row.id,
      before: { version: row.version },
      after: { version, aside: aside.id },
      topics: [`notes:${row.sessionId}`],
    });
    if (takes) await reflect(tx, row, actor.accountId);
    const message = takes ? 'notes.done.asideTaken' : 'notes.done.asidePutAway';
    return { message, params: { number: { item: designationOf(row) } } };
  });
}
