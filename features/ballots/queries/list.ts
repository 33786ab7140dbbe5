import { desc, eq } from 'drizzle-orm';
import { NOW, withTx } from '@/db/client';
import { ballot } from '@/db/schema/ballots';
import { type Actor, speakingSeat } from '@/domain/actor';
import type { Choice } from '@/domain/tally';
import { type BallotLine, lineOf } from './ballot';
import { COUNTS, standOf } from './counts';
import { DRAWN, type Drawn, drawn } from './drawn';
import { votesIn } from './signed';

const MOST = 500;

/**
 * What the viewer's own delegation did in a ballot. `choice`: before the declaration for its head alone; null where it has
 * not voted, or others may not know.
 */
export type OwnStand = { onRoll: boolean; isHead: boolean; choice: Choice | null; broke: boolean };

export type ListedBallot = BallotLine & {
  now: Date;
  /** null for those who sit in no delegation */
  own: OwnStand | null;
};

/**
 * The ballots of a conference, the newest first. Public. One question to the database, and two more for packages that
 * this process has not kept yet.
 */
export function listBallots(viewer: Actor, conferenceId: string): Promise<ListedBallot[]> {
  return withTx(viewer, async (tx) => {
    const seat = speakingSeat(viewer, conferenceId);
    const delegationId = seat?.delegationId ?? null;
    const isHead = seat?.capacity === 'head';
    const rows = await tx
      .select({ ballot: DRAWN, now: NOW, ...COUNTS, stand: standOf(delegationId, isHead) })
      .from(ballot)
      .where(eq(ballot.conferenceId, conferenceId))
      .orderBy(desc(ballot.number))
      .limit(MOST);
    const shown = await drawn(
      tx,
      conferenceId,
      rows.map(({ ballot: row }) => row),
    );
    return rows.map(({ ballot: row, now, stand, ...counts }) => {
      const one = shown.get(row.id);
      const own = delegationId ? { isHead, ...(signedStand(one, delegationId) ?? stand) } : null;
      return { ...lineOf(row, counts, now, one), now, own };
    });
  });
}

/** What a delegation did, as it was signed; null of what is not declared, or in doubt. */
function signedStand(shown: Drawn | undefined, delegationId: string): Omit<OwnStand, 'isHead'> | null {
  if (!shown?.signed) return null;
  const { roll, breaks } = shown.signed;
  return {
    onRoll: roll.some(({ delegation }) => delegation === delegationId),
    broke: breaks.some(({ delegation }) => delegation === delegationId),
    choice: votesIn(shown.signed).get(delegationId)?.choice ?? null,
  };
}
