import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { asOwner } from '@/db/owner';
import { SYSTEM } from '@/domain/actor';
import { until } from '@/scripts/processes.mjs';
import { aConference } from '@/tests/setup/conference/conference';
import { type Instance, startInstance } from '../../setup/server';

const CANARY = 'canary-of-faults';
let instance: Instance;

const mayRead = (may: boolean) =>
  withTx(SYSTEM, (tx) =>
    asOwner(tx, () =>
      tx.execute(
        may
          ? sql`grant select on conference to plenary_app`
          : sql`revoke select on conference from plenary_app`,
      ),
    ),
  );

beforeAll(async () => {
  await aConference({ slug: CANARY });
  instance = await startInstance({ databaseUrl: process.env.DATABASE_URL ?? '' });
});
afterAll(async () => {
  await mayRead(true);
  await instance?.stop();
});

const ask = (path: string) => fetch(`${instance.url}${path}`, { redirect: 'manual' });
const lines = () => readFileSync(instance.log, 'utf8').split('\n').filter(Boolean);

it.each([
  ['a page', `/en/${CANARY}?${CANARY}`, 'render', '/[locale]/[conference]'],
  [
    'a route',
    `/en/${CANARY}/ballots/1/result.json`,
    'route',
    '/[locale]/[conference]/ballots/[number]/[file]',
  ],
])(
  'a fault of %s is in the log with the id of its request, and without what was asked',
  async (_what, path, part, route) => {
    expect((await ask(path)).status, 'the control').toBeLessThan(500);
    const before = lines().length;
    await mayRead(false);
    const reply = await ask(path);
    const body = await reply.text();
    await mayRead(true);
    expect(reply.status).toBe(500);
    expect(body).not.toMatch(/permission denied|Failed query|select /);

    expect(await until(() => lines().length > before, 5000)).toBe(true);
    const entries = lines()
      .slice(before)
      .map((line) => JSON.parse(line));
    const id = reply.headers.get('x-request-id');
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(entries).toContainEqual(
      expect.objectContaining({
        id,
        level: 'error',
        msg: 'a request failed',
        part,
        err: expect.objectContaining({
          message: 'a query failed',
          cause: expect.objectContaining({ code: '42501', message: expect.stringContaining('refused') }),
        }),
      }),
    );
    expect(entries.find(({ msg }) => msg === 'a request failed').route).toContain(route);
    expect(lines().join('\n')).not.toContain(CANARY);
    expect(lines().join('\n')).not.toMatch(/params|Failed query/);
  },
);
