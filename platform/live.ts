import { sql } from 'drizzle-orm';
import pg from 'pg';
import { connectionOptions, type Tx, withTx } from '@/db/client';
import { oneInProcess } from '@/db/process';
import { later } from '@/db/speed/later';
import { SYSTEM } from '@/domain/actor';
import { log } from './log';
import { type Announcement, CHANNEL } from './record';

/** `null` says that announcements may have been missed: read everything anew. */
type AnnouncementListener = (announcement: Announcement | null) => void;
/** Somebody at a document, by their account, and where in it their browser says; `spot` is null once they have left. */
export type Presence = { key: string; id: string; accountId: string; spot: string | null };
type Heard = { at: number; announcement: Announcement };
type Hub = {
  listeners: Set<AnnouncementListener>;
  /** for what is written live: only the name of the document is told */
  readers: Set<(key: string | null) => void>;
  present: Set<(presence: Presence) => void>;
  client?: pg.Client;
  connected: boolean;
  ended: boolean;
  /** what was announced lately, the oldest first */
  recent: Heard[];
  /** from this instant on nothing was missed and everything is in `recent` */
  completeFrom: number;
};

/** A channel of its own: what is typed, letter by letter, concerns only who writes at the same desk. */
const WRITTEN = 'plenary_written';
/** Who is where at such a desk: said, and kept nowhere. */
const PRESENT = 'plenary_present';
/** How long, in milliseconds, and how many announcements are remembered for those who connect late. */
const MEMORY_MS = 60_000;
const MOST_REMEMBERED = 5000;
/** A page asks the database some time before it says when it was drawn. */
const SLACK_MS = 10_000;

/** One LISTEN connection a process. */
const hub = oneInProcess(
  'live',
  (): Hub => ({
    listeners: new Set(),
    readers: new Set(),
    present: new Set(),
    connected: false,
    ended: false,
    recent: [],
    completeFrom: Number.POSITIVE_INFINITY,
  }),
);

function remember(announcement: Announcement): void {
  const now = Date.now();
  hub.recent.push({ at: now, announcement });
  while (hub.recent[0] && (hub.recent[0].at < now - MEMORY_MS || hub.recent.length > MOST_REMEMBERED)) {
    hub.completeFrom = hub.recent[0].at + 1;
    hub.recent.shift();
  }
}

function tell(announcement: Announcement | null): void {
  if (announcement) remember(announcement);
  for (const listener of [...hub.listeners]) listener(announcement);
}

function tellReaders(key: string | null): void {
  for (const reader of [...hub.readers]) reader(key);
}

async function connect(): Promise<void> {
  if (hub.client || hub.ended) return;
  const client = new pg.Client(connectionOptions());
  hub.client = client;
  client.on('notification', ({ channel, payload }) => {
    if (channel === WRITTEN) tellReaders(payload ?? null);
    else if (channel === PRESENT) {
      const presence = JSON.parse(payload ?? '{}') as Presence;
      for (const hear of [...hub.present]) hear(presence);
    } else tell(JSON.parse(payload ?? 'null') as Announcement);
  });
  client.on('error', (error) => log.warn({ err: error }, 'the LISTEN connection broke'));
  client.on('end', () => {
    hub.client = undefined;
    hub.connected = false;
    hub.completeFrom = Number.POSITIVE_INFINITY;
    tell(null);
    if (!hub.ended) setTimeout(() => void connect(), 1000).unref();
  });
  try {
    await client.connect();
    await client.query(`listen ${CHANNEL}; listen ${WRITTEN}; listen ${PRESENT}`);
    hub.connected = true;
    hub.recent = [];
    hub.completeFrom = Date.now();
    tell(null);
    tellReaders(null);
  } catch (error) {
    log.warn({ err: error }, 'LISTEN failed; trying again');
    await client.end().catch(() => {});
    if (hub.client === client) {
      hub.client = undefined;
      setTimeout(() => void connect(), 1000).unref();
    }
  }
}

/** Calls `listener` with what every committed change announces, until the returned function is called. */
export function listen(listener: AnnouncementListener): () => void {
  hub.listeners.add(listener);
  void connect();
  return () => hub.listeners.delete(listener);
}

/** Says on commit, in the caller's transaction, that something was written somewhere; what it was is read from the tables. */
export function announceWritten(tx: Tx, key: string): void {
  later(tx, tx.execute(sql`select pg_notify(${WRITTEN}, ${key})`));
}

/** Calls `reader` with the name of the document in which something was written, and with null when that may have been anywhere. */
export function hearWritten(reader: (key: string | null) => void): () => void {
  hub.readers.add(reader);
  void connect();
  return () => hub.readers.delete(reader);
}

/** Says to every process who is at a document and where. */
export async function announcePresent(presence: Presence): Promise<void> {
  await withTx(SYSTEM, (tx) => tx.execute(sql`select pg_notify(${PRESENT}, ${JSON.stringify(presence)})`));
}

/** Calls `hear` with that, whichever process it comes from. */
export function hearPresent(hear: (presence: Presence) => void): () => void {
  hub.present.add(hear);
  void connect();
  return () => hub.present.delete(hear);
}

/**
 * True when somebody whose page was drawn at `since` (milliseconds) may have missed one of the announcements
 * that concern it: one is remembered, or the memory does not reach back so far.
 */
export function hasMissed(since: number, concerns: (announcement: Announcement) => boolean): boolean {
  const from = since - SLACK_MS;
  return (
    from < hub.completeFrom || hub.recent.some(({ at, announcement }) => at >= from && concerns(announcement))
  );
}

/** True while announcements arrive; otherwise nothing may be kept in a cache. */
export function isListening(): boolean {
  return hub.connected;
}

/** Ends the LISTEN connection for good. */
export async function endLive(): Promise<void> {
  hub.ended = true;
  await hub.client?.end().catch(() => {});
}
