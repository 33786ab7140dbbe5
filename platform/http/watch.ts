import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Actor } from '@/domain/actor';
import { can } from '@/domain/permissions';
import { hasMissed, listen } from '../live';
import type { Announcement } from '../record';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Topics that anyone may watch: their pages are public. */
const PUBLIC = /^(ballot|agenda|outcome):/;
const HEARTBEAT = 25_000;

/** `ballot:*` is every ballot of the conference, for pages that list them. */
const isOf = (topic: string, told: string) =>
  topic.endsWith(':*') ? told.startsWith(topic.slice(0, -1)) : told === topic;

/** The topics of one's own delegation and seat. */
const isOwn = (viewer: Actor, topic: string) =>
  viewer.seats.some(
    (s) => topic === `delegation:${s.delegationId}` || topic === `participant:${s.participantId}`,
  );

const CHANGED = Buffer.from('event: changed\ndata: {}\n\n');
const BEAT = Buffer.from(': \n\n');

/**
 * Answers a watcher with server-sent events: `changed` when something announced itself under the topic, at once
 * when that may have been after `since`, the time at which the page was drawn. It carries nothing: the
 * watcher's page asks its own permissioned query. `conference` alone is for those who take part; a public
 * topic for everyone. Hundreds watch at once, so nothing stands between the announcement and their connections.
 */
export async function watch(
  req: Pick<IncomingMessage, 'url' | 'method'>,
  res: ServerResponse,
  whoAsks: () => Promise<Actor>,
): Promise<void> {
  const query = new URL(req.url ?? '', 'http://house').searchParams;
  const conferenceId = query.get('conference') ?? '';
  const topics = query.getAll('topic').slice(0, 20);
  const allowed = async () => {
    if (req.method !== 'GET' || !UUID.test(conferenceId)) return false;
    if (topics.length > 0 && topics.every((topic) => PUBLIC.test(topic))) return true;
    const viewer = await whoAsks();
    if (can(viewer, 'conference.overview', { conferenceId })) return true;
    return topics.length > 0 && topics.every((topic) => PUBLIC.test(topic) || isOwn(viewer, topic));
  };
  if (!(await allowed())) return void res.writeHead(404, { 'cache-control': 'no-store' }).end();
  if (res.destroyed) return;

  const since = Number(query.get('since') ?? Number.POSITIVE_INFINITY);
  const concerns = (told: Announcement) =>
    told.conferenceId === conferenceId &&
    (topics.length === 0 || topics.some((topic) => told.topics.some((t) => isOf(topic, t))));
  res.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  });
  res.write('retry: 2000\n\n');
  const unlisten = listen((told) => {
    // Who reads slowly has one waiting already; it says as much as two.
    if ((told === null || concerns(told)) && !res.writableNeedDrain) res.write(CHANGED);
  });
  if (hasMissed(since, concerns)) res.write(CHANGED);
  const beat = setInterval(() => res.write(BEAT), HEARTBEAT);
  res.once('close', () => {
    clearInterval(beat);
    unlisten();
  });
}
