import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { type Actor, ANONYMOUS, SYSTEM } from '@/domain/actor';
import type { Topic } from '@/domain/topics';
import { watch } from '@/platform/http/watch';
import { endLive, isListening, listen } from '@/platform/live';
import { record } from '@/platform/record';
import { until } from '@/scripts/processes.mjs';
import { aConference } from '@/tests/setup/conference/conference';

/** A page that was drawn longer ago than a page can take to be drawn. */
const EARLIER_MS = 11_000;

let conferenceId: string;
let server: Server;
/** how many are connected and not done with */
let open = 0;
let asking: () => Promise<Actor> = () => Promise.resolve(ANONYMOUS);
beforeAll(async () => {
  ({ id: conferenceId } = await aConference());
  listen(() => undefined);
  await until(() => isListening(), 10_000, 20);
  server = createServer((req, res) => {
    open += 1;
    res.once('close', () => {
      open -= 1;
    });
    void watch(req, res, () => asking());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await endLive();
});

const change = (topic: Topic) =>
  withTx(SYSTEM, (tx) =>
    record(tx, SYSTEM, {
      conferenceId,
      kind: 'ballot.secondRoundNotOpened',
      entityId: newId(),
      after: { reason: '' },
      topics: [topic],
    }),
  );

const ask = (query: Record<string, string>, rest: RequestInit = {}) =>
  fetch(
    `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/live?${new URLSearchParams(query)}`,
    rest,
  );

/** A watcher, once it is connected; `changes` waits until it has heard so many, and says how many it heard. */
async function watcher(topic: string, since?: number) {
  const ends = new AbortController();
  const answer = await ask(
    { conference: conferenceId, topic, ...(since === undefined ? {} : { since: String(since) }) },
    { signal: ends.signal },
  );
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  // What has no length and is not in parts ends with its connection, and must say so.
  expect(answer.headers.get('connection')).toBe('close');
  let text = '';
  const words = new TextDecoder();
  const read = async () => {
    for await (const part of answer.body ?? []) text += words.decode(part, { stream: true });
  };
  read().catch(() => {});
  const count = () => text.split('event: changed\ndata: {}\n\n').length - 1;
  await until(() => text.startsWith('retry: 2000\n\n'), 10_000, 5);
  const changes = async (most: number) => {
    await until(() => count() >= most, 10_000, 5);
    return count();
  };
  return { changes, end: () => ends.abort() };
}

it('tells a watcher what changes, and nothing of other topics', async () => {
  const [mine, other] = [`ballot:${newId()}`, `ballot:${newId()}`] as const;
  const one = await watcher(mine);
  await change(other);
  await change(mine);
  expect(await one.changes(1)).toBe(1);
  // What is announced arrives in its order, so that the other topic would have been heard by now.
  await change(other);
  await change(mine);
  expect(await one.changes(2)).toBe(2);
  one.end();
});

it('tells whoever lists all ballots of every one', async () => {
  const one = await watcher('ballot:*');
  await change(`outcome:${newId()}`);
  await change(`ballot:${newId()}`);
  await change(`ballot:${newId()}`);
  expect(await one.changes(2)).toBe(2);
  one.end();
});

it('tells a watcher who connects late what was changed since the page was drawn', async () => {
  const topic: Topic = `ballot:${newId()}`;
  await change(topic);
  const early = await watcher(topic, Date.now());
  await early.changes(1);
  const drawn = Date.now();
  for (const [since, count] of [
    [drawn, 1],
    [drawn + EARLIER_MS, 0],
    // Nobody knows what happened before this process began to listen.
    [drawn - 3_600_000, 1],
  ] as const) {
    const one = await watcher(topic, since);
    await change(topic);
    expect(await one.changes(count + 1), `since ${since - drawn}`).toBe(count + 1);
    one.end();
  }
  early.end();
});

it('goes on for those who stay when others go, and begins anew for who comes after all have gone', async () => {
  const topic: Topic = `ballot:${newId()}`;
  const [one, two] = [await watcher(topic), await watcher(topic)];
  await change(topic);
  expect([await one.changes(1), await two.changes(1)]).toEqual([1, 1]);
  one.end();
  await until(() => open === 1, 10_000, 10);
  await change(topic);
  expect(await two.changes(2)).toBe(2);
  two.end();
  await until(() => open === 0, 10_000, 10);
  const three = await watcher(topic);
  await change(topic);
  expect(await three.changes(1)).toBe(1);
  three.end();
});

describe('whoever may not watch', () => {
  const topic: Topic = `ballot:${newId()}`;
  it.each([
    ['without a conference', { topic }],
    ['something that is no conference', { conference: 'x', topic }],
    ['a whole conference', { conference: newId() }],
    ['a delegation', { conference: newId(), topic: `delegation:${newId()}` }],
  ])('is told that there is nothing: %s', async (_, query) => {
    const answer = await ask(query as Record<string, string>);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('');
  });

  it('is not asked who they are where everybody may', async () => {
    asking = () => Promise.reject(new Error('asked'));
    const one = await watcher(topic);
    one.end();
    asking = () => Promise.resolve(ANONYMOUS);
  });
});
