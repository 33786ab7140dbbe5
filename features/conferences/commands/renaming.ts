import { eq, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { type Tx, violated } from '@/db/client';
import { conference, series } from '@/db/schema/conferences';
import type { Actor } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { refuse } from '@/domain/refusal';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { lockHead, record } from '@/platform/record';
import type { namesInput } from '../input';
import { removalFacts } from '../queries/removal';
import { orTaken } from './founding';
import { lockConference } from './settings';

const symbolStays = () => refuse('conferences.refusal.symbolStays', {}, 'conflict', 'symbol');

/**
 * Gives a conference another symbol or another series; with a reason where others than its organizers see it. The address
 * stays, because letters lead there. The symbol stays as well, once something that bears it is public or final.
 */
export async function renameConference(actor: Actor, input: z.output<typeof namesInput>): Promise<Done> {
  const { conferenceId, version, symbol, seriesId, reason } = input;
  const renamed = act(actor, async (tx, actor) => {
    const before = await lockConference(tx, conferenceId);
    authorize(actor, 'conference.rename', { conferenceId });
    if (before.closedAt) throw refuse('conferences.refusal.closed', {}, 'conflict');
    if (before.version !== version) throw refuse('common.refusal.stale', {}, 'stale');
    if (symbol === before.symbol && seriesId === before.seriesId)
      throw refuse('conferences.refusal.sameNames', {}, 'invalid');
    if (!before.hiddenAt && !reason) throw refuse('common.invalid.empty', {}, 'invalid', 'reason');
    // Behind the lock of the chain nothing becomes public any more.
    const head = await lockHead(tx, sql`${conferenceId}`);
    if (symbol !== before.symbol && (await removalFacts(tx, conferenceId)).public) throw symbolStays();
    const was = {
      symbol: before.symbol,
      seriesId: before.seriesId,
      series: await titleOf(tx, before.seriesId),
    };
    const becomes = { symbol, seriesId, series: await titleOf(tx, seriesId) };
    await tx
      .update(conference)
      .set({ symbol, seriesId, version: version + 1 })
      .where(eq(conference.id, conferenceId));
    await record(
      tx,
      actor,
      {
        conferenceId,
        kind: 'conference.renamed',
        entityId: conferenceId,
        before: was,
        after: { ...becomes, reason },
        topics: [`conference:${conferenceId}`],
      },
      head,
    );
    return { message: 'conferences.settings.saved' } as const;
  });
  return orTaken(
    renamed.catch((error) => {
      throw violated(error) === 'conference_public' ? symbolStays() : error;
    }),
  );
}

async function titleOf(tx: Tx, seriesId: string) {
  const [row] = await tx.select({ title: series.title }).from(series).where(eq(series.id, seriesId));
  if (!row) throw refuse('common.invalid.choice', {}, 'invalid', 'seriesId');
  return row.title;
}
