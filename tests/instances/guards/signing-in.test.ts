import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { authSession, rateLimit, signInToken } from '@/db/schema/accounts';
import { outbox } from '@/db/schema/notices';
import { SYSTEM } from '@/domain/actor';
import { ANSWER_MS } from '@/features/accounts/commands/sign-in';
import { signInLink } from '@/platform/sign-in-link';
import { aHouse, ask, cookieFor, type House } from './house';
import { formIn } from './raw';
import { ROUTES } from './route-table';

let house: House;
beforeAll(async () => {
  house = await aHouse();
});
afterAll(() => house?.instance.stop());

const url = () => house.instance.url;
const COOKIE = 'next-auth.session-token';
const mailOf = (person: string) => `${house.a.canary('mail', person)}@example.org`;
const nameOf = (person: string) => house.a.canary('name', person);

/** A link to the instance, which has the secrets of the tests. */
async function linkFor(person: string, to = '/en/account', locale = 'en'): Promise<string> {
  const link = await withTx(SYSTEM, (tx) =>
    signInLink(tx, { email: mailOf(person), locale, path: to, hours: 1 }),
  );
  const { pathname, search } = new URL(link);
  return `${pathname}${search}`;
}

type Sent = { cookie?: string | null; headers?: Record<string, string> };

const open = (link: string, { cookie, headers = {} }: Sent = {}) =>
  ask(house, link, { headers: { ...headers, ...(cookie ? { cookie } : {}) } });

/** Presses the button of the link's page, as a browser without JavaScript does. */
async function press(link: string, sent: Sent = {}, change: (form: FormData) => void = () => {}) {
  const form = formIn(await (await open(link, { cookie: sent.cookie })).text(), 'enter');
  change(form);
  return ask(house, link, {
    method: 'POST',
    body: form,
    headers: { origin: url(), ...(sent.cookie ? { cookie: sent.cookie } : {}), ...sent.headers },
  });
}

const sessionIn = (reply: Response) =>
  reply.headers
    .getSetCookie()
    .map((one) => one.split(';')[0] ?? '')
    .find((one) => one.startsWith(`${COOKIE}=`));
const whoIs = async (cookie: string) => {
  const html = await (await open('/en/account', { cookie })).text();
  return ['head', 'delegate', 'observer', 'chair'].find((person) => html.includes(nameOf(person)));
};
const links = () =>
  withTx(SYSTEM, (tx) =>
    tx.select({ hash: signInToken.tokenHash }).from(signInToken).orderBy(signInToken.tokenHash),
  );
const sessions = () =>
  withTx(SYSTEM, (tx) =>
    tx.select({ id: authSession.id, of: authSession.accountId }).from(authSession).orderBy(authSession.id),
  );

