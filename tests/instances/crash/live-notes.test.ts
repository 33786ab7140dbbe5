import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePool, withTx } from '@/db/client';
import { account, authSession } from '@/db/schema/accounts';
import { liveUpdate } from '@/db/schema/live-notes';
import { SYSTEM } from '@/domain/actor';
import { CLOSED, MESSAGE, ROOT } from '@/domain/live-notes';
import { withdrawRole } from '@/features/accounts/commands/roles';
import { listGrants } from '@/features/accounts/queries';
import { approveNotes } from '@/features/notes/commands/approval';
import { settleWritten } from '@/features/notes/jobs';
import { getNotes } from '@/features/notes/queries';
import { migrateDatabase } from '@/scripts/migrate';
import { startPostgres } from '@/scripts/postgres.mjs';
import { until } from '@/scripts/processes.mjs';
import { aSession } from '@/tests/setup/conference/agenda';
import { aConference } from '@/tests/setup/conference/conference';
import { anActor } from '@/tests/setup/conference/people';
import { aColleague, aLiveWriter, type Desk, dialNotes } from '@/tests/setup/live-writers';
import { type Instance, startInstance } from '@/tests/setup/server';

const ROUNDS = Number(process.env.LIVE_KILL_ROUNDS ?? 2);
const WRITERS = 6;
const WORDS = 30;
const PATIENCE = 60_000;
const DURABLE = { log_min_messages: 'fatal' };
/** Commits are acknowledged before they are on the disk. */
const FORGETFUL = { ...DURABLE, synchronous_commit: 'off', wal_writer_delay: '10s' };

type Running = Awaited<ReturnType<typeof startPostgres>>;
let folder: string;
let postgres: Running;
let apps: Instance[] = [];
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

const database = (settings: Record<string, string>, port?: number) =>
  startPostgres({ dataDir: join(folder, 'postgres'), port, settings });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plenary-live-'));
  postgres = await database(DURABLE);
  await migrateDatabase(postgres.url);
  process.env.DATABASE_URL = postgres.url;
  const databaseUrl = postgres.url;
  apps = [await startInstance({ databaseUrl }), await startInstance({ databaseUrl })];
}, 600_000);

