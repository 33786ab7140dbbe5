import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runningPostgres, startPostgres } from '@/scripts/postgres.mjs';
import { binaries, checkFolder } from '@/scripts/postgres-binaries.mjs';
import { startOf, until } from '@/scripts/processes.mjs';

let dataDir: string;
let made: string;
let running: { stop: () => Promise<void> } | undefined;

async function start() {
  const postgres = await startPostgres({ dataDir });
  running = postgres;
  return postgres;
}

async function ask<T extends pg.QueryResultRow>(url: string, query: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<T>(query)).rows;
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  made = join(mkdtempSync(join(tmpdir(), 'plenary-postgres-')), 'postgres');
  await (await startPostgres({ dataDir: made })).stop();
});
afterAll(() => rmSync(join(made, '..'), { recursive: true, force: true }));
beforeEach(() => {
  dataDir = join(mkdtempSync(join(tmpdir(), 'plenary-postgres-')), 'postgres');
  cpSync(made, dataDir, { recursive: true });
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  rmSync(join(dataDir, '..'), { recursive: true, force: true });
});

describe('the embedded Postgres', () => {
  it('keeps its data over a stop, a kill, and a kill of the process that started it', async () => {
    const first = await start();
    await ask(first.url, 'create table kept (n int); insert into kept values (1)');
    await first.stop();
    expect(startOf(first.pid)).toBeNull();

    const second = await start();
    await ask(second.url, 'insert into kept values (2)');
    process.kill(second.pid, 'SIGKILL');
    await second.ended;
    await second.stop();

    const third = await start();
    await ask(third.url, 'insert into kept values (3)');
    await third.stop();

    const script = `import('${join(import.meta.dirname, '../../scripts/postgres.mjs')}').then(async ({ startPostgres }) => {
      const { pid } = await startPostgres({ dataDir: ${JSON.stringify(dataDir)} });
      console.log(pid);
      setInterval(() => {}, 1000);
    })`;
    const starter = spawn(process.execPath, ['-e', script]);
    const pid = Number(await new Promise((done) => starter.stdout.once('data', done)));
    const killed = new Promise((done) => starter.once('exit', done));
    starter.kill('SIGKILL');
    await killed;
    const fourth = await start();
    expect(fourth.pid).not.toBe(pid);
    expect(await until(() => startOf(pid) === null, 5000)).toBe(true);
    expect(await ask(fourth.url, 'select n from kept order by n')).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  });

  it('starts although a stranger now has the number of its killed predecessor', async () => {
    const first = await start();
    const note = readFileSync(join(dataDir, 'postmaster.pid'), 'utf8');
    await first.stop();
    writeFileSync(join(dataDir, 'postmaster.pid'), note.replace(/^\d+/, String(process.pid)));
    await expect(start()).resolves.toBeDefined();
  });

  it('begins anew when its making was interrupted', async () => {
    rmSync(dataDir, { recursive: true });
    mkdirSync(join(`${dataDir}.new`, 'base'), { recursive: true });
    await expect(start()).resolves.toBeDefined();
    expect(existsSync(`${dataDir}.new`)).toBe(false);
  });

  it('makes its own role and database where that was interrupted, and only then', async () => {
    const first = await start();
    const superuser = new URL(first.urlFor('postgres'));
    superuser.username = 'postgres';
    await ask(superuser.href, 'drop database plenary');
    await first.stop();
    const second = await start();
    await expect(ask(second.url, 'select')).rejects.toMatchObject({ code: '3D000' });
    await second.stop();
    rmSync(join(dataDir, 'plenary.furnished'));
    const { url } = await start();
    expect(await ask(url, 'select current_user as me')).toEqual([{ me: 'plenary' }]);
  });

  it('is not started twice, and can be found while it runs', async () => {
    expect(runningPostgres(dataDir)).toBeNull();
    const { url } = await start();
    await expect(startPostgres({ dataDir })).rejects.toThrow(`already in use by process ${process.pid}`);
    expect(runningPostgres(dataDir)?.url).toBe(url);
    await running?.stop();
    expect(runningPostgres(dataDir)).toBeNull();
  });

  it.each([true, false])('logs that it started, and nothing of what people typed: %s', async (quiet) => {
    const logFile = join(dataDir, '../postgres.log');
    const loud = {
      log_min_messages: 'warning',
      log_min_error_statement: 'error',
      log_error_verbosity: 'default',
    };
    const { url } = await startPostgres({ dataDir, logFile, settings: quiet ? {} : loud }).then(
      (postgres) => {
        running = postgres;
        return postgres;
      },
    );
    await ask(url, "create table person (name text primary key check (name <> ''), born date)");
    await ask(url, "insert into person values ('canary-row')");
    for (const failing of [
      "insert into person values ('canary-row')",
      "insert into person values ('', 'canary-date')",
      "insert into person values ('canary-long', '2023-02-31')",
      "do $$ begin raise exception 'canary-raised' using detail = 'canary-detail'; end $$",
      "do $$ begin raise warning 'canary-warned'; end $$; select 1 / 0",
      'select canary_column from person',
    ])
      await expect(ask(url, failing)).rejects.toMatchObject({ name: 'error' });
    await running?.stop();
    const log = readFileSync(logFile, 'utf8');
    expect(log).toContain('ready to accept connections');
    expect(log.includes('canary')).toBe(!quiet);
  });

  it('listens on this machine only, asks for a password, and its owner is no superuser', async () => {
    const { url } = await start();
    const [row] = await ask<Record<string, unknown>>(
      url,
      "select current_setting('listen_addresses') as listen, current_setting('is_superuser') as super, current_setting('fsync') as fsync",
    );
    expect(row).toEqual({ listen: '127.0.0.1', super: 'off', fsync: 'on' });
    const wrong = new URL(url);
    wrong.password = 'wrong';
    await expect(ask(wrong.toString(), 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });

  describe.runIf(process.platform === 'linux' && process.getuid?.() === 0)(
    'started by root where there are no user namespaces',
    () => {
      const begin = async (folder: string) => {
        const postgres = await startPostgres({ dataDir: folder, namespaces: false });
        running = postgres;
        return postgres;
      };

      it('runs as somebody else, who reaches the data and nothing beside it', async () => {
        rmSync(dataDir, { recursive: true });
        const parent = join(dataDir, '..');
        expect(statSync(parent).mode & 0o777).toBe(0o700);
        const first = await begin(dataDir);
        await ask(first.url, 'create table kept (n int); insert into kept values (1)');
        const status = readFileSync(`/proc/${first.pid}/status`, 'utf8');
        expect(status).toMatch(/^Uid:\s+65534\s+65534\s+65534\s+65534$/m);
        expect(status).toMatch(/^Groups:\s*$/m);
        expect(statSync(parent).mode & 0o777).toBe(0o711);
        process.kill(first.pid, 'SIGKILL');
        await first.ended;
        await first.stop();
        expect(await ask((await begin(dataDir)).url, 'select n from kept')).toEqual([{ n: 1 }]);
      });

      it('names the folder that its user may not enter', async () => {
        const inner = join(dataDir, '../data');
        mkdirSync(inner, { mode: 0o700 });
        await expect(begin(join(inner, 'postgres'))).rejects.toThrow(
          `the user number 65534 that it runs as instead may not enter ${join(dataDir, '..')}.`,
        );
        expect(existsSync(join(inner, 'postgres'))).toBe(false);
      });
    },
  );

  it('names the owner of a data folder that is not ours', () => {
    const us = statSync(dataDir).uid;
    expect(() => checkFolder(dataDir, binaries().major, us + 1)).toThrow(
      `belongs to another user (number ${us}`,
    );
    expect(() => checkFolder(dataDir, binaries().major, us)).not.toThrow();
  });

  it('names a folder that holds no database', async () => {
    rmSync(join(dataDir, 'PG_VERSION'));
    await expect(start()).rejects.toThrow('exists but holds no database');
  });
});
