import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '@/scripts/failure.mjs';
import { awaitKey } from '@/scripts/key-check';
import { migrateDatabase } from '@/scripts/migrate';
import { freePort, startPostgres } from '@/scripts/postgres.mjs';
import { nameOf } from '@/scripts/processes.mjs';
import { testSecrets } from '../setup/secrets';

const root = join(import.meta.dirname, '../..');
const secrets = {
  ...testSecrets(),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
};
let data: string;

/** What a person sees who starts Plenary with this environment, and how it ends. */
async function start(
  env: Record<string, string>,
  args: string[] = [],
): Promise<{ code: number; output: string }> {
  const { PATH = '', HOME = '' } = process.env;
  const port = String(await freePort());
  const child = spawn(process.execPath, ['scripts/start.mjs', ...args], {
    cwd: root,
    env: {
      NODE_ENV: 'production',
      PATH,
      HOME,
      PORT: port,
      PLENARY_DATA: data,
      ...secrets,
      LOG_LEVEL: 'info',
      ...env,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      output += text;
    });
  }
  const code = await new Promise<number>((done) => child.once('close', done));
  expect(output, 'a stack is not for a person').not.toMatch(/^\s+at /m);
  return { code, output };
}

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'plenary-start-'));
  return () => rmSync(data, { recursive: true, force: true });
});

describe('npm start says in one sentence why it cannot', () => {
  it('names a port in use', async () => {
    const other: Server = createServer();
    const port = await freePort();
    await new Promise<void>((done) => other.listen(port, '127.0.0.1', done));
    const { code, output } = await start({ PORT: String(port) });
    other.close();
    expect(code).toBe(1);
    expect(output).toContain(`Port ${port} on 127.0.0.1 is already in use`);
    expect(output).toContain('PORT=3001 npm start');
  });

  it.each([
    ['PORT', 'abc', 'PORT should be a whole number from 1 to 65535'],
    ['HOST', '203.0.113.7', 'HOST is "203.0.113.7", which is no address of this machine'],
  ])('names a wrong %s', async (name, value, sentence) => {
    const { code, output } = await start({ [name]: value });
    expect(code).toBe(1);
    expect(output).toContain(sentence);
  });

  it('names the first start when a second is made beside it', async () => {
    const address = 'http://127.0.0.1:4567';
    writeFileSync(join(data, 'start.json'), JSON.stringify({ address, owner: nameOf(process.pid) }));
    const { code, output } = await start({});
    expect(code).toBe(1);
    expect(output).toContain(`already runs from this folder, at ${address} (process ${process.pid})`);
  });

  it('takes no notice of a first start that was killed', async () => {
    const owner = { pid: process.pid, started: 'long ago' };
    writeFileSync(join(data, 'start.json'), JSON.stringify({ address: '', owner }));
    const { output } = await start({ DATABASE_URL: 'postgres://127.0.0.1:1/none' });
    expect(output).toContain('cannot be reached');
  });

  it('names a data folder of another major version', async () => {
    mkdirSync(join(data, 'postgres'));
    writeFileSync(join(data, 'postgres/PG_VERSION'), '14\n');
    const { code, output } = await start({});
    expect(code).toBe(1);
    expect(output).toMatch(/was written by PostgreSQL 14; this version of Plenary brings PostgreSQL \d+/);
    expect(output).toContain('pg_dump');
  });

  it('will not make new keys for an old database', async () => {
    mkdirSync(join(data, 'postgres'));
    const { code, output } = await start({ DATA_KEY: '' });
    expect(code).toBe(1);
    expect(output).toContain('is there, but its keys in');
  });

  it('names an option that it does not know', async () => {
    const { code, output } = await start({}, ['--emtpy']);
    expect(code).toBe(1);
    expect(output).toContain('"--emtpy" is no option');
  });
});