afterAll(async () => {
  await Promise.all(apps.map((app) => app.stop()));
  await closePool();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function killApp(which: number): Promise<void> {
  const app = apps[which];
  if (!app) throw new Error('no such instance');
  await app.stop('SIGKILL');
  apps[which] = await startInstance({ databaseUrl: postgres.url, port: app.port });
}

async function killPostgres(settings: Record<string, string>): Promise<void> {
  const { pid, port } = postgres;
  process.kill(pid, 'SIGKILL');
  await postgres.stop();
  postgres = await database(settings, port);
}

async function aDesk() {
  const conference = await aConference();
  const session = await aSession(conference.id);
  const at = (app = 0): Desk => ({
    url: apps[app]?.url ?? '',
    conference: conference.slug,
    session: session.id,
  });
  return { conference, session, at };
}

const textOf = (writer: ReturnType<typeof aLiveWriter>) => writer.doc.getXmlFragment(ROOT).toString();
const isUpToDate = ({ connection }: ReturnType<typeof aLiveWriter>) =>
  connection.standing().phase === 'open' && connection.standing().waiting === 0;

/** Writers at two instances, and the cookie of a reader who comes later. */
async function aFullDesk() {
  const { conference, session, at } = await aDesk();
  const cookies = await Promise.all(
    Array.from({ length: WRITERS + 1 }, async () => (await aColleague('rapporteur', conference.id)).cookie),
  );
  const [reader = '', ...others] = cookies;
  const writers = others.map((cookie, n) => aLiveWriter(at(n % 2), cookie, `w${n}`));
  await until(() => writers.every(isUpToDate), PATIENCE, 20);
  const acknowledged = () => writers.flatMap((writer) => writer.acknowledged);
  return { conference, session, at, writers, acknowledged, reader };
}
type FullDesk = Awaited<ReturnType<typeof aFullDesk>>;

/** Lets everybody write so many words, and on until the harm is done. */
async function writing({ writers }: FullDesk, harm: Promise<void>): Promise<void> {
  let isHarmed = false;
  const harmed = harm.then(() => {
    isHarmed = true;
  });
  await Promise.all(
    writers.map(async (writer) => {
      for (let n = 0; n < WORDS || !isHarmed; n += 1) {
        writer.type();
        await wait(randomInt(5, 40));
      }
    }),
  );
  await harmed;
  await until(() => writers.every(isUpToDate), PATIENCE, 20);
}

/** What somebody reads who was not there. */
async function readAnew({ at, reader }: FullDesk, app: number) {
  const fresh = aLiveWriter(at(app), reader, 'reader');
  await until(() => isUpToDate(fresh), PATIENCE, 20);
  return fresh;
}

describe('notes that are written live', () => {
  it(`keep every acknowledged word over ${ROUNDS} rounds in which apps and Postgres are killed`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const desk = await aFullDesk();
      const { conference, session, writers, acknowledged } = desk;
      const haveWritten = async (share: number) => {
        const some = acknowledged().length + share;
        await until(() => acknowledged().length >= some, PATIENCE, 5);
        await wait(randomInt(0, 30));
      };
      const kill = async () => {
        await haveWritten(randomInt(20, 60));
        await killApp(round % 2);
        await haveWritten(randomInt(10, 40));
        await killPostgres(DURABLE);
        await haveWritten(5);
      };
      await writing(desk, kill());
      const fresh = await readAnew(desk, round % 2);
      const words = acknowledged();
      expect(words.length).toBeGreaterThanOrEqual(WRITERS * WORDS);
      expect(words.filter((word) => !textOf(fresh).includes(word))).toEqual([]);
      // Every copy, at either instance, is the same.
      await settleWritten();
      await until(() => writers.every((writer) => textOf(writer) === textOf(fresh)), PATIENCE, 50);
      expect(writers.map(textOf)).toEqual(writers.map(() => textOf(fresh)));
      const viewer = await anActor('rapporteur', conference.id);
      const { paragraphs } = await getNotes(viewer, conference.id, session.id);
      const record = paragraphs.map(({ text }) => text).join('\n');
      expect(words.filter((word) => !record.includes(word))).toEqual([]);
      for (const writer of [...writers, fresh]) writer.connection.end();
    }
  }, 900_000);

  it('would lose some of them where a commit is acknowledged before it is on the disk', async () => {
    const desk = await aFullDesk();
    const { writers, acknowledged } = desk;
    await killPostgres(FORGETFUL);
    await until(() => writers.every(isUpToDate), PATIENCE, 20);
    await writing(desk, Promise.resolve());
    const words = acknowledged();
    // Their browsers are closed: what was told to be saved is all that there is.
    for (const writer of writers) writer.connection.end();
    await killPostgres(DURABLE);
    const fresh = await readAnew(desk, 0);
    expect(words.filter((word) => !textOf(fresh).includes(word))).not.toEqual([]);
    fresh.connection.end();
  }, 300_000);
});

