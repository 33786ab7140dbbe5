import { afterAll, beforeAll, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { watch } from '@/platform/http/watch';
import { endLive, isListening, listen } from '@/platform/live';
import { record } from '@/platform/record';
import { until } from '@/scripts/processes.mjs';
import { aConference } from '@/tests/setup/fixtures';

/** A page that was drawn longer ago than a page can take to be drawn. */
const EARLIER_MS = 11_000;

let conferenceId: string;
beforeAll(async () => {
  ({ id: conferenceId } = await aConference());
  listen(() => undefined);
  await until(() => isListening(), 10_000, 20);
});
afterAll(endLive);

const change = (topic: string) =>
  withTx(SYSTEM, (tx) =>
    record(tx, SYSTEM, {
      conferenceId,
      kind: 'ballot.opened',
      entity: 'ballot',
      entityId: newId(),
      topics: [topic],
    }),
  );

/** What a watcher hears, one text a reading; `next` answers null when nothing waits. */
function watcher(topic: string, since?: number) {
  const query = new URLSearchParams({ conference: conferenceId, topic });
  if (since !== undefined) query.set('since', String(since));
  const ends = new AbortController();
  const answer = watch(new Request(`http://house/api/live?${query}`, { signal: ends.signal }), ANONYMOUS);
  const reader = answer.body?.getReader();
  if (!reader) throw new Error(`answered ${answer.status}`);
  const words = new TextDecoder();
  return { next: async () => words.decode((await reader.read()).value), end: () => ends.abort() };
}

/** Everything that was announced before has been heard by this process. */
async function allHeard(): Promise<void> {
  const marker = `ballot:${newId()}`;
  const heard = new Promise<void>((done) => {
    const stop = listen((told) => {
      if (!told?.topics.includes(marker)) return;
      stop();
      done();
    });
  });
  await change(marker);
  await heard;
}

it('tells a watcher what changes, and nothing of other topics', async () => {
  const [mine, other] = [`ballot:${newId()}`, `ballot:${newId()}`];
  const one = watcher(mine);
  expect(await one.next()).toContain('retry');
  await change(other);
  await change(mine);
  expect(await one.next()).toBe('event: changed\ndata: {}\n\n');
  await allHeard();
  one.end();
  // The change of the other topic would have been a reading of its own before the end.
  expect(await one.next()).toBe('');
});

it('tells whoever lists all ballots of every one', async () => {
  const one = watcher('ballot:*');
  await one.next();
  await change(`outcome:${newId()}`);
  await change(`ballot:${newId()}`);
  expect(await one.next()).toContain('changed');
  await allHeard();
  // The marker of allHeard is of a ballot too; the outcome was none.
  expect(await one.next()).toContain('changed');
  one.end();
  expect(await one.next()).toBe('');
});

it('tells a watcher who connects late what was changed since the page was drawn', async () => {
  const topic = `ballot:${newId()}`;
  await change(topic);
  await allHeard();
  const drawn = Date.now();
  for (const [since, words] of [
    [drawn, 'changed'],
    [drawn + EARLIER_MS, ''],
    // Nobody knows what happened before this process began to listen.
    [drawn - 3_600_000, 'changed'],
  ] as const) {
    const one = watcher(topic, since);
    expect(await one.next()).toContain('retry');
    if (words === '') one.end();
    expect(await one.next(), `since ${since - drawn}`).toContain(words);
    one.end();
  }
});
