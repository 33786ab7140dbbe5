import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
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
    res.end('<p>end</p>');
  }).listen(0, '127.0.0.1');
  await until(() => server.listening && isListening(), 10_000);
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await endLive();
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
  const asked: [string, Record<string, string>][] = [
    ['/en/own-1', { cookie: 'next-auth.session-token=x' }],
    ['/en/own-2', { authorization: 'Bearer x' }],
    ['/en/own-3', { rsc: '1' }],
    ['/en/own-4?page=2', {}],
    ['/en/cookie', {}],
    ['/en/missing', {}],
    ['/en/inbox', {}],
    ['/api/live', {}],
  ];
  for (const [path, headers] of asked) {
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
