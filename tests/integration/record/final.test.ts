import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Hall } from '@/tests/setup/conference/hall';
import { owner } from '@/tests/setup/owner';
import { ANOTHER, FINAL, type Final, WORKING } from './final-things';
import { aFinalWorld, pickedIn } from './final-world';

let client: pg.Client;
let hall: Hall;

beforeAll(async () => {
  client = await owner();
  hall = await aFinalWorld();
  await client.query(
    `insert into signing_key (fingerprint, place, public_key, since, until, recorded_by)
     values (repeat('a', 64), 999, 'pem', now() - interval '1 hour', now(), 'test') on conflict do nothing`,
  );
}, 60_000);
afterAll(() => client.end());

const ROLES = ['owner', 'plenary_app'] as const;
type Role = (typeof ROLES)[number];

/** What became of a statement that is taken back: the code that it was refused with, or how many rows it reached. */
async function attempt(role: Role, statement: string): Promise<string | number> {
  await client.query('begin');
  try {
    if (role === 'plenary_app') await client.query('set local role plenary_app');
    const { rowCount } = await client.query(statement);
    await client.query('set constraints all immediate');
    return rowCount ?? 0;
  } catch (error) {
    return (error as pg.DatabaseError).code ?? String(error);
  } finally {
    await client.query('rollback');
  }
}

/** 23001: a guard of ours. 42501: no grant. */
const GUARDED = ['23001', '42501'];

const picked = (final: Final) => pickedIn(hall.conference.id, final);

const OTHER: Record<string, (name: string) => string> = {
  uuid: () => 'gen_random_uuid()',
  integer: (name) => `coalesce(t.${name}, 0) + 7`,
  bigint: (name) => `coalesce(t.${name}, 0) + 7`,
  boolean: (name) => `not coalesce(t.${name}, false)`,
  jsonb: () => `'{"en": "x", "fr": "x", "es": "x", "ar": "x"}'::jsonb`,
  date: () => `'2001-01-01'::date`,
  'text[]': () => `array['x']`,
  'integer[]': () => `array[7]`,
  character: () => `'ZZ'`,
};

async function columnsOf(table: string) {
  const { rows } = await client.query<{ name: string; type: string }>(
    `select attname::text as name, format_type(atttypid, null) as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped order by 1`,
    [table],
  );
  return rows.map(({ name, type }) => {
    const other = type.startsWith('timestamp')
      ? `coalesce(t.${name}, clock_timestamp()) - interval '3 hours'`
      : (OTHER[type]?.(name) ?? `coalesce(t.${name}, '') || 'x'`);
    return { name, other };
  });
}

it('says of every table what in it is final and when, or why nothing is', async () => {
  const { rows } = await client.query<{ name: string }>(
    `select relname::text as name from pg_class
     where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
  );
  const listed = [...new Set([...FINAL.map(({ table }) => table), ...Object.keys(WORKING)])].sort();
  const unsaid = rows.filter(({ name }) => !listed.includes(name));
  expect(
    unsaid.map(({ name }) => `${name} is in no list of final-things.ts: say what in it is final and when`),
  ).toEqual([]);
  expect(listed).toEqual(rows.map(({ name }) => name));
  expect(Object.keys(WORKING).filter((name) => FINAL.some(({ table }) => table === name))).toEqual([]);
});

describe.each(FINAL)('$table: $what', (final) => {
  it('is there to be tried', async () => {
    const { rows } = await client.query(`select from ${picked(final)}`);
    expect(rows.length).toBeGreaterThan(0);
  });

  it.each(ROLES)('is not changed, in any column, by %s', async (role) => {
    const { table, where, open = [] } = final;
    const columns = await columnsOf(table);
    expect(open.filter((name) => !columns.some((column) => column.name === name))).toEqual([]);
    const at = picked(final).slice(`${table} t where `.length);
    const done: Record<string, string | number> = {};
    for (const { name, other } of columns) {
      if (open.includes(name)) continue;
      const answer = await attempt(role, `update ${table} t set ${name} = ${other} where ${at}`);
      // A column of a ballot that would contradict another is refused by the check of both.
      if (!GUARDED.includes(String(answer)) && !(table === 'ballot' && answer === '23514'))
        done[name] = answer;
    }
    expect(done, where).toEqual({});
  });

  it.each(ROLES)('is not deleted by %s', async (role) => {
    const answer = await attempt(role, `delete from ${picked(final)}`);
    if (final.leaves && role === 'owner') expect(answer).toEqual(expect.any(Number));
    else expect(GUARDED).toContain(answer);
  });

  it.each(ROLES)('is not emptied by %s', async (role) => {
    const answer = await attempt(role, `truncate ${final.table} cascade`);
    if (final.empties && role === 'owner') expect([0, ...GUARDED]).toContain(answer);
    else expect(GUARDED).toContain(answer);
  });

  const { insert } = final;
  if (typeof insert === 'string') return;
  it.each(ROLES)('is not added to by %s', async (role) => {
    const json = JSON.stringify(insert).replace(ANOTHER, hall.heads[1]?.delegationId ?? '');
    const row = `jsonb_populate_record(null::${final.table}, to_jsonb(t) || '${json}'::jsonb)`;
    const answer = await attempt(
      role,
      `insert into ${final.table} select (${row}).* from ${picked(final)} limit 1`,
    );
    expect(GUARDED).toContain(answer);
  });
});
