import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { authSession } from '@/db/schema/accounts';
import { type Actor, SYSTEM } from '@/domain/actor';
import { REASON_MAX } from '@/features/ballots/input';
import { hashOf } from '@/platform/signed-in';
import { aBallot, HOUR } from '@/tests/setup/conference/ballots';
import { aHall } from '@/tests/setup/conference/hall';
import { aSeat } from '@/tests/setup/conference/people';
import { type Instance, startInstance } from '@/tests/setup/server';
import { ask, cookieOf, type Form, hangUp, hiddenFields } from './posting';

let instance: Instance;

beforeAll(async () => {
  instance = await startInstance({ databaseUrl: process.env.DATABASE_URL ?? '' });
}, 600_000);

afterAll(async () => {
  hangUp();
  await instance?.stop();
});

/** What the smallest proxy takes of all headers of a request. */
const MOST_OF_HEADERS = 8 * 1024;
const REASON = 'المادة الثانية لا تتفق مع التشريع الوطني، ونطلب إعادة صياغتها. '
  .repeat(40)
  .slice(0, REASON_MAX);

/** A browser without JavaScript that keeps its cookies, and counts what its headers weigh. */
function aBrowser(token: string) {
  const jar = new Map<string, string>();
  const weights: number[] = [];
  const go = async (path: string, form?: Form) => {
    const cookie = cookieOf(token, [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    weights.push(Buffer.byteLength(`${path}${cookie}`) + 500);
    const reply = await ask(instance.url, path, { cookie, form });
    for (const one of reply.headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return reply;
  };
  return { go, weights, jar };
}

async function tokenOf({ accountId }: Actor): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(Date.now() + HOUR);
  const row = { tokenHash: hashOf(token), accountId: accountId ?? '', expiresAt };
  await withTx(SYSTEM, (tx) => tx.insert(authSession).values(row));
  return token;
}

it('takes the longest Arabic reason there, back and on to its receipt, in short headers', async () => {
  const hall = await aHall(2);
  const [head] = hall.heads;
  if (!head) throw new Error('no heads');
  const closesAt = new Date(Date.now() + 2 * HOUR);
  const { number } = await aBallot(hall, { procedure: 'silence', closesAt });
  const form = `/ar/${hall.conference.slug}/ballots/${number}/break`;
  const { go, weights, jar } = aBrowser(head.token);
  const typed = async (reason: string) =>
    go(form, [...hiddenFields((await go(form)).body, 'break'), ['reason', reason]]);

  const sent = await typed(REASON);
  expect([sent.status, sent.headers.location]).toEqual([303, `${form}/check`]);
  const check = await go(`${form}/check`);
  expect(check.body).toContain(REASON.trim());
  // Back to the form, where it stands as it was typed; and another tab, with another reason.
  expect((await go(form)).body).toContain(REASON.trim());
  expect((await typed('من نافذة أخرى')).status).toBe(303);
  expect((await go(`${form}/check`)).body).toContain('من نافذة أخرى');

  // Somebody else of the same delegation is shown neither.
  const beside = aBrowser(await tokenOf(await aSeat(hall.conference.id, head.delegationId, 'alternate')));
  for (const page of [form, `${form}/check`, `/ar/${hall.conference.slug}/ballots/${number}`]) {
    const { body } = await beside.go(page);
    expect(body, page).not.toMatch(/المادة الثانية|نافذة أخرى/);
  }

  // The first tab sends what it shows.
  const broken = await go(`${form}/check`, hiddenFields(check.body, 'breakTheSilence'));
  expect([broken.status, broken.headers.location]).toEqual([303, `${form}/receipt`]);
  expect((await go(`${form}/receipt`)).body).toContain(REASON.trim());
  expect(Math.max(...weights)).toBeLessThan(MOST_OF_HEADERS);
  expect([...jar.keys()].filter((name) => name.startsWith('kept'))).toEqual([]);
});
