import { randomBytes } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { account, authSession, roleGrant } from '@/db/schema/accounts';
import { SYSTEM } from '@/domain/actor';
import { withdrawRole } from '@/features/accounts/commands/roles';
import { listGrants } from '@/features/accounts/queries';
import { until } from '@/scripts/processes.mjs';
import type { Person } from '@/tests/setup/sides/persons';
import { who } from '@/tests/setup/sides/side';
import { startInstance } from '../../setup/server';
import { aHouse, ask, cookieFor, type House } from './house';
import { formIn, raw } from './raw';

let house: House;
beforeAll(async () => {
  house = await aHouse();
});
afterAll(() => house?.instance.stop());

const url = () => house.instance.url;

const nameOf = (person: string) => house.a.canary('name', person);

describe('a server action', () => {
  const posted = async (headers: Record<string, string>, change: (form: FormData) => void = () => {}) => {
    const html = await (await ask(house, '/en/account', { as: [house.a, 'head'] })).text();
    const form = formIn(html, 'details', { name: `Renamed ${randomBytes(4).toString('hex')}`, locale: 'en' });
    change(form);
    const reply = await ask(house, '/en/account', {
      as: [house.a, 'head'],
      method: 'POST',
      body: form,
      headers,
    });
    const [row] = await withTx(SYSTEM, (tx) =>
      tx.select({ name: account.name }).from(account).where(eq(account.id, house.a.accounts.head)),
    );
    return { status: reply.status, body: await reply.text(), done: row?.name === form.get('name') };
  };

  it('is done for a form of this house', async () => {
    expect(await posted({ origin: url(), 'sec-fetch-site': 'same-origin' })).toMatchObject({ done: true });
  });

  it.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1' },
    { origin: 'http://127.0.0.1.evil.example' },
    { origin: 'nonsense' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: 'null' },
    { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
  ])('is refused when it comes with %j', async (headers) => {
    const answer = await posted({ ...headers } as unknown as Record<string, string>);
    expect(answer).toMatchObject({ status: 403, done: false });
    expect(answer.body).toMatch(/another site.*\./);
  });

  it('that nobody wrote is no fault of ours', async () => {
    const garbled = ['x', 'f'.repeat(40), 'f'.repeat(42), '0'.repeat(5000), '../../etc/passwd', '__proto__'];
    for (const id of garbled) {
      const sent = { 'next-action': id, origin: url(), 'content-type': 'text/plain;charset=UTF-8' };
      const reply = await ask(house, '/en/account', {
        as: [house.a, 'head'],
        method: 'POST',
        body: '[]',
        headers: sent,
      });
      expect(reply.status, id.slice(0, 50)).toBeLessThan(500);
      await reply.text();
    }
    const answer = await posted({ origin: url() }, (form) => {
      for (const name of [...form.keys()]) if (name.startsWith('$ACTION')) form.set(name, 'garbled');
    });
    expect(answer.status).toBeLessThan(500);
    expect(answer.done).toBe(false);
  });

  it('whose body is no form is no fault of ours', async () => {
    const host = new URL(url()).host;
    const bodies: [string, string][] = [
      ['multipart/form-data', ''],
      [
        'multipart/form-data; boundary=x',
        `--x\r\ncontent-disposition: form-data; name="${'$'}ACTION_ID_x"\r\n\r\n\r\n--x--`,
      ],
      ['application/json', '{'],
      ['text/plain', '\u0000'],
      ['application/x-www-form-urlencoded', '%E0%A4%A&&&='],
    ];
    const wrong: string[] = [];
    for (const [type, body] of bodies) {
      const { status } = await raw(url(), '/en/sign-in', {
        method: 'POST',
        headers: {
          host,
          origin: url(),
          'content-type': type,
          'content-length': String(Buffer.byteLength(body)),
        },
        body,
      });
      if (status >= 500) wrong.push(`${status} ${type} ${body.slice(0, 40)}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('what is kept', () => {
  it('of a page for everyone is never of somebody', async () => {
    const path = `/en/${house.a.meeting.slug}`;
    const nobody = () => ask(house, path).then((reply) => reply.text());
    const somebody = (who: 'organizer' | 'headOther') => ask(house, path, { as: [house.a, who] });
    await nobody();
    for (let round = 0; round < 3; round++) {
      const [first, second, third] = [
        await somebody('organizer'),
        await somebody('headOther'),
        await ask(house, path),
      ];
      expect(first.headers.get('cache-control')).toContain('no-store');
      expect(first.headers.get('etag')).toBeNull();
      const [one, two, three] = [await first.text(), await second.text(), await third.text()];
      expect(one).toContain(nameOf('organizer'));
      expect(two).toContain(nameOf('headOther'));
      expect(two).not.toContain(nameOf('organizer'));
      expect(three).not.toContain('canary-name');
      expect(third.headers.get('vary') ?? '').toMatch(/cookie/i);
    }
  });

  it('is answered with 304 to who has it, and whole to who has another', async () => {
    const path = `/en/${house.a.voting.slug}`;
    await (await ask(house, path)).text();
    const kept = await ask(house, path);
    const etag = kept.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{20,}"$/);
    const html = await kept.text();
    const same = await ask(house, path, { headers: { 'if-none-match': etag } });
    expect(same.status).toBe(304);
    expect(await same.text()).toBe('');
    expect(same.headers.get('content-security-policy')).toBe(kept.headers.get('content-security-policy'));
    for (const coding of ['identity', 'gzip', 'br']) {
      const reply = await ask(house, path, { headers: { 'accept-encoding': coding } });
      expect(await reply.text()).toBe(html);
    }
    const signedIn = await ask(house, path, {
      as: [house.a, 'headOther'],
      headers: { 'if-none-match': etag },
    });
    expect(signedIn.status).toBe(200);
    const other = await ask(house, path, { headers: { 'if-none-match': '"another"' } });
    expect(other.status).toBe(200);
  });
});

describe('a right', () => {
  it('ends with the next request: a role that is withdrawn', async () => {
    const page = `/en/${house.b.meeting.slug}/settings`;
    const open = () => ask(house, page, { as: [house.b, 'organizer'] }).then((reply) => reply.status);
    expect(await open()).toBe(200);
    const held = and(
      eq(roleGrant.accountId, house.b.accounts.organizer),
      eq(roleGrant.conferenceId, house.b.meeting.id),
    );
    await withTx(SYSTEM, (tx) => tx.update(roleGrant).set({ withdrawnAt: new Date() }).where(held));
    expect(await open()).toBe(404);
  });

  it('ends with the next request: an account that is disabled, a session that is over', async () => {
    const account_ = () =>
      ask(house, '/en/account', { as: [house.b, 'stranger'] }).then((reply) => reply.status);
    expect(await account_()).toBe(200);
    await withTx(SYSTEM, (tx) =>
      tx.update(account).set({ disabledAt: new Date() }).where(eq(account.id, house.b.accounts.stranger)),
    );
    expect(await account_()).toBe(307);
    const chair = () => ask(house, '/en/account', { as: [house.b, 'chair'] }).then((reply) => reply.status);
    expect(await chair()).toBe(200);
    await withTx(SYSTEM, (tx) =>
      tx
        .update(authSession)
        .set({ createdAt: new Date(0), expiresAt: new Date(Date.now() - 1000) })
        .where(eq(authSession.accountId, house.b.accounts.chair)),
    );
    expect(await chair()).toBe(307);
  });

  it('of a session goes on with use, written down once an hour', async () => {
    const mine = eq(authSession.accountId, house.b.accounts.head);
    const hours = 3_600_000;
    const left = async () => {
      const [row] = await withTx(SYSTEM, (tx) => tx.select().from(authSession).where(mine));
      return ((row?.expiresAt.getTime() ?? 0) - Date.now()) / hours;
    };
    const ends = (inHours: number) =>
      withTx(SYSTEM, (tx) =>
        tx
          .update(authSession)
          .set({ expiresAt: new Date(Date.now() + inHours * hours) })
          .where(mine),
      );
    const open = () => ask(house, '/en/account', { as: [house.b, 'head'] }).then((reply) => reply.status);
    expect(await open()).toBe(200);
    await ends(11.5);
    expect(await open()).toBe(200);
    expect(await left()).toBeLessThan(11.6);
    await ends(10.5);
    expect(await open()).toBe(200);
    expect(await left()).toBeGreaterThan(11.9);
  });

  it('of a session ends with its week, however busy it was', async () => {
    const open = () =>
      ask(house, '/en/account', { as: [house.b, 'rapporteur'] }).then((reply) => reply.status);
    expect(await open()).toBe(200);
    await withTx(SYSTEM, (tx) =>
      tx
        .update(authSession)
        .set({ createdAt: new Date(Date.now() - 7 * 24 * 3_600_000 - 1000) })
        .where(eq(authSession.accountId, house.b.accounts.rapporteur)),
    );
    expect(await open()).toBe(307);
  });
});

it('ends with the session, and with the role, what another instance streams for it', async () => {
  const other = await startInstance({ databaseUrl: process.env.DATABASE_URL ?? '' });
  try {
    const conferenceId = house.a.meeting.id;
    const address = `${other.url}/api/live?conference=${conferenceId}`;
    const streamFor = async (person: Person) => {
      const cookie = (await cookieFor(house, house.a, person)) ?? '';
      const stream = await fetch(address, { headers: { cookie } });
      expect(stream.status).toBe(200);
      const state = { over: false };
      const read = stream.text().then(() => {
        state.over = true;
      });
      return { cookie, state, read };
    };
    const [mine, chairs] = [await streamFor('rapporteur'), await streamFor('chair')];
    const page = await (await ask(house, '/en/account', { as: [house.a, 'rapporteur'] })).text();
    expect(mine.state.over).toBe(false);
    const left = await ask(house, '/en/account', {
      as: [house.a, 'rapporteur'],
      method: 'POST',
      body: formIn(page, 'sign-out'),
      headers: { origin: url() },
    });
    expect(left.status).toBeLessThan(400);
    // Long before the heartbeat, at which everybody is asked about.
    expect(await until(() => mine.state.over, 10_000)).toBe(true);
    await mine.read;
    expect(chairs.state.over).toBe(false);
    const administrator = await who(house.a, 'administrator');
    const grants = await listGrants(administrator, conferenceId);
    const held = grants.find(({ accountId }) => accountId === house.a.accounts.chair);
    await withdrawRole(administrator, { conferenceId, grant: held?.id ?? '', version: held?.version ?? 0 });
    expect(await until(() => chairs.state.over, 10_000)).toBe(true);
    await chairs.read;
    for (const { cookie } of [mine, chairs])
      expect((await fetch(address, { headers: { cookie } })).status).toBe(404);
  } finally {
    await other.stop();
  }
});

it('over https everything says so, and the cookie goes nowhere else', async () => {
  const secure = await startInstance({
    databaseUrl: process.env.DATABASE_URL ?? '',
    env: { BASE_URL: 'https://house.example' },
  });
  try {
    for (const path of ['/en', '/en/nowhere', '/api/health', '/icon.svg']) {
      const { headers } = await raw(secure.url, path, { headers: { host: 'house.example' } });
      expect(headers['strict-transport-security'], path).toMatch(/max-age=\d{8}/);
    }
    const { cookie } = { cookie: await cookieFor(house, house.a, 'administrator') };
    const plain = await raw(secure.url, '/en/inbox', {
      headers: { host: 'house.example', cookie: cookie ?? '' },
    });
    expect(plain.status).toBe(404);
    const safe = await raw(secure.url, '/en/inbox', {
      headers: { host: 'house.example', cookie: `__Secure-${cookie}` },
    });
    expect(safe.status).toBe(200);
  } finally {
    await secure.stop();
  }
});
