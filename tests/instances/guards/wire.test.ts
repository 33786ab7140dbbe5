import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NUMBERED } from '@/domain/addresses';
import { UPLOADED } from '@/platform/http/headers';
import { aHouse, ask, cookieFor, type House } from './house';
import { formIn, raw } from './raw';
import { ROUTES } from './route-table';

let house: House;
beforeAll(async () => {
  house = await aHouse();
});
afterAll(() => house?.instance.stop());

const url = () => house.instance.url;
/** A form as it stands on the wire. */
async function encoded(form: FormData) {
  const request = new Request(house.instance.url, { method: 'POST', body: form });
  const type = request.headers.get('content-type') ?? '';
  return {
    headers: { host: new URL(house.instance.url).host, 'content-type': type },
    whole: Buffer.from(await request.arrayBuffer()),
  };
}

const MEGABYTE = Buffer.alloc(1024 * 1024, 'a');

const NUMBERED_PATH = new RegExp(`^(.*/(?:${NUMBERED.join('|')})/)(\\d+)(.*)$`);

describe('what does not come as a browser of this house sends it', () => {
  it.each(['evil.example', 'evil.example:80', '127.0.0.1', 'user@127.0.0.1'])('host "%s"', async (host) => {
    const { status, body } = await raw(url(), '/en', { headers: { host } });
    expect(status).toBe(421);
    expect(body).toMatch(/address does not belong to this site.*\./);
    expect(body).not.toContain('evil');
  });

  it('speaks the language of the address', async () => {
    const { status, body } = await raw(url(), '/ar/anything', { headers: { host: 'evil.example' } });
    expect(status).toBe(421);
    expect(body).toMatch(/\p{Script=Arabic}/u);
  });

  it('20 megabytes', async () => {
    const headers = { host: new URL(url()).host, 'content-type': 'application/x-www-form-urlencoded' };
    const body = Buffer.concat(Array.from({ length: 20 }, () => MEGABYTE));
    const reply = await raw(url(), '/en/sign-in', { method: 'POST', headers, body });
    expect(reply).toMatchObject({ status: 413 });
    expect(reply.body).toMatch(/larger than 6 megabytes.*\./);
    const endless = { ...headers, 'transfer-encoding': 'chunked' };
    const chunked = await raw(url(), '/en/sign-in', {
      method: 'POST',
      headers: endless,
      body: MEGABYTE,
      chunks: 20,
    });
    expect(chunked).toMatchObject({ status: 411 });
    expect(chunked.body).toMatch(/without saying how long.*\./);
    expect((await ask(house, '/api/health')).status).toBe(200);
  });

  it('a form that was cut off, or never was one', async () => {
    const html = await (await ask(house, '/en/sign-in')).text();
    const { headers, whole } = await encoded(formIn(html, 'sign-in', { email: 'somebody@example.org' }));
    const post = (body: Buffer, more: Record<string, string> = {}) =>
      raw(url(), '/en/sign-in', { method: 'POST', headers: { ...headers, ...more }, body });
    const both: Record<string, string>[] = [
      {},
      { 'next-action': 'a'.repeat(42), accept: 'text/x-component' },
    ];
    const answered = await post(whole);
    expect(answered.status, 'the control').toBeLessThan(400);
    const cuts = [0, 1, 60, whole.length >> 1, whole.length - 5].map((end) => whole.subarray(0, end));
    for (const body of [...cuts, Buffer.from('hello'), MEGABYTE]) {
      for (const more of both) {
        const reply = await post(body, more);
        expect(reply.status, `${body.length} bytes`).toBe(400);
        expect(reply.body).toMatch(/form arrived damaged.*\./);
      }
    }
  });

  it('another length than was announced', async () => {
    const headers = {
      host: new URL(url()).host,
      'content-length': '5',
      'transfer-encoding': 'chunked',
    };
    const reply = await raw(url(), '/en/sign-in', { method: 'POST', headers, body: '0\r\n\r\n' });
    expect(reply.status).toBe(400);
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'])('the method %s', async (method) => {
    for (const path of ['/en', ROUTES['/[locale]/[conference]/overview']?.path(house.a) ?? '', '/api/live']) {
      const { status, body } = await raw(url(), path, { method, headers: { host: new URL(url()).host } });
      expect(status, path).toBe(405);
      expect(body).not.toContain('canary');
    }
  });

  it('claims about where it came from and what was done already', async () => {
    const claims: Record<string, string>[] = [
      { 'x-forwarded-host': 'evil.example' },
      { forwarded: 'host=evil.example;proto=https' },
      { 'x-forwarded-proto': 'javascript', 'x-forwarded-port': '99' },
      { 'x-original-url': '/en/inbox', 'x-rewrite-url': '/en/inbox' },
      { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
      { 'x-middleware-subrequest': 'middleware', 'x-middleware-rewrite': '/en/inbox' },
      { 'x-matched-path': '/en/inbox', 'x-invoke-path': '/en/inbox', 'x-now-route-matches': '1' },
      { 'x-nextjs-data': '1', 'next-router-state-tree': '%5B%5D', 'next-url': '/en/inbox' },
      { 'x-next-intl-locale': '../../etc' },
    ];
    const inbox = ROUTES['/[locale]/inbox']?.path(house.a) ?? '';
    for (const headers of claims) {
      for (const path of ['/', '/en', '/en/account', inbox]) {
        const reply = await ask(house, path, { headers });
        const body = await reply.text();
        const what = `${path} ${JSON.stringify(headers)}`;
        expect(reply.status, what).toBeLessThan(500);
        if (path === inbox) expect([400, 404], what).toContain(reply.status);
        expect(body + (reply.headers.get('location') ?? ''), what).not.toMatch(/evil|canary/);
        expect(reply.headers.get('link') ?? '', what).not.toContain('evil');
      }
    }
  });

  it('cookies that nobody gave out', async () => {
    for (const token of ['', 'x', '%00', '%', 'a'.repeat(4000), `' or '1'='1`, '../../', '"; Path=/']) {
      const reply = await ask(house, '/en/account', {
        headers: { cookie: `next-auth.session-token=${token}` },
      });
      expect(reply.status, token).toBe(307);
      expect(reply.headers.get('location')).toMatch(/^\/en\/sign-in/);
    }
  });
});

describe('addresses that cannot be', () => {
  const BAD = [
    '0',
    '-1',
    '01',
    '1e3',
    '1.5',
    '99999999999999999999',
    '0190a8c0-0000-7000-8000-0000000000ff',
    '0190A8C0-0000-7000-8000-0000000000FF',
    'x'.repeat(3000),
    '%00',
    '%0d%0aset-cookie:%20a=b',
    '%E0%A4%A',
    '%ff%fe',
    '..%2f..%2fetc%2fpasswd',
    '..%5c..%5cetc',
    `'%20or%20'1'%3d'1`,
    '%F0%9F%91%A9',
    '%D9%85%D8%A4%D8%AA%D9%85%D8%B1',
    '__proto__',
    'constructor',
  ];
  const changeable = Object.entries(ROUTES).filter(([name]) => name.includes('[conference]'));

  it.each(changeable)('%s', async (_name, route) => {
    const path = route.path(house.a);
    const parts = path.split('/');
    const wrong: string[] = [];
    // The conference, and whatever in the address is of this conference alone.
    const positions = parts.flatMap((part, i) =>
      i >= 2 && (/\d/.test(part) || part === 'result.json') ? [i] : [],
    );
    expect(positions.length).toBeGreaterThan(0);
    for (const position of positions) {
      // Every page reads the name of the conference in the same way.
      for (const bad of position === 2 && route !== ROUTES['/[locale]/[conference]'] ? BAD.slice(-3) : BAD) {
        const address = parts.map((part, i) => (i === position ? bad : part)).join('/');
        const { status, headers, body } = await raw(house.instance.url, address, {
          headers: {
            host: new URL(house.instance.url).host,
            cookie: (await cookieFor(house, house.a, 'administrator')) ?? '',
          },
        });
        const fine = status === 404 || status === 400 || (status >= 301 && status <= 308);
        if (!fine || headers['set-cookie'] || body.includes('root:'))
          wrong.push(`${status} ${address.slice(0, 120)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('a number has one address, to which every other way to write it leads', async () => {
    const { first } = house.a;
    const numbered = Object.entries(ROUTES).filter(([name]) => name.includes('/[number]'));
    expect(numbered.length).toBeGreaterThan(10);
    const answerTo = (address: string) =>
      raw(house.instance.url, address, { headers: { host: new URL(house.instance.url).host } });
    const otherwise = (digits: string, zero: number) =>
      encodeURIComponent(digits.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit))));
    for (const [name, route] of numbered) {
      const [, before = '', number = '', after = ''] = NUMBERED_PATH.exec(route.path(house.a)) ?? [];
      expect(Number(number), name).toBeGreaterThanOrEqual(first);
      for (const written of [
        `0${number}`,
        `000${number}`,
        otherwise(number, 0x660),
        otherwise(number, 0x966),
      ]) {
        const { status, headers } = await answerTo(`${before}${written}${after}?a=%20b`);
        expect([status, headers.location], name).toEqual([308, `${before}${number}${after}?a=%20b`]);
      }
      const nothing = [`${number}%20x`, `+${number}`, `${number}.0`, `${otherwise('1', 0x660)}${number}`];
      for (const written of nothing)
        expect((await answerTo(`${before}${written}${after}`)).status, `${name} ${written}`).toBe(404);
    }
  });

  it('questions that cannot be', async () => {
    const questions = [
      '?page=-1&version=999999&to[]=1&outcome=x&opensAt=y',
      '?page=1&page=2&to=%00',
      '?a=%E0%A4%A',
    ];
    const wrong: string[] = [];
    for (const [name, route] of Object.entries(ROUTES)) {
      if (route.streams) continue;
      for (const question of questions) {
        const reply = await ask(house, route.path(house.a) + question, { as: [house.a, 'administrator'] });
        await reply.text();
        if (reply.status >= 500) wrong.push(`${reply.status} ${name}${question}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('headers of every answer', () => {
  async function pathOfScript(): Promise<string> {
    const html = await (await ask(house, '/en')).text();
    return /src="(\/_next\/static\/[^"]+\.js)"/.exec(html)?.[1] ?? '';
  }

  it('say what a browser may do with it', async () => {
    const host = new URL(url()).host;
    const script = await pathOfScript();
    expect(script).not.toBe('');
    const replies = [
      ...[
        '/',
        '/en',
        '/en',
        '/en/nowhere',
        '/en/account',
        '/api/health',
        '/icon.svg',
        '/_next/static/nothing',
        script,
      ],
      ROUTES['/[locale]/[conference]/accreditation/[participant]/photo']?.path(house.a) ?? '',
    ].map((path) => [path, { headers: { host } }] as const);
    const odd = [
      ['/en', { headers: { host: 'evil.example' } }],
      ['/en', { method: 'POST', headers: { host, 'content-length': '30000000' } }],
      ['/en', { method: 'POST', headers: { host, origin: 'https://evil.example', 'content-length': '0' } }],
    ] as const;
    for (const [path, sent] of [...replies, ...odd]) {
      const { status, headers } = await raw(url(), path, sent);
      const what = `${status} ${path}`;
      const policy = String(headers['content-security-policy']);
      expect(headers['x-content-type-options'], what).toBe('nosniff');
      expect(headers['referrer-policy'], what).toBe('same-origin');
      expect(headers['x-frame-options'], what).toBe('DENY');
      expect(headers['x-powered-by'], what).toBeUndefined();
      const isUploaded = String(headers['content-disposition']).includes('photo.jpg');
      expect(policy === "default-src 'none'; sandbox", what).toBe(isUploaded);
      expect(headers[UPLOADED], what).toBeUndefined();
      if (isUploaded) continue;
      expect(policy, what).toContain("frame-ancestors 'none'");
      expect(policy, what).toContain("object-src 'none'");
      expect(policy, what).toContain("base-uri 'none'");
      const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? '';
      expect(scripts, what).toMatch(/'(nonce-[\w+/=]{20,}|sha256-[\w+/=]{40,})'/);
      expect(scripts, what).not.toMatch(/unsafe|\*|https?:|data:/);
    }
  });

  it('allow exactly the scripts that the page brings, the first time and from the cache', async () => {
    for (let i = 0; i < 3; i++) {
      const reply = await ask(house, '/en');
      const policy = reply.headers.get('content-security-policy') ?? '';
      const html = await reply.text();
      const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? '';
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
      const inline = [...html.matchAll(/<script([^>]*)>/g)].filter(([, tag = '']) => !tag.includes('src='));
      expect(inline.length).toBeGreaterThan(0);
      if (nonce) expect(inline.every(([, tag = '']) => tag.includes(`nonce="${nonce}"`))).toBe(true);
      else expect(scripts.match(/'sha256-/g)?.length).toBeLessThanOrEqual(inline.length);
    }
  });
});
