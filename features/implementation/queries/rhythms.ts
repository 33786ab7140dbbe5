import { and, asc, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { followUpRhythm } from '@/db/schema/implementation';
import type { Rhythm } from '@/domain/implementation';

/** No follow-up has more. */
const MOST = 500;

/** The rhythms of the follow-up of an outcome as they were set one after the other; none where it is not followed up. */
export function rhythmsOf(
  tx: Tx,
  { conferenceId, outcomeId }: { conferenceId: string; outcomeId: string },
): Promise<(Rhythm & { reason: string | null })[]> {
  const { firstOn, everyMonths, answerDays, lastOn, setAt, reason } = followUpRhythm;
  return tx
    .select({ firstOn, everyMonths, answerDays, lastOn, setAt, reason })
    .from(followUpRhythm)
    .where(and(eq(followUpRhythm.conferenceId, conferenceId), eq(followUpRhythm.outcomeId, outcomeId)))
    .orderBy(asc(followUpRhythm.number))
    .limit(MOST);
}
