import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Tx } from '@/db/client';
import { corrigendum } from '@/db/schema/beside';
import { outcomeParagraph } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import { proposerOf } from '@/domain/outcomes';
import { authorize } from '@/domain/permissions';
import { missing, refuse } from '@/domain/refusal';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { corrigendumInput } from '../input';
import { lockOutcome } from './recall';

type CorrectedOutcome = { conferenceId: string; id: string };

async function requireParagraph(
  tx: Tx,
  { conferenceId, id }: CorrectedOutcome,
  paragraphId: string,
): Promise<void> {
  const [row] = await tx
    .select({ id: outcomeParagraph.id })
    .from(outcomeParagraph)
    .where(
      and(
        eq(outcomeParagraph.conferenceId, conferenceId),
        eq(outcomeParagraph.outcomeId, id),
        eq(outcomeParagraph.id, paragraphId),
      ),
    );
  if (!row) throw missing();
}

/**
 * Records a corrigendum beside an adopted text: what in it is wrong, and what it should read. The text stays as it was
 * adopted.
 * @throws Refusal when the text is not adopted
 */
export async function recordCorrigendum(
  actor: Actor,
  input: z.output<typeof corrigendumInput>,
): Promise<Done> {
  const { paragraphId, language, wrong, reads, reason } = input;
  return act(actor, async (tx, actor) => {
    const { row } = await lockOutcome(tx, input);
    const { conferenceId, id: outcomeId } = row;
    authorize(actor, 'corrigendum.record', { conferenceId });
    if (!row.adoptedAt) throw refuse('outcomes.refusal.notAdopted', { number: row.number }, 'conflict');
    if (paragraphId) await requireParagraph(tx, row, paragraphId);
    const before = await tx.$count(
      corrigendum,
      and(eq(corrigendum.conferenceId, conferenceId), eq(corrigendum.outcomeId, outcomeId)),
    );
    const [number, recordedAs] = [before + 1, proposerOf(actor, conferenceId)];
    const notice = { paragraphId, language, wrong, reads, reason };
    await tx.insert(corrigendum).values({
      ...{ conferenceId, outcomeId, number, recordedAs, ...notice },
      recordedBy: actor.accountId,
    });
    await record(tx, actor, {
      conferenceId,
      kind: 'corrigendum.recorded',
      entityId: outcomeId,
      after: { number: row.number, corrigendum: number, as: recordedAs, ...notice },
      topics: [`outcome:${outcomeId}`],
    });
    return { message: 'outcomes.done.corrigendumRecorded', params: { number } };
  });
}
