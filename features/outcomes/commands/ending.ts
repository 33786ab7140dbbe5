import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow } from '@/db/client';
import { outcome } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import type { Permission } from '@/domain/permissions';
import { refuse } from '@/domain/refusal';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { endInput } from '../input';
import { requireDecidable } from './debates';
import { lockDraft } from './text';

type EndInput = z.output<typeof endInput>;

type EndingKind = 'outcome.withdrawn' | 'outcome.rejected';

async function end(actor: Actor, input: EndInput, permission: Permission, kind: EndingKind): Promise<Done> {
  const { reason } = input;
  const endedAs = kind === 'outcome.withdrawn' ? 'withdrawn' : 'rejected';
  return act(actor, async (tx, actor) => {
    const row = await lockDraft(tx, actor, permission, input);
    if (row.version !== input.version) throw refuse('outcomes.refusal.changed', {}, 'stale');
    if (endedAs === 'withdrawn') await requireDecidable(tx, row, 'withdrawn');
    const { conferenceId, id, number } = row;
    const version = row.version + 1;
    await tx
      .update(outcome)
      .set({ endedAs, endedAt: await dbNow(tx), endedBy: actor.accountId, endReason: reason, version })
      .where(and(eq(outcome.conferenceId, conferenceId), eq(outcome.id, id)));
    await record(tx, actor, {
      conferenceId,
      kind,
      entityId: id,
      before: { version: row.version },
      after: { number, version, reason },
      topics: [`outcome:${id}`],
    });
    return { redirect: `/${input.conference}/outcomes/${number}` };
  });
}

/** Withdraws a draft, with the reason: by whoever proposed or drafted it, or by the chair. It stays to be read. */
export const withdrawOutcome = (actor: Actor, input: EndInput): Promise<Done> =>
  end(actor, input, 'outcome.withdraw', 'outcome.withdrawn');

/** Records that a draft was not taken up, with the reason. It stays to be read, and no ballot comes to it. */
export const rejectOutcome = (actor: Actor, input: EndInput): Promise<Done> =>
  end(actor, input, 'outcome.reject', 'outcome.rejected');
