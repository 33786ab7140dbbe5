import { and, desc, eq, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/pg-core';
import type { Tx } from '@/db/client';
import { ballot, ballotEvent, silenceBreak } from '@/db/schema/ballots';
import { type Actor, speakingSeat } from '@/domain/actor';
import type { HeadHeld, SeatAct } from '@/domain/new-head';
import type { Choice } from '@/domain/tally';
import { ballotPhase } from '@/domain/voting';
import type { Declared as Row } from './drawn';
import { rollAt } from './roll';
import { headAccredited, heldIn, seatActs } from './seat';
import type { Stored } from './signed';

/** How the viewer's own delegation stands to a ballot; null for those who sit in none. */
export type OwnPart = {
  delegationId: string;
  countryCode: string | null;
  onRoll: boolean;
  /** on the roll of this open ballot, and would not be on one that opened now */
  stillOnRoll: boolean;
  isHead: boolean;
  /** why the head, put there while it is open, cannot act yet; null where nothing holds the head */
  held: HeadHeld | null;
  /** for the head alone: the vote that counts now */
  vote: { choice: Choice; version: number; at: Date } | null;
  broke: boolean;
  /** it broke silence and holds a receipt for that */
  brokeWithReceipt: boolean;
};

/** What a delegation did in a ballot. `chained`: it broke silence, with a receipt or, before there were any, without; null: it did not. */
type Acts = {
  vote: { choice: Choice; version: number; at: string } | null;
  chained: boolean | null;
  seat: SeatAct[];
  accredited: boolean;
};

const build = new QueryBuilder({ casing: 'snake_case' });

const lastVote = (delegationId: string) =>
  build
    .select({
      vote: sql`jsonb_build_object('choice', ${ballotEvent.choice}, 'version', ${ballotEvent.version}, 'at', ${ballotEvent.at})`,
    })
    .from(ballotEvent)
    .where(
      and(
        eq(ballotEvent.conferenceId, ballot.conferenceId),
        eq(ballotEvent.ballotId, ballot.id),
        eq(ballotEvent.delegationId, delegationId),
      ),
    )
    .orderBy(desc(ballotEvent.version))
    .limit(1);

const ownBreak = (delegationId: string) =>
  build
    .select({ chained: sql`${silenceBreak.receipt} is not null` })
    .from(silenceBreak)
    .where(
      and(
        eq(silenceBreak.conferenceId, ballot.conferenceId),
        eq(silenceBreak.ballotId, ballot.id),
        eq(silenceBreak.delegationId, delegationId),
      ),
    );

const placeOf = (delegationId: string) => ({
  conference: sql`${ballot.conferenceId}`,
  ballot: sql`${ballot.id}`,
  delegation: sql`${delegationId}::uuid`,
});

/** Columns for a query of ballots: what the viewer's own delegation did in each; how it voted, for its head alone. */
export function ownActs(viewer: Actor, conferenceId: string) {
  const seat = speakingSeat(viewer, conferenceId);
  return {
    vote:
      seat?.capacity === 'head'
        ? sql<Acts['vote']>`(${lastVote(seat.delegationId)})`
        : sql<Acts['vote']>`null::jsonb`,
    chained: seat
      ? sql<Acts['chained']>`(${ownBreak(seat.delegationId)})`
      : sql<Acts['chained']>`null::boolean`,
    seat: sql<Acts['seat']>`${seat ? seatActs(placeOf(seat.delegationId)) : sql`'[]'::jsonb`}`,
    accredited: seat ? headAccredited(placeOf(seat.delegationId)) : sql<boolean>`false`,
  };
}

/** True when an open ballot keeps a delegation on its roll that a roll of now would leave out. One question. */
async function isOff(tx: Tx, row: Row, delegationId: string, now: Date): Promise<boolean> {
  if (ballotPhase(row, now) !== 'open') return false;
  const { entitled } = await rollAt(tx, row.conferenceId, now);
  return entitled.every((one) => one.delegationId !== delegationId);
}

/** How the viewer's own delegation stands to a ballot, by what `ownActs` read. One question of an open ballot on whose roll it is. */
export async function ownPart(
  tx: Tx,
  viewer: Actor,
  row: Row,
  { entitled, acts, now }: { entitled: Stored['entitled']; acts: Acts; now: Date },
): Promise<OwnPart | null> {
  const seat = speakingSeat(viewer, row.conferenceId);
  if (!seat) return null;
  const { delegationId } = seat;
  const isHead = seat.capacity === 'head';
  const { vote, chained, seat: seatOf, accredited } = acts;
  const own = entitled.find((one) => one.delegationId === delegationId);
  return {
    delegationId,
    countryCode: own?.countryCode ?? null,
    onRoll: own !== undefined,
    stillOnRoll: own !== undefined && (await isOff(tx, row, delegationId, now)),
    isHead,
    held: heldIn(row, { seat: seatOf, accredited, now }),
    vote: vote && { ...vote, at: new Date(vote.at) },
    broke: chained !== null,
    brokeWithReceipt: isHead && chained === true,
  };
}
