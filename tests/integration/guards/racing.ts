import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Actor } from '@/domain/actor';
import { GENESIS } from '@/platform/chain';
import { HOUSE } from '@/platform/record';
import type { Parts } from '@/platform/run-action';
import { viewerBy } from '@/platform/signed-in';
import { until } from '@/scripts/processes.mjs';
import type { Insider, Person } from '@/tests/setup/sides/persons';
import { cookieOf, type Side } from '@/tests/setup/sides/side';
import type { Fields, Row } from './action-table';
import { fate, type What } from './calling';

/** What entitles somebody, and how it ends: each answers with the rows that it changed. */
const ENDS = {
  role: ['role_grant'],
  seat: ['participant', 'focal_point'],
  session: ['auth_session'],
} as const;
export type Ending = keyof typeof ENDS;

const SEATS: readonly Person[] = ['head', 'delegate', 'headOther', 'observer', 'focalPoint'];

/** Who of those that may send an action loses what; nobody where it is for everybody, or shut. */
export function losers({ may, ofAccount }: Row): { ending: Ending; person: Insider }[] {
  if (may === 'everyone' || may === 'nobody') return [];
  if (may === 'signedIn') return [{ ending: 'session', person: 'organizer' }];
  const first = may[0];
  if (ofAccount) return first ? [{ ending: 'session', person: first }] : [];
  const byRole = may.find((person) => !SEATS.includes(person));
  const bySeat = may.find((person) => SEATS.includes(person));
  return [
    ...(byRole ? [{ ending: 'role' as const, person: byRole }] : []),
    ...(bySeat ? [{ ending: 'seat' as const, person: bySeat }] : []),
    ...(first ? [{ ending: 'session' as const, person: first }] : []),
  ];
}

/** The owner's connections, each lent to one at a time and kept for the next: opening one costs more than a race. */
const lent = new pg.Pool({ connectionString: process.env.DATABASE_URL, allowExitOnIdle: true });
// They end with the database.
lent.on('error', () => {});

async function onConnection<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await lent.connect();
  let broken = true;
  try {
    const result = await work(client);
    broken = false;
    return result;
  } finally {
    client.release(broken);
  }
}

const countedBy = async (client: pg.ClientBase, accountId: string): Promise<number> => {
  const { rows } = await client.query<{ n: number }>(
    'select count(*)::int as n from event where actor = $1',
    [accountId],
  );
  return rows[0]?.n ?? 0;
};

/** `recorded`: so many acts of the account were on record at the commit. `lost`: the rows that ended, by table. */
type Ended = { recorded: number; rows: number; lost: ReadonlyMap<string, string[]> };

/** Takes it away on a connection of its own. */
function end(ending: Ending, accountId: string): Promise<Ended> {
  return onConnection(async (client) => {
    await client.query('begin');
    const lost = new Map<string, string[]>();
    for (const table of ENDS[ending]) {
      const { rows } = await client.query<{ id: string }>(
        ending === 'session'
          ? 'delete from auth_session where account_id = $1 returning id'
          : `update ${table} set withdrawn_at = clock_timestamp() where account_id = $1 and withdrawn_at is null
             returning id`,
        [accountId],
      );
      lost.set(
        table,
        rows.map(({ id }) => id),
      );
    }
    const recorded = await countedBy(client, accountId);
    await client.query('commit');
    return { recorded, rows: [...lost.values()].flat().length, lost };
  });
}

/** Gives back what was taken, as the house does: what has ended stays so, and another row is like it. */
async function restore(ending: Ending, { lost }: Ended): Promise<void> {
  if (ending === 'session') return;
  await onConnection(async (client) => {
    for (const [table, ids] of lost) {
      for (const id of ids) {
        const anew = randomUUID();
        await client.query(
          `insert into ${table} select (jsonb_populate_record(was, jsonb_build_object(
             'id', $2::uuid, 'withdrawn_at', null))).* from ${table} was where id = $1`,
          [id, anew],
        );
        if (table !== 'participant') continue;
        await client.query(
          `insert into registration select (jsonb_populate_record(was, jsonb_build_object(
             'participant_id', $2::uuid))).* from registration was where participant_id = $1`,
          [id, anew],
        );
      }
    }
  });
}

/** Somebody who signed in: the actor that a request of theirs begins with. */
async function actorIn(side: Side, person: Insider): Promise<Actor> {
  const actor = await viewerBy(await cookieOf(side, person));
  if (actor.accountId === null) throw new Error(`${person} is not signed in`);
  return actor;
}

export type Raced = {
  /** what the sender was told */
  answer: What;
  /** acts of theirs that were recorded after the commit of what took their right away */
  after: number;
  /** false where the right ended although an act that rests on it was under way */
  waited: boolean;
};

/** The right ends when the request has read who acts, and before the command does anything. */
export async function endedBefore(
  parts: Parts,
  side: Side,
  { person, ending }: { person: Insider; ending: Ending },
  form: Fields,
): Promise<Raced> {
  const actor = await actorIn(side, person);
  const accountId = actor.accountId as string;
  const ended = await end(ending, accountId);
  if (ended.rows === 0) throw new Error(`${person} has no ${ending} to lose`);
  try {
    const answer = await fate(parts, actor, form);
    const recorded = await onConnection((client) => countedBy(client, accountId));
    return { answer, after: recorded - ended.recorded, waited: true };
  } finally {
    await restore(ending, ended);
  }
}

/**
 * The right ends when the command has read and written all, and stands at the chain to record it. It is not given back:
 * the side is for this once.
 */
export async function endedWhile(
  parts: Parts,
  side: Side,
  { person, ending }: { person: Insider; ending: Ending },
  form: Fields,
): Promise<Raced> {
  const actor = await actorIn(side, person);
  const accountId = actor.accountId as string;
  const chains = [side.meeting.id, side.voting.id, HOUSE];
  return onConnection(async (holder) => {
    for (const id of chains)
      await holder.query('insert into event_head values ($1, 0, $2) on conflict do nothing', [id, GENESIS]);
    await holder.query('begin');
    await holder.query('select from event_head where conference_id = any($1) for update', [chains]);
    const standing = async (count: number) => {
      // Else the first look of a transaction is the last.
      await holder.query('select pg_stat_clear_snapshot()');
      const { rows } = await holder.query(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return rows.length >= count;
    };
    let settled = false;
    const command = fate(parts, actor, form).finally(() => {
      settled = true;
    });
    await until(async () => settled || (await standing(1)), 10_000, 2);
    const isHeld = !settled;
    let over = false;
    const ended = end(ending, accountId).finally(() => {
      over = true;
    });
    await until(async () => over || settled || (await standing(2)), 10_000, 2);
    const waited = !isHeld || !over;
    await holder.query('commit');
    const [answer, { recorded }] = await Promise.all([command, ended]);
    const after = (await countedBy(holder, accountId)) - recorded;
    return { answer, after, waited };
  });
}
