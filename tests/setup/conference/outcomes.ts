import { eq } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { outcome, outcomeParagraph } from '@/db/schema/outcomes';
import { SYSTEM } from '@/domain/actor';
import { textDigest } from '@/features/outcomes/queries/frozen';
import { symbolGiven } from '@/features/outcomes/queries/symbols';
import { record } from '@/platform/record';
import { inAll } from './conference';

/** A draft recommendation with one operative paragraph; `leftOpenAt` and the like come in `values`. */
export async function anOutcome(conferenceId: string, values: Partial<typeof outcome.$inferInsert> = {}) {
  const row = {
    conferenceId,
    id: newId(),
    number: 1,
    kind: 'recommendation' as const,
    title: inAll('Outcome'),
    ...values,
  };
  await withTx(SYSTEM, async (tx) => {
    const { leftOpenAt, adoptedAt, adoptionMethod, ...draft } = row;
    await tx.insert(outcome).values(draft);
    await tx.insert(outcomeParagraph).values({
      conferenceId,
      outcomeId: row.id,
      part: 'operative',
      number: 1,
      verb: inAll('Encourages'),
      addressee: inAll('member countries'),
      text: inAll('to do more'),
    });
    if (leftOpenAt || adoptedAt) {
      await tx.update(outcome).set({ leftOpenAt, adoptedAt, adoptionMethod }).where(eq(outcome.id, row.id));
    }
    if (!adoptedAt) return;
    const digest = await textDigest(tx, conferenceId, row.id);
    const method = adoptionMethod === 'consensus' ? 'consensus' : 'recorded';
    const symbol = await symbolGiven(tx, conferenceId, row.id);
    const after = { number: row.number, symbol, method, adoptedAt, digest } as const;
    await record(tx, SYSTEM, { conferenceId, kind: 'outcome.adopted', entityId: row.id, after });
  });
  return row;
}