describe('the socket of the notes', () => {
  /** What a socket hears before it is closed, and how that is done: a code, or the status of the answer. */
  function closing(desk: Desk, headers: Record<string, string>) {
    const heard: Buffer[] = [];
    const socket = dialNotes(desk, headers);
    socket.on('message', (bytes: Buffer) => heard.push(bytes));
    socket.on('open', () => socket.send(Buffer.from([0, 0])));
    const closed = new Promise<number>((done) => {
      socket.on('close', (code) => done(code));
      socket.on('unexpected-response', (_, reply) => done(reply.statusCode ?? 0));
      socket.on('error', () => {});
    });
    return { socket, heard, closed };
  }

  it('opens to no other site, nobody who is not signed in, and nobody who does not keep these notes', async () => {
    const { conference, at } = await aDesk();
    const { cookie } = await aColleague('rapporteur', conference.id);
    const elsewhere = await aColleague('rapporteur', (await aConference()).id);
    const press = await aColleague('pressOfficer', conference.id);
    const cases: [Record<string, string>, number][] = [
      [{ cookie, origin: 'https://evil.example' }, 403],
      [{ cookie, origin: 'null' }, 403],
      [{ cookie, origin: apps[0]?.url.replace('127.0.0.1', 'localhost') ?? '' }, 403],
      [{}, CLOSED.signedOut],
      [{ cookie: 'next-auth.session-token=guess' }, CLOSED.signedOut],
      [{ cookie: elsewhere.cookie }, CLOSED.missing],
      [{ cookie: press.cookie }, CLOSED.forbidden],
    ];
    const writer = aLiveWriter(at(), cookie, 'w');
    await until(() => isUpToDate(writer), PATIENCE, 20);
    writer.type();
    await until(() => isUpToDate(writer), PATIENCE, 20);
    for (const [headers, code] of cases) {
      const { heard, closed } = closing(at(), headers);
      expect(await closed, JSON.stringify(headers)).toBe(code);
      expect(heard).toEqual([]);
    }
    expect(await closing({ ...at(), session: 'x' }, { cookie }).closed).toBe(CLOSED.missing);
    writer.connection.end();
  });

  it('tells from one instance to another who is there and where, by name, and that they have left', async () => {
    const [here, there] = [await aDesk(), await aDesk()];
    const colleague = await aColleague('rapporteur', here.conference.id);
    const second = await aColleague('rapporteur', here.conference.id);
    const other = await aColleague('rapporteur', there.conference.id);
    const [near, far] = [closing(here.at(1), second), closing(there.at(1), other)];
    const present = ({ heard }: typeof near) =>
      heard
        .filter(([kind]) => kind === MESSAGE.presence)
        .map((bytes): unknown => JSON.parse(bytes.subarray(1).toString()));
    const writer = aLiveWriter(here.at(0), colleague.cookie, 'w');
    await until(() => isUpToDate(writer) && near.heard.length > 0 && far.heard.length > 0, PATIENCE, 20);
    writer.connection.move(Uint8Array.of(1, 2, 3));
    const [{ name } = { name: '' }] = await withTx(SYSTEM, (tx) =>
      tx.select({ name: account.name }).from(account).where(eq(account.id, colleague.accountId)),
    );
    const spot = Buffer.from([1, 2, 3]).toString('base64');
    const isThere = { id: expect.any(String), name, spot };
    await expect.poll(() => present(near), { timeout: PATIENCE }).toContainEqual(isThere);
    writer.connection.end();
    await expect.poll(() => present(near).at(-1), { timeout: PATIENCE }).toEqual({ ...isThere, spot: null });
    expect(present(far)).toEqual([]);
    near.socket.close();
    far.socket.close();
  });

  it('tells nobody of another session, and closes with the session, the role and the approval', async () => {
    const [here, there] = [await aDesk(), await aDesk()];
    const colleague = await aColleague('rapporteur', here.conference.id);
    const withdrawn = await aColleague('rapporteur', here.conference.id);
    const other = await aColleague('rapporteur', there.conference.id);
    const writer = aLiveWriter(here.at(), colleague.cookie, 'secret');
    const reader = aLiveWriter(there.at(), other.cookie, 'o');
    const [leaving, signedOut] = [closing(here.at(1), withdrawn), closing(here.at(), colleague)];
    await until(() => isUpToDate(writer) && isUpToDate(reader) && leaving.heard.length > 0, PATIENCE, 20);
    const organizer = await anActor('organizer', here.conference.id);
    const grants = await listGrants(organizer, here.conference.id);
    const grant = grants.find(({ accountId }) => accountId === withdrawn.accountId);
    await withdrawRole(organizer, { conferenceId: here.conference.id, grant: grant?.id ?? '', version: 1 });
    // With the last role goes the part in the conference.
    expect(await leaving.closed).toBe(CLOSED.missing);
    const before = leaving.heard.length;
    writer.type();
    await until(() => isUpToDate(writer), PATIENCE, 20);
    // Whoever is still there hears of it, the others nothing.
    await until(() => Buffer.concat(signedOut.heard).includes('secret-1'), PATIENCE, 20);
    expect(leaving.heard).toHaveLength(before);
    expect(textOf(reader)).toBe('');
    await settleWritten();
    const chair = await anActor('chair', here.conference.id);
    const { version } = await getNotes(chair, here.conference.id, here.session.id);
    await approveNotes(chair, {
      conference: here.conference.slug,
      sessionId: here.session.id,
      notesVersion: version,
    });
    await until(() => writer.connection.standing().phase === 'ended', PATIENCE, 20);
    expect(writer.connection.standing()).toMatchObject({ code: CLOSED.final });
    await withTx(SYSTEM, (tx) => tx.delete(authSession).where(eq(authSession.accountId, other.accountId)));
    reader.type();
    await until(() => reader.connection.standing().phase === 'signedOut', PATIENCE, 20);
    expect(reader.connection.standing()).toMatchObject({ waiting: 1 });
    const kept = await withTx(SYSTEM, (tx) =>
      tx.$count(liveUpdate, sql`${liveUpdate.sessionId} = ${there.session.id}`),
    );
    expect(kept).toBe(0);
    reader.connection.end();
  });
});
