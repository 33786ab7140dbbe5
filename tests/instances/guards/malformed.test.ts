import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, ask, type House } from './house';
import { actionIds, BOUNDARY, inParts } from './posting';
import { formIn, raw } from './raw';

let house: House;
let ids: Map<string, string>;
let host: string;
beforeAll(async () => {
  house = await aHouse();
  ids = actionIds();
  host = new URL(house.instance.url).host;
});
afterAll(() => house?.instance.stop());

const id = () => ids.get('accounts.askForLink') ?? '';
const parts = `multipart/form-data; boundary=${BOUNDARY}`;
const TREES = [
  '',
  '[]',
  '{}',
  'null',
  '%',
  '%5B%22%22%2C%7B',
  '["",{"children":[1,{}]}]',
  '['.repeat(9000),
  'x',
];
const ODD = ['', '0', '%', '\u00ff', '/../..', '__proto__', '1, 1', 'a'.repeat(9000)];

/** Every header that the framework reads, with what no script of ours ever sends. */
const HEADERS: Record<string, string>[] = [
  ...TREES.map((tree) => ({ rsc: '1', 'next-router-state-tree': tree })),
  ...ODD.flatMap((odd) =>
    [
      'rsc',
      'next-url',
      'next-router-prefetch',
      'next-router-segment-prefetch',
      'next-hmr-refresh',
      'x-nextjs-data',
      'x-action-forwarded',
      'x-action-rev',
      'next-test-fetch-priority',
      'x-middleware-prefetch',
      'accept-language',
      'if-none-match',
      'range',
      'purpose',
    ].map((name) => ({ rsc: '1', [name]: odd })),
  ),
  ...[
    'NEXT_LOCALE=%E0%A4%A',
    'NEXT_LOCALE=../../etc',
    '__proto__=1; constructor=2',
    'next-auth.session-token=%E0%A4%A',
    'next-auth.callback-url=javascript:1',
    'next-auth.csrf-token=%',
    '=; ;;=%00',
    'x'.repeat(8000),
    'next-instant-navigation-testing=%7B',
    '__prerender_bypass=x; __next_preview_data=y',
  ].map((cookie) => ({ cookie })),
];
const ADDRESSES = [
  '/en?_rsc=%ff',
  '/en?callbackUrl=%E0%A4%A',
  '/en/sign-in?to=%E0%A4%A&to=//evil.example',
  '/en/sign-in/link?token=%&email=%ff',
  '/en/sign-in/link?token=a&token=b&email[]=c',
  ...['javascript:1', '//evil.example', 'http://[', '%00', '%E0%A4%A', 'a'.repeat(1500)].flatMap((to) => [
    `/api/auth/callback/email?callbackUrl=${to}&token=x&email=a@example.org`,
    `/api/auth/signin?callbackUrl=${to}`,
  ]),
  '/api/live?conference=%E0%A4%A&topic=%ff&since=x',
  '/_next/image?url=%2Fx&w=1&q=1',
  '/_next/data/x/en.json',
  '/_next/static/..%2f..%2fserver.ts',
  '/en/%2e%2e/%2e%2e/etc',
  '/en//evil.example',
  '/EN',
  '/en.rsc',
  '/en.segments/_tree.segment.rsc',
];

/** Bodies and types with which no form of ours comes. */
const bodies = (): [string, Record<string, string>, Buffer | string][] => {
  const field = [['_1_email', 'somebody@example.org']] as [string, string][];
  const args = (text: string) => inParts([...field, ['0', text]]);
  const called = (action: string) => ({ 'next-action': action, accept: 'text/x-component' });
  const hidden = (texts: Record<string, string>) => inParts(Object.entries(texts));
  return [
    ...['', 'x', '00', 'f'.repeat(42), '__proto__', `${id()}0`, id().toUpperCase(), '%'].map(
      (action) =>
        [`action "${action}"`, { ...called(action), 'content-type': parts }, args('["$K1"]')] as const,
    ),
    ...[
      '[',
      '{}',
      'null',
      '"$K1"',
      '["$K9"]',
      '["$F0"]',
      '["$1"]',
      '["$@0"]',
      `${'['.repeat(9000)}`,
      '[[],"$Kz"]',
    ].map(
      (text) =>
        [`arguments ${text.slice(0, 9)}`, { ...called(id()), 'content-type': parts }, args(text)] as const,
    ),
    ...[
      'text/plain',
      'text/plain;charset=UTF-8',
      'application/json',
      '',
      'application/x-www-form-urlencoded',
    ].map(
      (type) => [`an action as "${type}"`, { ...called(id()), 'content-type': type }, '["$K1"]'] as const,
    ),
    ...[
      'multipart/form-data',
      'multipart/form-data; boundary=',
      `multipart/mixed; boundary=${BOUNDARY}`,
      `Multipart/Form-Data; Boundary=${BOUNDARY}`,
      `multipart/form-data; boundary="${BOUNDARY}`,
      `multipart/form-data; charset=x; boundary=${BOUNDARY}; boundary=y`,
    ].map((type) => [`a form as "${type}"`, { 'content-type': type }, inParts(field)] as const),
    ...[
      { $ACTION_REF_1: '' },
      { $ACTION_REF_1: '', '$ACTION_1:0': '{' },
      { $ACTION_REF_1: '', '$ACTION_1:0': `{"id":"${id()}","bound":"$@1"}`, '$ACTION_1:1': '[' },
      { $ACTION_REF_1: '', '$ACTION_1:0': `{"id":"${id()}","bound":null}` },
      { $ACTION_REF_1: '', '$ACTION_1:0': `{"id":"${'0'.repeat(42)}","bound":"$@1"}`, '$ACTION_1:1': '[{}]' },
      { [`$ACTION_ID_${'0'.repeat(42)}`]: '' },
      { [`$ACTION_ID_${id()}`]: '' },
      { $ACTION_KEY: 'x' },
      { $ACTION_: 'x' },
    ].map(
      (texts) =>
        [
          `hidden ${JSON.stringify(texts).slice(0, 70)}`,
          { 'content-type': parts },
          hidden(texts as never),
        ] as const,
    ),
    ['a form without fields', { 'content-type': parts }, inParts([])],
    ['nothing', {}, ''],
  ].map(
    ([what, headers, body]) => [what, headers, body] as [string, Record<string, string>, Buffer | string],
  );
};

