import { sql } from 'drizzle-orm';
import type * as z from 'zod';
import { newId } from '@/db/columns';
import { keptReason } from '@/db/schema/kept-reasons';
import { type Actor, SYSTEM } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { refuse } from '@/domain/refusal';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { seal } from '@/platform/sealed';
import type { reasonInput } from '../input';
import { reasonOf } from '../queries/reason';
import { requireOnRoll } from './choice';
import { ballotAt, delegationOf } from './numbered';
import { openScheduledBallot } from './scheduled';

/**
 * Keeps the reason, and the key of the break to be, for the page on which the head checks it. It stays here and not in
 * the browser: a long one would fill more headers than servers take. Nothing of it is on record.
 */
export async function checkBreak(actor: Actor, input: z.output<typeof reasonInput>): Promise<Done> {
  const { conference, number, reason } = input;
  // Its instant may have come before the job has opened it.
  const addressed = await act(actor, (tx) => ballotAt(tx, input));
  if (!addressed.openedAt)
    await openScheduledBallot(SYSTEM, { conferenceId: addressed.conferenceId, ballotId: addressed.id });
  await act(actor, async (tx, actor) => {
    const ballotRow = await ballotAt(tx, input);
    const { conferenceId, id: ballotId } = ballotRow;
    const delegationId = delegationOf(actor, conferenceId);
    authorize(actor, 'silence.break', { conferenceId, delegationId });
    const { accountId } = actor;
    if (!accountId) throw refuse('common.refusal.signIn', {}, 'forbidden');
    await requireOnRoll(tx, ballotRow, delegationId);
    const owner = { conferenceId, ballotId, accountId, delegationId };
    const row = { delegationId, key: newId(), sealed: seal(reason, reasonOf(owner)) };
    const target = [keptReason.conferenceId, keptReason.ballotId, keptReason.accountId];
    await tx
      .insert(keptReason)
      .values({ ...owner, ...row })
      .onConflictDoUpdate({ target, set: { ...row, at: sql`clock_timestamp()` } });
  });
  return { redirect: `/${conference}/ballots/${number}/break/check` };
}
