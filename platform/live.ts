import pg from 'pg';
import { connectionOptions } from '@/db/client';
import { log } from './log';
import { type Announcement, CHANNEL } from './record';

/** `null` says that announcements may have been missed: read everything anew. */
type Listener = (told: Announcement | null) => void;
type Hub = { listeners: Set<Listener>; client?: pg.Client; connected: boolean; ended: boolean };

// One LISTEN connection a process, however often this module is bundled.
const key = Symbol.for('plenary.live');
const house = globalThis as unknown as Record<symbol, Hub | undefined>;
house[key] ??= { listeners: new Set(), connected: false, ended: false };
const hub = house[key];

function tell(told: Announcement | null): void {
  for (const listener of [...hub.listeners]) listener(told);
}

async function connect(): Promise<void> {
  if (hub.client || hub.ended) return;
  const client = new pg.Client(connectionOptions());
  hub.client = client;
  client.on('notification', ({ payload }) => tell(JSON.parse(payload ?? 'null') as Announcement));
  client.on('error', (error) => log.warn({ err: error }, 'the LISTEN connection broke'));
  client.on('end', () => {
    hub.client = undefined;
    hub.connected = false;
    tell(null);
    if (!hub.ended) setTimeout(() => void connect(), 1000).unref();
  });
  try {
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    hub.connected = true;
    tell(null);
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
export function listen(listener: Listener): () => void {
  hub.listeners.add(listener);
  void connect();
  return () => hub.listeners.delete(listener);
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
