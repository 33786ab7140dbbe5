import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { authSession, roleGrant } from '@/db/schema/accounts';
import { type Actor, type ConferenceRole, SYSTEM } from '@/domain/actor';
import { isRefusal } from '@/domain/refusal';
import { withdrawRole } from '@/features/accounts/commands/roles';
import { signIn, signOut, signOutEverywhere } from '@/features/accounts/commands/sign-in';
import { drawnFor } from '@/features/accounts/queries/link';
import { signInLink } from '@/platform/sign-in-link';
import { actorOf, cookieName, hashOf, signedInBy } from '@/platform/signed-in';
import { aConference } from '@/tests/setup/conference/conference';
import { anAccount } from '@/tests/setup/conference/people';
import { inRequest } from '@/tests/setup/request';
import { holdRows, refusalsDuring } from '@/tests/setup/unguarded';

/** An account that is signed in with one browser, and what a request of that browser brings. */
async function aBrowser() {
  const { id: accountId } = await anAccount();
  const [id, token] = [newId(), randomBytes(32).toString('base64url')];
  const expiresAt = new Date(Date.now() + 3_600_000);
  await withTx(SYSTEM, (tx) =>
    tx.insert(authSession).values({ id, accountId, tokenHash: hashOf(token), expiresAt }),
  );
  const asks = async (command: (actor: Actor) => Promise<unknown>) => {
    const session = await signedInBy(token);
    if (!session) throw new Error('nobody is signed in');
    return () => inRequest(() => command(session.actor), { cookie: `${cookieName()}=${token}` });
  };
  const left = () => withTx(SYSTEM, (tx) => tx.$count(authSession, eq(authSession.accountId, accountId)));
  return { id, accountId, asks, left };
}

async function aGrant(accountId: string, conferenceId: string, role: ConferenceRole) {
  const id = newId();
  await withTx(SYSTEM, (tx) => tx.insert(roleGrant).values({ id, accountId, conferenceId, role }));
  return id;
}

/**
 * Sends all at once, each on a connection of its own, and lets none go on before all stand at the same rows. Answers with
 * what each was told, and every code with which the database turned a statement back.
 */
async function atOnce(table: 'auth_session' | 'role_grant', ids: string[], all: (() => Promise<unknown>)[]) {
  const rows = await holdRows(table, ids);
  return refusalsDuring(async () => {
    const outcomes = Promise.all(
      all.map((send) =>
        send().then(
          () => 'done',
          (error: unknown) => (isRefusal(error) ? error.key : String(error)),
        ),
      ),
    );
    await rows.standing(all.length);
    await rows.release();
    return (await outcomes).sort();
  });
}

const GONE = 'common.refusal.signIn';

describe('what ends a session, or changes what somebody may do, at once with itself', () => {
  it.each([
    ['sign-outs', signOut],
    ['sign-outs everywhere', signOutEverywhere],
  ])('does not wait for itself: two %s of one browser', async (_, command) => {
    const browser = await aBrowser();
    const both = [await browser.asks(command), await browser.asks(command)];
    const { done, refused } = await atOnce('auth_session', [browser.id], both);
    expect(refused).not.toContain('40P01');
    expect(done).toEqual([GONE, 'done']);
    expect(await browser.left()).toBe(0);
  });

  it('does not wait for itself: two withdrawals of one role, by whom it is', async () => {
    const { id: conferenceId } = await aConference();
    const { id: accountId } = await anAccount();
    await aGrant(accountId, conferenceId, 'organizer');
    const grant = await aGrant(accountId, conferenceId, 'chair');
    const [one, other] = [await actorOf(accountId), await actorOf(accountId)];
    const by = (actor: Actor) => () => withdrawRole(actor, { conferenceId, grant, version: 1 });
    const { done, refused } = await atOnce('role_grant', [grant], [by(one), by(other)]);
    expect(refused).not.toContain('40P01');
    expect(done).toEqual(['common.refusal.removed', 'done']);
  });

  it('does not wait for itself: two who withdraw the role of each other', async () => {
    const { id: conferenceId } = await aConference();
    const people = await Promise.all([anAccount(), anAccount()]);
    const grants = await Promise.all(people.map(({ id }) => aGrant(id, conferenceId, 'organizer')));
    const sends = await Promise.all(
      people.map(async ({ id }, n) => {
        const actor = await actorOf(id);
        const grant = grants[1 - n] ?? '';
        return () => withdrawRole(actor, { conferenceId, grant, version: 1 });
      }),
    );
    const { done, refused } = await atOnce('role_grant', grants, sends);
    expect(refused).not.toContain('40P01');
    expect(done).toEqual(['common.refusal.withdrawn', 'done']);
  });
});

describe('a sign-out or a sign-in that begins anew, since the account’s standing was changed meanwhile', () => {
  /** A browser whose request was read before its account got a role. */
  async function aBrowserOfOld(command: (actor: Actor) => Promise<unknown>) {
    const browser = await aBrowser();
    const sends = await browser.asks(command);
    const { id: conferenceId } = await aConference();
    await aGrant(browser.accountId, conferenceId, 'chair');
    return { ...browser, sends };
  }

  it.each([
    ['sign-out', signOut],
    ['sign-out everywhere', signOutEverywhere],
  ])('ends the session with a %s', async (_, command) => {
    const browser = await aBrowserOfOld(command);
    const { cookies } = await browser.sends();
    expect(await browser.left()).toBe(0);
    expect(cookies[cookieName()]).toBeFalsy();
  });

  it('ends the session with the sign-in of another, whose token is the one that is stored', async () => {
    const { id: other, email } = await anAccount();
    const link = await withTx(SYSTEM, (tx) => signInLink(tx, { email, locale: 'en', path: '/en', hours: 1 }));
    const ticket = { email, token: new URL(link).searchParams.get('token') ?? '' };
    const browser = await aBrowserOfOld((actor) =>
      signIn(actor, { ...ticket, page: drawnFor(actor, ticket) }),
    );
    const { cookies } = await browser.sends();
    expect(await browser.left()).toBe(0);
    const now = await signedInBy(cookies[cookieName()] ?? '');
    expect(now?.actor.accountId).toBe(other);
    expect(await withTx(SYSTEM, (tx) => tx.$count(authSession, eq(authSession.accountId, other)))).toBe(1);
  });
});

it('lets an act that changes nobody’s standing run once, and one that does a second time (control)', async () => {
  const { id: conferenceId } = await aConference();
  const { id: accountId } = await anAccount();
  await aGrant(accountId, conferenceId, 'organizer');
  const grant = await aGrant(accountId, conferenceId, 'chair');
  const actor = await actorOf(accountId);
  const { refused } = await refusalsDuring(() => withdrawRole(actor, { conferenceId, grant, version: 1 }));
  expect(refused.filter((code) => code !== '25P02')).toEqual(['PLN01']);
});
