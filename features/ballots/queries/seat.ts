import { type SQL, sql } from 'drizzle-orm';
import { activeHead } from '@/db/schema/active-head';
import { participant } from '@/db/schema/delegations';
import { type HeadHeld, newHeadRule, type SeatAct, seatStanding, whyHeld } from '@/domain/new-head';
import type { Rules } from '@/domain/rules';

/** Names of columns, or values. */
type SeatIds = { conference: SQL; ballot: SQL; delegation: SQL };

/** An act of the table `a` as what happened to a seat. */
export const SEAT_ACT: SQL<SeatAct> = sql`jsonb_build_object('delegation', a.details ->> 'delegation', 'kind', a.kind,
  'office', a.details ->> 'office', 'at', a.at, 'hash', a.hash, 'actor', a.actor, 'newHead', a.new_head,
  'formerHead', a.former_head)`;

/** What happened to the seat of a delegation's head in a ballot, in the order of the chain. */
export const seatActs = ({ conference, ballot, delegation }: SeatIds): SQL<SeatAct[]> => sql`coalesce((
  select jsonb_agg(${SEAT_ACT} order by a.sequence)
  from ballot_act a where a.conference_id = ${conference} and a.ballot_id = ${ballot}
    and a.details ->> 'delegation' = ${delegation}::text), '[]')`;

/** True where the active head of a delegation is accredited. */
export const headAccredited = ({
  conference,
  delegation,
}: Omit<SeatIds, 'ballot'>): SQL<boolean> => sql`exists (
  select from ${participant} where ${participant.conferenceId} = ${conference}
    and ${participant.delegationId} = ${delegation} and ${activeHead(participant)}
    and ${participant.decision} = 'accepted')`;

/** Why the head of a delegation cannot act in an open ballot yet, by its frozen rules; null where nothing holds it. */
export function heldIn(
  { rules }: { rules: Rules | null },
  { seat, accredited, now }: { seat: readonly SeatAct[]; accredited: boolean; now: Date },
): HeadHeld | null {
  const rule = newHeadRule(rules);
  return whyHeld(seatStanding(seat, rule), { rule, accredited, now });
}
