import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Ballot } from '@/db/schema/ballots';
import type { Actor } from '@/domain/actor';
import type { ActOffice } from '@/domain/acts';
import {
  asksForConfirmation,
  formerHeadIn,
  newHeadRule,
  type SeatAct,
  type SeatStanding,
  seatStanding,
  whyNotObject,
} from '@/domain/new-head';
import { can } from '@/domain/permissions';
import type { Rules } from '@/domain/rules';
import { seatActs } from './seat';

/** How the seat of a delegation's head stands in a ballot. One question. */
export async function standingOf(
  tx: Tx,
  { conferenceId, id, rules }: Pick<Ballot, 'conferenceId' | 'id' | 'rules'>,
  delegationId: string,
): Promise<SeatStanding> {
  const ids = { conference: sql`${conferenceId}`, ballot: sql`${id}`, delegation: sql`${delegationId}` };
  const { rows } = await tx.execute<{ seat: SeatAct[] }>(sql`select ${seatActs(ids)} as seat`);
  return seatStanding(rows[0]?.seat ?? [], newHeadRule(rules));
}

type OnRoll = { delegationId: string; countryCode: string };

/** A head of delegation who was put there while the ballot was open, and what the reader may do about it. */
export type NewHead = OnRoll & {
  seatVersion: string;
  /** when the seat changed hands last, and by which office */
  at: Date;
  office: ActOffice;
  objected: boolean;
  /** somebody entitled to it has confirmed the head */
  confirmed: boolean;
  may: { confirm: boolean; object: boolean };
};

/** The heads who were put there while a ballot was open, each as the viewer may deal with it: those whom it does not concern are left out. */
export function newHeadsFor(
  viewer: Actor,
  conferenceId: string,
  {
    seats,
    entitled,
    rules,
    isOver,
  }: {
    /** nothing can be done with it any more */
    isOver: boolean;
    seats: readonly SeatAct[];
    entitled: readonly OnRoll[];
    rules: Rules | null;
  },
): NewHead[] {
  return entitled.flatMap(({ delegationId, countryCode }) => {
    const acts = seats.filter(({ delegation }) => delegation === delegationId);
    const standing = seatStanding(acts, newHeadRule(rules));
    const { last, replaced, objected } = standing;
    if (!last || !replaced) return [];
    const who = { accountId: viewer.accountId, seatVersion: last.hash };
    const thing = { conferenceId, delegationId, accountId: formerHeadIn(standing, viewer.accountId) };
    const settles = can(viewer, objected ? 'head.confirmObjected' : 'head.confirm', thing);
    const objects = can(viewer, 'head.object', thing);
    if (!objects && !settles) return [];
    return [
      {
        ...{ delegationId, countryCode, seatVersion: last.hash, objected },
        at: new Date(replaced.at),
        office: replaced.office,
        confirmed: last.kind === 'headConfirmed',
        may: {
          confirm: !isOver && settles && asksForConfirmation(standing),
          object: !isOver && objects && whyNotObject(standing, who) === null,
        },
      },
    ];
  });
}