describe('npm start with a DATABASE_URL', () => {
  let folder: string;
  let server: Awaited<ReturnType<typeof startPostgres>>;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'plenary-start-'));
    server = await startPostgres({ dataDir: join(folder, 'postgres'), settings: { fsync: 'off' } });
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query("create role guest login password 'guest'");
    await client.end();
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const changed = (change: (url: URL) => void) => {
    const url = new URL(server.url);
    change(url);
    return url.toString();
  };
  const cases: [string, () => string, RegExp][] = [
    ['is no address', () => 'my database', /DATABASE_URL should be an address such as postgres:/],
    ['names a closed port', () => changed((url) => (url.port = '1')), /cannot be reached \(ECONNREFUSED\)/],
    [
      'has a wrong password',
      () => changed((url) => (url.password = 'wrong')),
      /refuses the name or the password/,
    ],
    [
      'names no database',
      () => changed((url) => (url.pathname = '/nowhere')),
      /There is no database "nowhere"/,
    ],
    [
      'names a role without rights',
      () => changed((url) => Object.assign(url, { username: 'guest', password: 'guest' })),
      /The role "guest" of DATABASE_URL may not create schemas in this database, nor create tables/,
    ],
  ];
  it.each(cases)('says when it %s', async (_, url, sentence) => {
    const { code, output } = await start({ DATABASE_URL: url() });
    expect(code).toBe(1);
    expect(output).toMatch(sentence);
    expect(output).not.toContain(new URL(server.url).password);
  });

  it.each([
    [
      'the disk is full',
      "raise 'could not extend file' using errcode = 'disk_full'",
      /disk of the database is full/,
    ],
    [
      'the database ends',
      'perform pg_terminate_backend(pg_backend_pid())',
      /connection to the database broke off/,
    ],
  ])('says when %s in the midst of a migration', async (name, happening, sentence) => {
    const database = name.replaceAll(' ', '_');
    const root = changed((url) => (url.username = 'postgres'));
    const ask = async (url: string, ...statements: string[]) => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      for (const statement of statements) await client.query(statement);
      await client.end();
    };
    const within = (url: string) => Object.assign(new URL(url), { pathname: `/${database}` }).toString();
    await ask(root, `create database ${database} owner plenary`);
    await ask(
      within(root),
      `create function public.happen() returns event_trigger language plpgsql as $$ begin
        if exists (select from pg_tables where tablename = 'conference') then ${happening}; end if;
      end $$`,
      'create event trigger happening on ddl_command_start execute function public.happen()',
    );
    const { code, output } = await start({ DATABASE_URL: within(server.url) });
    expect(code).toBe(1);
    expect(output).toMatch(sentence);
    expect(output).toContain('What to do: ');
    await ask(within(root), 'drop event trigger happening');
    expect(await migrateDatabase(within(server.url)), 'nothing was half done').toContain('0001_tables');
  });

  it('says when the server is too old', async () => {
    const { checkDatabase } = await import('@/scripts/database');
    await expect(checkDatabase(server.url, 99)).rejects.toThrow(
      /names a PostgreSQL [\d.]+; Plenary needs 99/,
    );
    await expect(checkDatabase(server.url)).resolves.toBeUndefined();
  });

  describe('that is judged once more when the house opens', () => {
    const between = 1;
    const connect = (url: string) => async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.end();
    };

    it('waits for a database that is starting, and says so each time', async () => {
      const reasons: string[] = [];
      const check = () => connect(reasons.length < 3 ? changed((url) => (url.port = '1')) : server.url)();
      await awaitKey(server.url, (why) => void reasons.push(why.message), check, { most: 60_000, between });
      expect(reasons).toHaveLength(3);
      for (const sentence of reasons) expect(sentence).toMatch(/cannot be reached \(ECONNREFUSED\)/);
    });

    it('gives up in a sentence on one that never answers', async () => {
      const reasons: string[] = [];
      const url = changed((one) => (one.port = '1'));
      const waited = awaitKey(url, (why) => void reasons.push(why.message), connect(url), {
        most: 30,
        between,
      });
      await expect(waited).rejects.toThrow(Failure);
      await expect(waited).rejects.toThrow(/cannot be reached/);
      expect(reasons.length).toBeGreaterThan(1);
    });

    it.each([
      ['the password is wrong', (url: URL) => (url.password = 'wrong'), /refuses the name or the password/],
      ['there is no such database', (url: URL) => (url.pathname = '/nowhere'), /There is no database/],
    ])('does not wait where %s', async (_, change, sentence) => {
      const url = changed(change);
      const reasons: string[] = [];
      const waited = awaitKey(url, (why) => void reasons.push(why.message), connect(url), {
        most: 60_000,
        between,
      });
      await expect(waited).rejects.toThrow(sentence);
      expect(reasons).toEqual([]);
    });

    it('does not wait for another key', async () => {
      const other = new Failure('Another key.', 'start with the right one.');
      const waited = awaitKey(
        server.url,
        () => expect.unreachable(),
        () => Promise.reject(other),
      );
      await expect(waited).rejects.toBe(other);
    });
  });

  it('names every wrong setting, without its value', async () => {
    const { code, output } = await start({
      DATABASE_URL: server.url,
      LOG_LEVEL: 'loud',
      SMTP_URL: 'mail-secret',
      DATA_KEY: 'short',
    });
    expect(code).toBe(1);
    for (const name of ['LOG_LEVEL', 'SMTP_URL', 'DATA_KEY']) expect(output).toContain(`${name} should be `);
    expect(output).not.toContain('mail-secret');
  });
});
