import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { withTx } from '@/db/client';
import { SYSTEM } from '@/domain/actor';
import type { Happening } from '@/domain/events';
import { securityHeaders } from '@/platform/http/headers';
import { answerFromCache, cacheKey, keepForCache, startPageCache } from '@/platform/http/page-cache';
import { drawWithoutScripts } from '@/platform/http/plain-page';
import { endLive, isListening } from '@/platform/live';
import { record } from '@/platform/record';
import { until } from '@/scripts/processes.mjs';

const NONCE = 'bm9uY2Utb2YtdGhpcy1yZXNwb25zZQ==';
const PAGE = (drawn: number) =>
  `<p>${drawn}</p><script nonce="${NONCE}">ours()</script><script>theirs()</script><script nonce="x">guessed()</script>`;

let server: Server;
let base: string;
let drawn = 0;
/** What the pages say of themselves: until when they are right. */
let goodUntil: string[] = [];
beforeAll(async () => {
  startPageCache();
  const headers = (scripts: string) => securityHeaders(scripts, false, false);
  server = createServer((req, res) => {
    const key = cacheKey(req);
    if (key && answerFromCache(key, req, res, headers)) return;
    drawWithoutScripts(req, res);
    if (key) keepForCache(key, res, NONCE);
    drawn += 1;
    if (req.url === '/en/cookie') res.setHeader('set-cookie', 'a=b');
    if (req.url === '/en/missing') res.statusCode = 404;
    res.setHeader('content-type', 'text/html; charset=utf-8');
    // A page comes in several pieces.
    for (const piece of PAGE(drawn).match(/.{1,20}/gs) ?? []) res.write(piece);
    for (const at of goodUntil) res.write(`<span hidden="" data-good-until="${at}"></span>`);
    res.end('<p>end</p>');
  }).listen(0, '127.0.0.1');
  await until(() => server.listening && isListening(), 10_000);
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await endLive();
});

afterEach(() => {
  goodUntil = [];
  vi.useRealTimers();
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(base + path, { headers });
const sha = async (script: string) => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(script));
  return `'sha256-${Buffer.from(digest).toString('base64')}'`;
};

it('keeps a page whole', async () => {
  const first = await (await get('/en/whole')).text();
  const kept = await get('/en/whole');
  expect(kept.headers.get('etag')).not.toBeNull();
  expect(await kept.text()).toBe(first);
  expect(first).toMatch(/theirs.*<p>end<\/p>$/);
});

it('allows a kept page the scripts that it was allowed when it was drawn, and no other', async () => {
  await (await get('/en/page')).text();
  const kept = await get('/en/page');
  expect(kept.headers.get('etag')).not.toBeNull();
  const policy = kept.headers.get('content-security-policy') ?? '';
  expect(policy).toContain(await sha('ours()'));
  expect(policy).not.toContain(await sha('theirs()'));
  expect(policy).not.toContain(await sha('guessed()'));
});

it('keeps nothing that is not for everyone', async () => {
  const requests: [string, Record<string, string>][] = [
    ['/en/own-1', { cookie: 'next-auth.session-token=x' }],
    ['/en/own-2', { authorization: 'Bearer x' }],
    ['/en/own-3', { rsc: '1' }],
    ['/en/own-4?page=2', {}],
    ['/en/cookie', {}],
    ['/en/missing', {}],
    ['/en/inbox', {}],
    ['/api/live', {}],
  ];
  for (const [path, headers] of requests) {
    const before = drawn;
    await (await get(path, headers)).text();
    await (await get(path.split('?')[0] ?? path)).text();
    expect(drawn, `${path} was kept`).toBe(before + 2);
    await (await get(path, headers)).text();
    expect(drawn, `${path} came from what was kept`).toBe(before + 3);
  }
});

it('forgets when something public changes, and not for a vote', async () => {
  const read = async () => (await get('/en/page-of-all')).text();
  const first = await read();
  expect(await read()).toBe(first);
  const say = (what: Happening<'vote.cast' | 'ballot.secondRoundNotOpened'>) =>
    withTx(SYSTEM, (tx) =>
      record(tx, SYSTEM, {
        ...what,
        conferenceId: '0190a8c0-0000-7000-8000-000000000001',
        entityId: 'x',
      }),
    );
  await say({ kind: 'vote.cast', after: { sequence: 1, hash: '' } });
  await new Promise((done) => setTimeout(done, 200));
  expect(await read()).toBe(first);
  await say({ kind: 'ballot.secondRoundNotOpened', after: { reason: '' } });
  expect(await until(async () => (await read()) !== first, 5000)).toBe(true);
});

const NOON = Date.parse('2026-11-26T12:00:00Z');
const iso = (seconds: number) => new Date(NOON + 1000 * seconds).toISOString();
/** Sets the clock that decides how long a page is kept, so many seconds after noon. */
const clockAt = (seconds: number) => vi.setSystemTime(NOON + 1000 * seconds);

it('keeps a page no longer than it says that it is right, and nothing that is over', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON });
  const read = async (path: string) => (await get(path)).text();
  goodUntil = [iso(60), iso(5), iso(3600)];
  const first = await read('/en/edge');
  clockAt(4.999);
  expect(await read('/en/edge')).toBe(first);
  clockAt(5);
  goodUntil = [iso(60)];
  const second = await read('/en/edge');
  expect(second).not.toBe(first);
  // Far from an edge a page lives as long as every other.
  clockAt(19.999);
  expect(await read('/en/edge')).toBe(second);
  clockAt(20);
  expect(await read('/en/edge')).not.toBe(second);
  for (const over of [iso(20), iso(0), 'no time']) {
    goodUntil = [over];
    expect(await read('/en/over'), over).not.toBe(await read('/en/over'));
  }
});

it('tells how late it is where a page is served that was drawn before', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON });
  expect((await get('/en/late')).headers.get('server-timing')).toBeNull();
  clockAt(12);
  const kept = await get('/en/late');
  expect(kept.headers.get('server-timing')).toBe(`served;desc="${NOON + 12_000}"`);
  const etag = kept.headers.get('etag') ?? '';
  const same = await get('/en/late', { 'if-none-match': etag });
  expect([same.status, same.headers.get('server-timing')]).toEqual([304, `served;desc="${NOON + 12_000}"`]);
});
