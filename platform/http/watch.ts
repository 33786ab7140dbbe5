import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Actor } from '@/domain/actor';
import { concerns, isPublic, mayWatch, type Watched, watchedIn } from '@/domain/topics';
import { hasMissed, listen } from '../live';
import { type Guarded, guard } from './rights';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const HEARTBEAT_MS = 25_000;
const CHANGED = Buffer.from('event: changed\ndata: {}\n\n');
const BEAT = Buffer.from(': \n\n');

/** Those who watch the same thing: what is announced is looked at once for all of them. */
type Crowd = { watchers: Set<ServerResponse>; end: () => void };
const crowds = new Map<string, Crowd>();

function gather(watched: Watched): Crowd {
  const watchers = new Set<ServerResponse>();
  // Who reads slowly has one waiting already; it says as much as two.
  const tell = (words: Buffer) => {
    for (const res of watchers) if (!res.writableNeedDrain && !res.writableEnded) res.write(words);
  };
  const unlisten = listen((announcement) => {
    if (announcement === null || concerns(watched, announcement)) tell(CHANGED);
  });
  const beat = setInterval(() => tell(BEAT), HEARTBEAT_MS);
  const end = () => {
    clearInterval(beat);
    unlisten();
  };
  return { watchers, end };
}

function join(watched: Watched, res: ServerResponse): void {
  const key = JSON.stringify(watched);
  const crowd = crowds.get(key) ?? gather(watched);
  crowds.set(key, crowd);
  crowd.watchers.add(res);
  res.once('close', () => {
    crowd.watchers.delete(res);
    if (crowd.watchers.size > 0) return;
    crowd.end();
    crowds.delete(key);
  });
}

/** Whether somebody may watch; who may, and no longer may, is hung up on. */
async function admit(watched: Watched, res: ServerResponse, whoAsks: () => Promise<Actor>): Promise<boolean> {
  if (!UUID.test(watched.conferenceId)) return false;
  if (isPublic(watched)) return true;
  const one: Guarded = {
    conferenceId: watched.conferenceId,
    accountId: null,
    mayStill: async () => mayWatch(await whoAsks(), watched),
    end: () => {
      if (!res.headersSent) res.writeHead(404, { 'cache-control': 'no-store' });
      res.end();
    },
  };
  const letGo = guard(one);
  res.once('close', letGo);
  const viewer = await whoAsks();
  one.accountId = viewer.accountId;
  const may = mayWatch(viewer, watched) && !res.writableEnded;
  if (!may) letGo();
  return may;
}

/**
 * Answers a watcher with server-sent events: `changed` when something announced itself under the topic, at once
 * when that may have been after `since`, the time at which the page was drawn. It carries nothing: the
 * watcher's page asks its own permissioned query. `conference` alone is for those who take part; a public
 * topic for everyone. What is not public ends with the session or the role that allowed it.
 */
export async function watch(
  req: Pick<IncomingMessage, 'url' | 'method'>,
  res: ServerResponse,
  whoAsks: () => Promise<Actor>,
): Promise<void> {
  const query = new URL(req.url ?? '', 'http://house').searchParams;
  const watched = watchedIn(query);
  if (!watched || req.method !== 'GET' || !(await admit(watched, res, whoAsks))) {
    if (!res.headersSent) res.writeHead(404, { 'cache-control': 'no-store' });
    return void res.end();
  }
  if (res.destroyed) return;

  // The answer ends with its connection, so nothing has to be said around each event.
  res.removeHeader('transfer-encoding');
  res.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
    connection: 'close',
  });
  res.write('retry: 2000\n\n');
  join(watched, res);
  const since = Number(query.get('since') ?? Number.POSITIVE_INFINITY);
  if (hasMissed(since, (announcement) => concerns(watched, announcement))) res.write(CHANGED);
}
