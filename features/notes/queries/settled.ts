import { and, eq, isNull } from 'drizzle-orm';
import { dbNow, type Tx } from '@/db/client';
import { notesCirculation, notesComment } from '@/db/schema/circulations';
import { whyNotApproved } from '@/domain/circulation';
import { refuse } from '@/domain/refusal';

/** How many comments on the notes of a session nobody has settled yet. */
export function unsettledComments(tx: Tx, conferenceId: string, sessionId: string): Promise<number> {
  const open = tx
    .select({ id: notesComment.id })
    .from(notesComment)
    .innerJoin(
      notesCirculation,
      and(
        eq(notesCirculation.conferenceId, notesComment.conferenceId),
        eq(notesCirculation.id, notesComment.circulationId),
      ),
    )
    .where(
      and(
        eq(notesCirculation.conferenceId, conferenceId),
        eq(notesCirculation.sessionId, sessionId),
        isNull(notesComment.withdrawnAt),
        isNull(notesComment.settledAs),
      ),
    );
  return open.then((rows) => rows.length);
}

type SettledIn = { id: string; timeZone: string };

/** @throws Refusal while delegations may comment on the notes of a session, and while a comment is not settled */
export async function requireSettled(tx: Tx, { id: conferenceId, timeZone }: SettledIn, sessionId: string) {
  const [circulation] = await tx
    .select()
    .from(notesCirculation)
    .where(
      and(
        eq(notesCirculation.conferenceId, conferenceId),
        eq(notesCirculation.sessionId, sessionId),
        isNull(notesCirculation.withdrawnAt),
      ),
    );
  const unsettled = await unsettledComments(tx, conferenceId, sessionId);
  const why = whyNotApproved(circulation ?? null, unsettled, await dbNow(tx));
  if (why === 'circulated' && circulation)
    throw refuse(
      'notes.refusal.outForComment',
      { until: { from: circulation.commentsUntil, timeZone } },
      'conflict',
    );
  if (why) throw refuse('notes.refusal.commentsOpen', { count: unsettled }, 'conflict');
}
