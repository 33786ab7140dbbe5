import { and, desc, eq } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { ballot, ballotEvent, silenceBreak } from '@/db/schema/ballots';
import { type Actor, seatsIn } from '@/domain/actor';
import { missing } from '@/domain/refusal';
import type { Choice } from '@/domain/tally';

export type OwnReceipt = {
  choice: Choice;
  version: number;
  sequence: number;
  at: Date;
  hash: string;
  /** the signed receipt, byte for byte as it was answered */
  text: string;
  /** the version that counts now */
  latest: number;
};

/**
 * The receipt of a version of the vote of the viewer's delegation (of the last one, where none is named), for
 * its head alone. Anybody else is told that there is none.
 */
export function getReceipt(
  viewer: Actor,
  conferenceId: string,
  number: number,
  version?: number,
): Promise<OwnReceipt> {
  return withTx(viewer, async (tx) => {
    const seat = seatsIn(viewer, conferenceId).find((one) => one.capacity === 'head');
    if (!seat) throw missing();
    const rows = await tx
      .select({
        choice: ballotEvent.choice,
        version: ballotEvent.version,
        sequence: ballotEvent.sequence,
        at: ballotEvent.at,
        hash: ballotEvent.hash,
        text: ballotEvent.receipt,
      })
      .from(ballotEvent)
      .innerJoin(
        ballot,
        and(eq(ballot.conferenceId, ballotEvent.conferenceId), eq(ballot.id, ballotEvent.ballotId)),
      )
      .where(
        and(
          eq(ballotEvent.conferenceId, conferenceId),
          eq(ballot.number, number),
          eq(ballotEvent.delegationId, seat.delegationId),
        ),
      )
      .orderBy(desc(ballotEvent.version))
      .limit(1000);
    const latest = rows[0]?.version;
    const asked = version === undefined ? rows[0] : rows.find((row) => row.version === version);
    if (!asked || latest === undefined) throw missing();
    return { ...asked, latest };
  });
}

export type BreakOwnReceipt = { reason: string; sequence: number; at: Date; hash: string; text: string };

/** The receipt of the break of silence of the viewer's delegation, for its head alone. */
export function getBreakReceipt(
  viewer: Actor,
  conferenceId: string,
  number: number,
): Promise<BreakOwnReceipt> {
  return withTx(viewer, async (tx) => {
    const seat = seatsIn(viewer, conferenceId).find((one) => one.capacity === 'head');
    if (!seat) throw missing();
    const [row] = await tx
      .select({ broken: silenceBreak })
      .from(silenceBreak)
      .innerJoin(
        ballot,
        and(eq(ballot.conferenceId, silenceBreak.conferenceId), eq(ballot.id, silenceBreak.ballotId)),
      )
      .where(
        and(
          eq(silenceBreak.conferenceId, conferenceId),
          eq(ballot.number, number),
          eq(silenceBreak.delegationId, seat.delegationId),
        ),
      );
    const { reason, sequence, at, hash, receipt: text } = row?.broken ?? {};
    if (!reason || !sequence || !at || !hash || !text) throw missing();
    return { reason, sequence, at, hash, text };
  });
}
