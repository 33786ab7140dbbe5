import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx } from '@/db/client';
import { ballot } from '@/db/schema/ballots';
import { corrigendum, translation } from '@/db/schema/beside';
import { followUp, forwarding } from '@/db/schema/implementation';
import { outcome } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import { outcomeState, whyNotRecall } from '@/domain/outcomes';
import { authorize } from '@/domain/permissions';
import { missing, refuse, sameVersion } from '@/domain/refusal';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { recallInput } from '../input';

/** The outcome, locked, with its conference, which cannot be closed meanwhile. */
export async function lockOutcome(tx: Tx, address: { conference: string; number: number }) {
  const { id, closedAt } = await conferenceAt(tx, address.conference, 'share');
  const [row] = await tx
    .select()
    .from(outcome)
    .where(and(eq(outcome.conferenceId, id), eq(outcome.number, address.number)))
    .for('update');
  if (!row) throw missing();
  return { row, closedAt };
}

/** How many corrigenda and translations stand beside a text. */
async function countBeside(
  tx: Tx,
  { conferenceId, id }: { conferenceId: string; id: string },
): Promise<number> {
  const corrigenda = await tx.$count(
    corrigendum,
    and(eq(corrigendum.conferenceId, conferenceId), eq(corrigendum.outcomeId, id)),
  );
  const translations = await tx.$count(
    translation,
    and(eq(translation.conferenceId, conferenceId), eq(translation.outcomeId, id)),
  );
  return corrigenda + translations;
}

/** True for a draft, which stays one until the transaction ends. */
async function isStillDraft(tx: Tx, conferenceId: string, id: string): Promise<boolean> {
  const [row] = await tx
    .select()
    .from(outcome)
    .where(and(eq(outcome.conferenceId, conferenceId), eq(outcome.id, id)))
    .for('share');
  return row !== undefined && outcomeState(row) === 'draft';
}

/**
 * Recalls an adoption by consensus, what a show of hands decided, that a text was left open, or that a draft ended, of minutes ago, which nothing has
 * followed. The text is a draft again.
 * @throws Refusal when it is a draft, was decided otherwise or too long ago, has a ballot, or when the conference was closed
 * since its adoption
 */
export async function recallOutcome(actor: Actor, input: z.output<typeof recallInput>): Promise<Done> {
  const { reason } = input;
  return act(actor, async (tx, actor) => {
    const { row, closedAt } = await lockOutcome(tx, input);
    const { conferenceId, id, number, adoptedAt, notAdoptedAt, leftOpenAt, endedAs, endedAt } = row;
    authorize(actor, 'outcome.recall', { conferenceId });
    const ballots = await tx.$count(
      ballot,
      and(eq(ballot.conferenceId, conferenceId), eq(ballot.outcomeId, id)),
    );
    const beside = await countBeside(tx, row);
    const intoIsDecided =
      row.mergedIntoId !== null && !(await isStillDraft(tx, conferenceId, row.mergedIntoId));
    const followedUp =
      (await tx.$count(followUp, and(eq(followUp.conferenceId, conferenceId), eq(followUp.outcomeId, id)))) >
      0;
    const forwarded =
      (await tx.$count(
        forwarding,
        and(eq(forwarding.conferenceId, conferenceId), eq(forwarding.outcomeId, id)),
      )) > 0;
    const facts = { closedAt, ballots, beside, followedUp, forwarded, intoIsDecided };
    const why = whyNotRecall(row, { now: await dbNow(tx), ...facts });
    if (why) throw refuse(why, { number }, why === 'common.refusal.recalledTooLate' ? 'late' : 'conflict');
    sameVersion(row, input.version);
    const version = row.version + 1;
    await tx
      .update(outcome)
      .set({
        adoptedAt: null,
        adoptedBy: null,
        adoptionMethod: null,
        notAdoptedAt: null,
        leftOpenAt: null,
        leftOpenBy: null,
        endedAs: null,
        endedAt: null,
        endedBy: null,
        endReason: null,
        mergedIntoId: null,
        version,
      })
      .where(and(eq(outcome.conferenceId, conferenceId), eq(outcome.id, id)));
    await record(tx, actor, {
      conferenceId,
      kind: 'outcome.recalled',
      entityId: id,
      before: { adoptedAt, notAdoptedAt, leftOpenAt, endedAs, endedAt },
      after: { number, version, reason },
      topics: [`outcome:${id}`],
    });
    return { redirect: `/${input.conference}/outcomes/${number}/edit` };
  });
}