describe('a link', () => {
  it('works once, by its button, and gives a new session instead of the one that was there', async () => {
    const before = await cookieFor(house, house.a, 'delegate');
    const link = await linkFor('delegate');
    const first = await press(link, { cookie: before });
    expect(first.status).toBe(303);
    expect(first.headers.get('location')).toBe('/en/account');
    const session = sessionIn(first) ?? '';
    expect(session).not.toBe(before);
    const set = first.headers.getSetCookie().find((one) => one.startsWith(COOKIE));
    expect(set).toMatch(/HttpOnly/i);
    expect(set).toMatch(/SameSite=Lax/i);
    expect(await whoIs(session)).toBe('delegate');
    expect(await whoIs(before ?? '')).toBeUndefined();
    expect(await (await open(link)).text()).toContain('can no longer be used');
  });

  it('takes no session that somebody else chose', async () => {
    const planted = `${COOKIE}=${'f'.repeat(43)}`;
    const reply = await press(await linkFor('observer'), { cookie: planted });
    expect(sessionIn(reply)).not.toBe(planted);
    expect(await whoIs(planted)).toBeUndefined();
  });

  it('says in each language whom it signs in, and asks who is signed in already', async () => {
    const cookie = await cookieFor(house, house.a, 'chair');
    const words = { en: 'Go on as', fr: 'Continuer en tant que', es: 'Continuar como', ar: 'المتابعة باسم' };
    for (const [locale, word] of Object.entries(words)) {
      const link = await linkFor('head', `/${locale}`, locale);
      const alone = await (await open(link)).text();
      expect(alone).toContain(nameOf('head'));
      expect(alone).not.toContain(word);
      const page = await (await open(link, { cookie })).text();
      for (const text of [nameOf('head'), nameOf('chair'), word]) expect(page, locale).toContain(text);
    }
    expect(await whoIs(cookie ?? '')).toBe('chair');
    const link = await linkFor('head');
    const drawn = formIn(await (await open(link)).text(), 'enter');
    // The page was drawn for nobody, and the chair signed in since.
    const body = drawn;
    const reply = await ask(house, link, {
      method: 'POST',
      body,
      headers: { origin: url(), cookie: cookie ?? '' },
    });
    expect(sessionIn(reply)).toBeUndefined();
    expect(await reply.text()).toContain('Somebody else is signed in');
    expect(await whoIs(cookie ?? '')).toBe('chair');
    expect(await whoIs(sessionIn(await press(link, { cookie })) ?? '')).toBe('head');
    expect(await whoIs(cookie ?? '')).toBeUndefined();
  });

  it('signs nobody in from another site, and drops nobody’s session there', async () => {
    const cookie = await cookieFor(house, house.a, 'observer');
    const link = await linkFor('head');
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ] as Record<string, string>[]) {
      const reply = await press(link, { cookie, headers });
      expect(reply.status, JSON.stringify(headers)).toBe(403);
      expect(sessionIn(reply)).toBeUndefined();
    }
    expect(await whoIs(cookie ?? '')).toBe('observer');
    expect((await press(link)).status).toBe(303);
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example/en',
    'https:evil.example',
    'javascript:alert(1)',
    'https://127.0.0.1@evil.example/',
    '/en/../../\\evil.example',
    '/en\r\nlocation: https://evil.example',
    '/%0d%0alocation:%20https://evil.example',
    '/%5cevil.example',
    ' //evil.example',
    '\t//evil.example',
    '/en//evil.example@evil.example',
  ])('never leads away: %j', async (to) => {
    const own = (address: string) => new URL(address, url()).origin === url();
    const link = await linkFor('head', to);
    const shown = formIn(await (await open(link)).text(), 'enter').get('to');
    expect(own(String(shown)), String(shown)).toBe(true);
    const reply = await press(link, {}, (form) => form.set('to', to));
    const location = reply.headers.get('location') ?? '';
    expect(own(location), location).toBe(true);
    expect(location).not.toMatch(/[\r\n]/);
  });
});

describe('reading', () => {
  it('signs nobody in or out and uses no link up, at whatever address it is tried', async () => {
    const link = await linkFor('head');
    const { searchParams } = new URL(link, url());
    const token = searchParams.get('token') ?? '';
    const query = new URLSearchParams({ token, email: mailOf('head'), callbackUrl: '/en', page: 'x' });
    const paths = [
      ...Object.values(ROUTES)
        .filter(({ streams }) => !streams)
        .map(({ path }) => path(house.a)),
      '/api/auth/callback/email',
      '/api/auth/signout',
      '/api/auth/session',
      '/api/auth/csrf',
    ];
    const cookie = await cookieFor(house, house.a, 'observer');
    const before = { links: await links(), sessions: await sessions() };
    expect(paths.length).toBeGreaterThan(45);
    for (const path of [link, ...paths]) {
      const address = path === link ? link : `${path}${path.includes('?') ? '&' : '?'}${query}`;
      for (const headers of [
        {},
        { rsc: '1' },
        { 'sec-fetch-site': 'cross-site', referer: 'https://evil.example' },
      ]) {
        for (const who of [undefined, cookie]) {
          const reply = await open(address, { cookie: who, headers: headers as Record<string, string> });
          await reply.text();
          expect(sessionIn(reply), path).toBeUndefined();
          // A payload of a page that does not exist is told without its status.
          if (path.startsWith('/api/auth') && !('rsc' in headers)) expect(reply.status, path).toBe(404);
        }
      }
    }
    expect({ links: await links(), sessions: await sessions() }).toEqual(before);
    expect(await whoIs(cookie ?? '')).toBe('observer');
    expect((await press(link)).status).toBe(303);
  }, 300_000);

  it('has found a session that it could have ended', async () => {
    const mine = await withTx(SYSTEM, (tx) =>
      tx.$count(authSession, eq(authSession.accountId, house.a.accounts.observer)),
    );
    expect(mine).toBeGreaterThan(0);
  });
});

