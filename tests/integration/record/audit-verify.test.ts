import pg from 'pg';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { databaseUrl, withTx } from '@/db/client';
import { SYSTEM } from '@/domain/actor';
import type { Change } from '@/domain/events';
import { record } from '@/platform/record';
import { aConference, type TestConference } from '@/tests/setup/conference/conference';
import { runScript } from '../../setup/server';

let sound: TestConference;
let other: TestConference;

async function changes(conferenceId: string | null, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const change: Change = conferenceId
      ? { conferenceId, kind: 'room.added', entityId: '1', after: { name: 'Room', capacity: i } }
      : { conferenceId: null, kind: 'account.linkAsked', entityId: '1' };
    await withTx(SYSTEM, (tx) => record(tx, SYSTEM, change));
  }
}

beforeAll(async () => {
  sound = await aConference();
  await changes(sound.id, 2);
  await changes(null, 1);
});
beforeEach(async () => {
  other = await aConference();
  await changes(other.id, 3);
  return () =>
    forcibly(`delete from event where conference_id = '${other.id}';
    delete from event_head where conference_id = '${other.id}'; delete from conference where id = '${other.id}'`);
});

const guards = (what: string) =>
  ['event', 'event_head', 'conference'].map((name) => `alter table ${name} ${what} trigger user;`).join(' ');

/** What somebody could do who owns the tables. */
async function forcibly(statements: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  const done = client.query(`begin; ${guards('disable')} ${statements}; ${guards('enable')} commit`);
  await done.finally(() => client.end());
}

/** How the command ends, and what it says of each chain. */
async function verify(): Promise<{ code: number; output: string }> {
  return runScript('audit-verify.ts', databaseUrl()).then(
    (output) => ({ code: 0, output }),
    ({ message }: Error) => ({ code: Number(/ended with (\d+)/.exec(message)?.[1]), output: message }),
  );
}

it('says of every chain that it holds', async () => {
  const { code, output } = await verify();
  expect(code).toBe(0);
  expect(output.trim().split('\n').sort()).toEqual(
    [
      `${sound.slug}: 2 events, the chain holds`,
      `${other.slug}: 3 events, the chain holds`,
      'keys: none is on record yet; the first start records it',
      'the house: 1 events, the chain holds',
    ].sort(),
  );
});

const here = () => `where conference_id = '${other.id}'`;
const breaks: [string, () => string, string][] = [
  [
    'a changed event',
    () => `update event set actor = 'nobody' ${here()} and sequence = 2`,
    '1 events hold; event 2 does not (content)',
  ],
  [
    'a changed event whose head was removed as well',
    () => `update event set actor = 'nobody' ${here()} and sequence = 2; delete from event_head ${here()}`,
    '1 events hold; event 2 does not (content)',
  ],
  [
    'a cut end whose head was removed as well',
    () => `delete from event ${here()} and sequence = 3; delete from event_head ${here()}`,
    '2 events hold; event 3 does not (its head is missing)',
  ],
  [
    'a chain that was removed whole',
    () => `delete from event ${here()}; delete from event_head ${here()}`,
    'no event is left, not even the one that made the conference',
  ],
];

it.each(breaks)('exits 1 and names %s', async (_name, statements, sentence) => {
  await forcibly(statements());
  const { code, output } = await verify();
  expect(code).toBe(1);
  expect(output).toContain(`${other.slug}: ${sentence}\n`);
  expect(output).toContain(`${sound.slug}: 2 events, the chain holds`);
});
