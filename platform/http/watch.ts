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

/**
 * Answers a watcher with server-sent events: `changed` when something announced itself under the topic, at once
 * when that may have been after `since`, the time at which the page was drawn. It carries nothing: the
 * watcher's page asks its own permissioned query. `conference` alone is for those who take part; a public
 * topic for everyone.
 */
export function watch(request: Request, viewer: Actor): Response {
  const query = new URL(request.url).searchParams;
  const conferenceId = query.get('conference') ?? '';
  const topics = query.getAll('topic').slice(0, 20);
  const allowed =
    UUID.test(conferenceId) &&
    (can(viewer, 'conference.overview', { conferenceId }) ||
      (topics.length > 0 && topics.every((t) => PUBLIC.test(t) || isOwn(viewer, t))));
  if (!allowed) return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } });

  const since = Number(query.get('since') ?? Number.POSITIVE_INFINITY);
  const concerns = (told: Announcement) =>
    told.conferenceId === conferenceId &&
    (topics.length === 0 || topics.some((topic) => told.topics.some((t) => isOf(topic, t))));
  const bytes = new TextEncoder();
  const changed = bytes.encode('event: changed\ndata: {}\n\n');
  let end = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(stream) {
      stream.enqueue(bytes.encode('retry: 2000\n\n'));
      const unlisten = listen((told) => {
        if (told === null || concerns(told)) stream.enqueue(changed);
      });
      if (hasMissed(since, concerns)) stream.enqueue(changed);
      const beat = setInterval(() => stream.enqueue(bytes.encode(': \n\n')), HEARTBEAT);
      end = () => {
        clearInterval(beat);
        unlisten();
        end = () => {};
        try {
          stream.close();
        } catch {
          // already cancelled by the watcher
        }
      };
      request.signal.addEventListener('abort', () => end());
    },
    cancel: () => end(),
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}
