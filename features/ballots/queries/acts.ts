import { type SQL, sql } from 'drizzle-orm';
import type { ballotAct } from '@/db/schema/ballot-acts';
import { ballot } from '@/db/schema/ballots';
import type { Actor } from '@/domain/actor';
import type { ChainedAct } from '@/domain/acts';
import type { SeatAct } from '@/domain/new-head';
import { colleagueName } from '@/features/accounts/queries/colleagues';
import { chainedAct } from './recorded';
import { SEAT_ACT } from './seat';

type Row = typeof ballotAct.$inferSelect;

/** Of the ballot of the outer query: what was done with it, in the order of its chain. */
export const ACTS: SQL<ChainedAct[]> =
  sql`(select coalesce(jsonb_agg(jsonb_build_object('ballotId', a.ballot_id,
    'sequence', a.sequence, 'kind', a.kind, 'details', a.details, 'at', a.at, 'previousHash', a.previous_hash,
    'hash', a.hash) order by a.sequence), '[]')
  from ballot_act a where a.conference_id = ${ballot.conferenceId} and a.ballot_id = ${ballot.id})`.mapWith(
    (rows: Row[]) => rows.map((row) => chainedAct({ ...row, at: new Date(row.at) })),
  );

/** Of the ballot of the outer query: by whose hand each act was done, by its hash. */
export const actorsOf = (viewer: Actor, conferenceId: string): SQL<Record<string, string | null>> =>
  sql`(select coalesce(jsonb_object_agg(a.hash, ${colleagueName(viewer, conferenceId, sql`a.actor`)}), '{}')
  from ballot_act a where a.conference_id = ${ballot.conferenceId} and a.ballot_id = ${ballot.id})`;

/** Of the ballot of the outer query: what was done of the seats of heads, to judge by, and not for a page. */
export const SEATS: SQL<SeatAct[]> = sql`(select coalesce(jsonb_agg(${SEAT_ACT} order by a.sequence), '[]')
  from ballot_act a where a.conference_id = ${ballot.conferenceId} and a.ballot_id = ${ballot.id}
    and a.details ? 'delegation')`;