const PAGES = ['/en/sign-in', '/en/account', '/ar'];

describe('what nobody signed in sends, and no browser of this house', () => {
  it('is answered as a mistake of theirs and never of ours', async () => {
    const wrong: string[] = [];
    const look = async (what: string, path: string, sent: Parameters<typeof raw>[2]) => {
      const { status, body } = await raw(house.instance.url, path, {
        ...sent,
        headers: { host, ...sent?.headers },
      }).catch((error: unknown) => ({ status: 0, body: String(error) }));
      if (status < 200 || status >= 500 || /\bat .*\.js:\d+/.test(body))
        wrong.push(`${status} ${path} ${what}`);
    };
    for (const path of ADDRESSES) {
      await look('', path, {});
      await look('posted', path, { method: 'POST', headers: { 'content-length': '0' } });
    }
    for (const headers of HEADERS) {
      for (const path of PAGES.slice(0, 2))
        await look(JSON.stringify(headers).slice(0, 90), path, { headers });
    }
    for (const [what, headers, body] of bodies()) {
      for (const path of PAGES) {
        const length = String(Buffer.byteLength(body));
        await look(what, path, { method: 'POST', headers: { ...headers, 'content-length': length }, body });
      }
    }
    expect(wrong).toEqual([]);
    expect(readFileSync(house.instance.log, 'utf8')).not.toMatch(/"a request failed"|"an action failed"/);
  });

  it('is told from what a browser sends, wherever that says it comes from', async () => {
    const html = await (await ask(house, '/en/sign-in')).text();
    const form = formIn(html, 'sign-in', { email: 'somebody@example.org' });
    const sent = new Request(house.instance.url, { method: 'POST', body: form });
    const body = Buffer.from(await sent.arrayBuffer());
    const type = sent.headers.get('content-type') ?? '';
    const port = new URL(house.instance.url).port;
    const post = async (headers: Record<string, string>) =>
      (
        await raw(house.instance.url, '/en/sign-in', {
          method: 'POST',
          headers: { host, 'content-type': type, 'content-length': String(body.length), ...headers },
          body,
        })
      ).status;
    const same = { 'sec-fetch-site': 'same-origin' };
    expect(await post({ origin: `http://${host}`, ...same })).toBe(200);
    expect(await post({ origin: 'null', ...same })).toBe(200);
    expect(await post({ host: `LocalHost:${port}`, origin: `http://localhost:${port}`, ...same })).toBe(200);
    expect(await post({ host: `localhost.:${port}`, origin: `http://localhost.:${port}`, ...same })).toBe(
      200,
    );
    for (const origin of ['null', `http://localhost:${port}`, 'http://[', 'x', 'http://evil.example', ''])
      expect(await post({ origin }), origin).toBe(403);
    expect(await post({ origin: 'null', 'sec-fetch-site': 'cross-site' })).toBe(403);
  });
});

/** What comes back on a connection to the house for the lines of one request. */
function spoken(lines: string[]): Promise<string> {
  return new Promise((done, failed) => {
    let answer = '';
    const socket = connect(house.instance.port, '127.0.0.1', () =>
      socket.write(`${lines.join('\r\n')}\r\n\r\n`),
    );
    socket.setEncoding('utf8').on('data', (text) => {
      answer += text;
    });
    socket.on('end', () => done(answer)).on('error', failed);
  });
}

it('goes on in HTTP/1.1, whatever else somebody would rather speak', async () => {
  for (const upgrade of ['h2c', 'TLS/1.0', 'websocket2', 'h2c, websocket']) {
    const lines = ['GET /api/health HTTP/1.1', `Host: ${host}`, `Upgrade: ${upgrade}`, 'Connection: Upgrade'];
    const answer = await spoken([...lines, 'HTTP2-Settings: AAMAAABkAAQAAP__'].concat('Connection: close'));
    expect(answer, upgrade).toMatch(/^HTTP\/1\.1 200 /);
  }
});

it('knows its name in any case, and with a dot', async () => {
  const { port } = new URL(house.instance.url);
  for (const name of [`LOCALHOST:${port}`, `localhost.:${port}`, `LocalHost.:${port}`])
    expect((await raw(house.instance.url, '/en', { headers: { host: name } })).status, name).toBe(200);
  for (const name of [`localhost..:${port}`, `.localhost:${port}`, 'localhost', `localhost:${port}.`])
    expect((await raw(house.instance.url, '/en', { headers: { host: name } })).status, name).toBe(421);
});
