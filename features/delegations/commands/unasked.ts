import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { formAnswer } from '@/db/schema/form-questions';
import { askedOf } from '@/domain/form-conditions';
import type { FormLine } from '../queries/form-questions';

/** Keeps no answer any more to what is not asked of its person, by what was answered to other questions. */
export async function dropUnasked(
  tx: Tx,
  seat: { conferenceId: string; id: string },
  lines: readonly FormLine[],
): Promise<void> {
  const askedIds = askedOf(lines);
  const unasked = lines.filter(({ id, answer }) => answer !== null && !askedIds.has(id)).map(({ id }) => id);
  if (unasked.length === 0) return;
  await tx
    .delete(formAnswer)
    .where(
      and(
        eq(formAnswer.conferenceId, seat.conferenceId),
        eq(formAnswer.participantId, seat.id),
        inArray(formAnswer.questionId, unasked),
      ),
    );
}
