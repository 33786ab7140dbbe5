import { eq } from 'drizzle-orm';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { closePool, databaseUrl, withTx } from '@/db/client';
import { event } from '@/db/schema/record';
import { SYSTEM } from '@/domain/actor';
import { GENESIS } from '@/platform/chain';
import { record, verifyEvents } from '@/platform/record';
import { until } from '@/scripts/processes.mjs';
import { aConference } from '@/tests/setup/conference/conference';
import { anActor } from '@/tests/setup/conference/people';

async function changes(conferenceId: string, count: number) {
  for (let n = 1; n <= count; n += 1) {
    await withTx(SYSTEM, (tx) =>
      record(tx, SYSTEM, {
        conferenceId,
        kind: 'room.added',
        entityId: `${n}`,
        after: { name: 'Room', capacity: n },
      }),
    );
  }
}

const verify = (conferenceId: string) => withTx(SYSTEM, (tx) => verifyEvents(tx, conferenceId));

async function asOwner(statement: string) {
  const owner = new pg.Client(databaseUrl());
  await owner.connect();
  try {
    return await owner.query(statement);
  } finally {
    await owner.end();
  }
}

describe('the event chain', () => {
  it('holds from the first event to the last, also when many write at once', async () => {
    const { id } = await aConference();
    await Promise.all([changes(id, 10), changes(id, 10), changes(id, 10)]);
    expect(await verify(id)).toEqual({ count: 30, broken: null });
  });

  it('begins once, also where another begins it between the looking and the beginning', async () => {
    const { id } = await aConference();
    const watcher = new pg.Client(databaseUrl());
    await watcher.connect();
    const late = await withTx(SYSTEM, async (tx) => {
      await tx.execute('set local role none');
      await tx.execute('lock table event_head in share row exclusive mode');
      const second = changes(id, 1);
      second.catch(() => {});
      const standing = async () => {
        const { rows } = await watcher.query(
          `select from pg_locks where relation = 'event_head'::regclass and not granted`,
        );
        return rows.length === 1;
      };
      expect(await until(standing, 10_000, 5)).toBe(true);
      await record(tx, SYSTEM, { conferenceId: id, kind: 'participant.linkResent', entityId: '0' });
      return { second };
    });
    await watcher.end();
    await late.second;
    expect(await verify(id)).toEqual({ count: 2, broken: null });
  });

  it('begins with nothing, and not again', async () => {
    const { id } = await aConference();
    const begun = (sequence: number, hash: string) =>
      asOwner(`insert into event_head values ('${id}', ${sequence}, '${hash}')`);
    await expect(begun(1, GENESIS)).rejects.toThrow(/begins with nothing/);
    await expect(begun(0, 'a'.repeat(64))).rejects.toThrow(/begins with nothing/);
    await changes(id, 1);
    await expect(begun(0, GENESIS)).rejects.toThrow(/duplicate key/);
    await asOwner(
      `begin; alter table event_head disable trigger user; delete from event_head where conference_id = '${id}';
       alter table event_head enable trigger user; commit`,
    );
    await expect(begun(0, GENESIS)).rejects.toThrow(/begins with nothing/);
  });

  it('takes the time of an event after it has waited for its turn', async () => {
    const { id } = await aConference();
    await changes(id, 1);
    const owner = new pg.Client(databaseUrl());
    await owner.connect();
    await owner.query('begin');
    await owner.query('select from event_head where conference_id = $1 for update', [id]);
    const waiting = changes(id, 1);
    await new Promise((done) => setTimeout(done, 200));
    const { rows } = await owner.query('select clock_timestamp()::timestamptz(3) as now');
    await owner.query('commit');
    await owner.end();
    await waiting;
    const [, second] = await withTx(SYSTEM, (tx) =>
      tx.select().from(event).where(eq(event.conferenceId, id)).orderBy(event.sequence),
    );
    expect(second?.at.getTime()).toBeGreaterThanOrEqual(rows[0].now.getTime());
  });

  it.each([
    [
      'a changed event',
      (id: string) => `update event set after = '{"n": 99}' where conference_id = '${id}' and sequence = 2`,
      2,
    ],
    [
      'a removed event',
      (id: string) => `delete from event where conference_id = '${id}' and sequence = 2`,
      2,
    ],
    ['a cut end', (id: string) => `delete from event where conference_id = '${id}' and sequence = 3`, 3],
  ])('names %s', async (_name, statement, sequence) => {
    const { id } = await aConference();
    await changes(id, 3);
    await asOwner(
      `begin; alter table event disable trigger all; ${statement(id)}; alter table event enable trigger all; commit`,
    );
    expect((await verify(id)).broken?.sequence).toBe(sequence);
  });

  it('cannot be changed by the application, nor by its owner without setting it aside', async () => {
    const { id } = await aConference();
    await changes(id, 1);
    await expect(withTx(SYSTEM, (tx) => tx.update(event).set({ kind: 'vote.cast' }))).rejects.toThrow();
    await expect(withTx(SYSTEM, (tx) => tx.delete(event))).rejects.toThrow();
    await expect(asOwner(`update event set kind = 'x' where conference_id = '${id}'`)).rejects.toThrow(
      /append-only/,
    );
    await expect(asOwner(`delete from event where conference_id = '${id}'`)).rejects.toThrow(/append-only/);
  });

  it('is written with the change or not at all', async () => {
    const { id } = await aConference();
    const failing = withTx(SYSTEM, async (tx) => {
      await record(tx, SYSTEM, { conferenceId: id, kind: 'participant.linkResent', entityId: '1' });
      throw new Error('afterwards');
    });
    await expect(failing).rejects.toThrow('afterwards');
    expect(await verify(id)).toEqual({ count: 0, broken: null });
  });
});

describe('the way to the database', () => {
  it('acts as a role that owns nothing, for this transaction only', async () => {
    const actor = await anActor();
    const seen = await withTx(actor, (tx) =>
      tx.execute<{ role: string; actor: string; owned: number }>(
        `select current_user as role, current_setting('app.actor') as actor,
          (select count(*)::int from pg_class where relowner = (select oid from pg_roles where rolname = current_user)) as owned`,
      ),
    );
    expect(seen.rows[0]).toEqual({ role: 'plenary_app', actor: actor.accountId, owned: 0 });
    const client = new pg.Client({ connectionString: databaseUrl(), options: '-c role=plenary_app' });
    await client.connect();
    await client.query("begin; select set_config('app.actor', 'somebody', true); commit");
    const left = await client.query("select current_setting('app.actor', true) as actor");
    await client.end();
    expect(left.rows[0].actor ?? '').toBe('');
  });

  it('survives a hundred killed backends with a pool that still works', async () => {
    await closePool();
    const killer = new pg.Client(databaseUrl());
    await killer.connect();
    for (let round = 0; round < 100; round += 1) {
      const work = withTx(SYSTEM, async (tx) => {
        const { rows } = await tx.execute<{ pid: number }>('select pg_backend_pid() as pid');
        await killer.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
        await tx.execute('select 1');
      });
      await expect(work).rejects.toThrow();
    }
    await killer.end();
    const answers = await Promise.all(
      Array.from({ length: 40 }, () =>
        withTx(SYSTEM, (tx) => tx.execute<{ one: number }>('select 1 as one')),
      ),
    );
    expect(answers.every(({ rows }) => rows[0]?.one === 1)).toBe(true);
  });
});
