import { and, asc, eq, or, sql } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { outcome } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import { lineOf, ORIGINAL, type OutcomeLine, visible } from '../queries';
import { TITLE_CORRECTED } from './beside';
import { ADOPTION, doubtsOf } from './frozen';
import { PENDING } from './path';
import { SYMBOL } from './symbols';

/** No session has more. */
const MOST = 100;

/** A condition for a query of `outcome`: it was drafted from the notes of this session. */
export const notedIn = (sessionId: string) => sql`exists (
  select from outcome_source s join paragraph p on p.conference_id = s.conference_id and p.id = s.paragraph_id
  where s.conference_id = outcome.conference_id and s.outcome_id = outcome.id and p.session_id = ${sessionId})`;

/**
 * What came out of a session: what was concluded in it, or drafted from its notes. One question, and one more for adopted
 * texts that this process has not looked at yet.
 */
export function listOutcomesOf(
  viewer: Actor,
  conferenceId: string,
  sessionId: string,
): Promise<OutcomeLine[]> {
  return withTx(viewer, async (tx) => {
    const rows = await tx
      .select({
        id: outcome.id,
        outcome,
        symbol: SYMBOL,
        adoption: ADOPTION,
        isTitleCorrected: TITLE_CORRECTED,
        originalLanguage: ORIGINAL,
        pending: PENDING,
      })
      .from(outcome)
      .where(and(visible(viewer, conferenceId), or(eq(outcome.sessionId, sessionId), notedIn(sessionId))))
      .orderBy(asc(outcome.number))
      .limit(MOST);
    const doubts = await doubtsOf(tx, conferenceId, rows);
    return rows.map((row) => lineOf(row.outcome, { ...row, topics: [] }, doubts.get(row.id) ?? null));
  });
}