/** Asks for a link as a browser without JavaScript does; a fresh window of attempts each time. */
async function askForLink(email: string) {
  await withTx(SYSTEM, (tx) => tx.update(rateLimit).set({ points: 0 }));
  const page = '/en/sign-in';
  const html = await (await ask(house, page)).text();
  const form = formIn(html, 'sign-in', { email });
  const reply = await ask(house, page, { method: 'POST', body: form, headers: { origin: url() } });
  return { status: reply.status, headers: reply.headers, body: await reply.text() };
}

describe('asking for a link', () => {
  it('is answered alike for known and unknown addresses', async () => {
    const plain = (html: string, email: string) =>
      html
        .replaceAll(email, 'EMAIL')
        .replace(/nonce="[^"]*"/g, '')
        .replace(/"\$?[\w-]*nonce[\w-]*"?:?"?[^",]*"/gi, '')
        .replace(/\d{13}/g, 'MOMENT')
        .replace(/[0-9a-f-]{36}/g, 'ID');
    const known = await askForLink(mailOf('stranger'));
    const unknown = await askForLink('nobody-at-all@example.org');
    const disabled = await askForLink(mailOf('disabledOrganizer'));
    expect(known.status).toBe(200);
    for (const other of [unknown, disabled]) {
      expect(other.status).toBe(known.status);
      expect([...other.headers.keys()].sort()).toEqual([...known.headers.keys()].sort());
    }
    const shape = plain(known.body, mailOf('stranger')).replace(/[A-Za-z0-9+/=]{20,}/g, '');
    expect(plain(unknown.body, 'nobody-at-all@example.org').replace(/[A-Za-z0-9+/=]{20,}/g, '')).toBe(shape);
    expect(known.body).toMatch(/role="(status|alert)"|notice/);
    const mails = await withTx(SYSTEM, (tx) => tx.select({ to: outbox.recipient }).from(outbox));
    expect(mails.map(({ to }) => to)).toContain(mailOf('stranger'));
    expect(mails.map(({ to }) => to)).not.toContain('nobody-at-all@example.org');
    expect(mails.map(({ to }) => to)).not.toContain(mailOf('disabledOrganizer'));
  });

  it('takes as long for an unknown address as for a known one', async () => {
    const html = await (await ask(house, '/en/sign-in')).text();
    const timed = async (email: string) => {
      await withTx(SYSTEM, (tx) => tx.update(rateLimit).set({ points: 0 }));
      const body = formIn(html, 'sign-in', { email });
      const began = performance.now();
      const reply = await ask(house, '/en/sign-in', { method: 'POST', body, headers: { origin: url() } });
      const page = await reply.text();
      const took = performance.now() - began;
      expect(reply.status).toBe(200);
      expect(page).toContain('a link is on its way');
      return took;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let n = 0; n < 5; n++) {
      known.push(await timed(mailOf('stranger')));
      unknown.push(await timed(`nobody-${n}@example.org`));
    }
    const middle = (times: number[]) => times.toSorted((a, b) => a - b)[2] ?? 0;
    expect(Math.min(...known, ...unknown)).toBeGreaterThanOrEqual(ANSWER_MS);
    expect(middle(known) / middle(unknown)).toBeGreaterThan(0.6);
    expect(middle(known) / middle(unknown)).toBeLessThan(1.6);
  });

  it('ends after a few times', async () => {
    const html = await (await ask(house, '/en/sign-in')).text();
    await withTx(SYSTEM, (tx) => tx.update(rateLimit).set({ points: 0 }));
    const pages: string[] = [];
    for (let i = 0; i < 7; i++) {
      const body = formIn(html, 'sign-in', { email: 'again@example.org' });
      const reply = await ask(house, '/en/sign-in', { method: 'POST', body, headers: { origin: url() } });
      expect(reply.status).toBe(200);
      pages.push(await reply.text());
    }
    expect(pages.at(-1)).toContain('again@example.org');
    expect(pages.at(-1)).not.toBe(pages[0]);
    expect(pages.filter((text) => /Too many|too often|minutes/i.test(text)).length).toBeGreaterThan(0);
  });
});
