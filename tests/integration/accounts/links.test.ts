import { and, eq } from 'drizzle-orm';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { account, authSession, roleGrant, signInToken } from '@/db/schema/accounts';
import { focalPoint } from '@/db/schema/delegations';
import { outbox } from '@/db/schema/notices';
import { event } from '@/db/schema/record';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import type { EventKind } from '@/domain/events';
import { askForLink, signIn } from '@/features/accounts/commands/sign-in';
import { drawnFor, getLink } from '@/features/accounts/queries/link';
import { endAllSessions, isOurs, onward, viewer } from '@/platform/session';
import { signInLink } from '@/platform/sign-in-link';
import { actorOf } from '@/platform/signed-in';
import { aConference } from '@/tests/setup/conference/conference';
import { aDelegation, anAccount, aSeat } from '@/tests/setup/conference/people';
import { Visitor } from './browser';

const COOKIE = 'next-auth.session-token';
const SPENT = 'accounts.refusal.linkSpent';

const tokensOf = (email: string) =>
  withTx(SYSTEM, (tx) => tx.select().from(signInToken).where(eq(signInToken.identifier, email)));
const sessionsOf = (accountId: string) =>
  withTx(SYSTEM, (tx) => tx.select().from(authSession).where(eq(authSession.accountId, accountId)));
const mailsTo = (recipient: string) =>
  withTx(SYSTEM, (tx) => tx.select().from(outbox).where(eq(outbox.recipient, recipient)));
const eventsOf = (id: string, kind: EventKind) =>
  withTx(SYSTEM, (tx) =>
    tx
      .select()
      .from(event)
      .where(and(eq(event.entityId, id), eq(event.kind, kind))),
  );

type LinkValues = { email: string; token: string; to?: string };

const givenBy = (link: string): LinkValues => {
  const query = new URL(link).searchParams;
  return { email: query.get('email') ?? '', token: query.get('token') ?? '', to: query.get('to') ?? '' };
};
const linkFor = async (email: string) =>
  givenBy(
    await withTx(SYSTEM, (tx) => signInLink(tx, { email, locale: 'fr', path: '/fr/americas-25', hours: 1 })),
  );

/** Opens the page of a link in a browser and presses its button. */
const press = (ticket: LinkValues, visitor = new Visitor(undefined, 'fr')) =>
  visitor.sends(async () => {
    const me = await viewer();
    return signIn(me, { ...ticket, page: drawnFor(me, ticket) });
  });
const refused = (key: string) => ({ name: 'Refusal', key });

async function aLink() {
  const { id, email } = await anAccount();
  return { id, email, ticket: await linkFor(email) };
}

describe('a mailed link', () => {
  it('signs in once, goes on to where it was meant to, and is on record', async () => {
    const { id, ticket } = await aLink();
    const visitor = new Visitor(undefined, 'fr');
    expect(await press(ticket, visitor)).toEqual({ redirect: '/americas-25' });
    expect(await visitor.sends(viewer)).toMatchObject({ accountId: id });
    expect(await sessionsOf(id)).toHaveLength(1);
    expect(await eventsOf(id, 'account.signedIn')).toHaveLength(1);
    await expect(press(ticket)).rejects.toMatchObject(refused(SPENT));
    expect(await sessionsOf(id)).toHaveLength(1);
  });

  it('leads to the one conference of whoever asked for no page, and home where there are several or none', async () => {
    const lands = async (email: string, to: string) =>
      (await press({ ...(await linkFor(email)), to })).redirect;
    const { id, email } = await anAccount();
    expect(await lands(email, '/fr')).toBe('');
    const [one, two] = [await aConference(), await aConference()];
    const seat = await aSeat(one.id, (await aDelegation(one.id, 'CL')).id, 'focalPoint', { accountId: id });
    expect(await lands(email, '/fr')).toBe(`/${one.slug}/me`);
    expect(await lands(email, `/fr/${two.slug}/agenda`)).toBe(`/${two.slug}/agenda`);
    expect(await lands(email, 'https://elsewhere.example/')).toBe(`/${one.slug}/me`);
    await withTx(SYSTEM, (tx) =>
      tx.insert(roleGrant).values({ accountId: id, role: 'chair', conferenceId: two.id }),
    );
    expect(await lands(email, '/fr')).toBe('');
    await withTx(SYSTEM, (tx) =>
      tx.update(focalPoint).set({ withdrawnAt: new Date() }).where(eq(focalPoint.id, seat.participantId)),
    );
    expect(await lands(email, '/fr')).toBe(`/${two.slug}/me`);
  });

  it('signs in once when it is pressed ten times at once', async () => {
    const { id, ticket } = await aLink();
    const answers = await Promise.allSettled(Array.from({ length: 10 }, () => press(ticket)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await sessionsOf(id)).toHaveLength(1);
  });

  it('is only looked at when its page is opened', async () => {
    const { id, email, ticket } = await aLink();
    for (let n = 0; n < 3; n++)
      expect(await new Visitor().sends(() => getLink(ANONYMOUS, ticket))).toMatchObject({
        accountId: id,
        email,
      });
    expect(await tokensOf(email)).toHaveLength(1);
    expect(await sessionsOf(id)).toHaveLength(0);
    await press(ticket);
    expect(await new Visitor().sends(() => getLink(ANONYMOUS, ticket))).toBeNull();
  });

  it('ends the session that the browser had, of the same account and of another', async () => {
    const { id, email } = await aLink();
    const other = await anAccount();
    for (const before of [id, other.id]) {
      const visitor = new Visitor();
      await visitor.signsIn(before);
      const old = new Visitor();
      old.cookies.set(COOKIE, visitor.cookies.get(COOKIE) ?? '');
      expect(await old.sends(viewer)).toMatchObject({ accountId: before });
      await press(await linkFor(email), visitor);
      expect(await visitor.sends(viewer)).toMatchObject({ accountId: id });
      expect(await old.sends(viewer)).toMatchObject({ accountId: null });
    }
    expect(await eventsOf(other.id, 'account.signedOut')).toHaveLength(1);
    expect(await eventsOf(id, 'account.signedOut')).toHaveLength(0);
  });

  it('is not spent when no session could be opened', async () => {
    const { id, email, ticket } = await aLink();
    const owner = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await owner.connect();
    try {
      await owner.query('revoke insert on auth_session from plenary_app');
      await expect(press(ticket)).rejects.not.toMatchObject({ name: 'Refusal' });
    } finally {
      await owner.query('grant insert on auth_session to plenary_app');
      await owner.end();
    }
    expect(await sessionsOf(id)).toHaveLength(0);
    expect(await tokensOf(email)).toHaveLength(1);
    await press(ticket);
    expect(await tokensOf(email)).toHaveLength(0);
  });

  it('is void once its account signed out everywhere', async () => {
    const { id, ticket } = await aLink();
    const other = await aLink();
    await new Visitor().sends(() => withTx(SYSTEM, (tx) => endAllSessions(tx, id)));
    await expect(press(ticket)).rejects.toMatchObject(refused(SPENT));
    await press(other.ticket);
  });

  it('does nothing when it is old, garbled, of somebody else or of nobody', async () => {
    const old = await aLink();
    const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);
    await withTx(SYSTEM, async (tx) => {
      const [row] = await tx.delete(signInToken).where(eq(signInToken.identifier, old.email)).returning();
      if (!row) throw new Error('there is no link');
      await tx.insert(signInToken).values({ ...row, createdAt: ago(3600), expiresAt: ago(1) });
    });
    await expect(press(old.ticket)).rejects.toMatchObject(refused(SPENT));
    const { id, ticket } = await aLink();
    const other = await anAccount();
    for (const wrong of [
      { token: `${ticket.token}x` },
      { token: ticket.token.toUpperCase() },
      { token: '' },
      { email: other.email },
    ]) {
      await expect(press({ ...ticket, ...wrong }), JSON.stringify(wrong)).rejects.toMatchObject(
        refused(SPENT),
      );
    }
    const nobody = 'nobody-at-all@example.org';
    await expect(press(await linkFor(nobody))).rejects.toMatchObject(refused(SPENT));
    expect(await sessionsOf(id)).toHaveLength(0);
    expect(await sessionsOf(other.id)).toHaveLength(0);
    const made = await withTx(SYSTEM, (tx) => tx.select().from(account).where(eq(account.email, nobody)));
    expect(made).toHaveLength(0);
  });

  it('opens no closed account', async () => {
    const { id, ticket } = await aLink();
    await withTx(SYSTEM, (tx) =>
      tx.update(account).set({ disabledAt: new Date() }).where(eq(account.id, id)),
    );
    await expect(press(ticket)).rejects.toMatchObject(refused(SPENT));
    expect(await sessionsOf(id)).toHaveLength(0);
  });

  it('never leads off our origin', async () => {
    for (const to of ['https://evil.example/', '//evil.example', '/\\evil.example', '/fr%0d%0ax']) {
      const { ticket } = await aLink();
      expect(await press({ ...ticket, to }), to).toEqual({ redirect: '' });
    }
  });
});

describe('the page of a link', () => {
  it('is the only one that signs in: what another site or no browser sends is refused', async () => {
    const { id, ticket } = await aLink();
    const wrong: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: '' },
      { origin: 'http://127.0.0.1:3001' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
    ];
    for (const sent of wrong) {
      const visitor = new Visitor();
      visitor.sent = sent;
      await expect(press(ticket, visitor), JSON.stringify(sent)).rejects.toMatchObject({ kind: 'forbidden' });
    }
    expect(await sessionsOf(id)).toHaveLength(0);
    await press(ticket);
  });

  it('asks whoever is signed in, and signs nobody out whom it did not ask', async () => {
    const { ticket } = await aLink();
    const [addressee, there] = [await anAccount(), await anAccount()];
    const visitor = new Visitor();
    await visitor.signsIn(there.id);
    const other = await linkFor(addressee.email);
    const pages = [
      drawnFor(ANONYMOUS, ticket),
      drawnFor(await actorOf(addressee.id), ticket),
      drawnFor(await actorOf(there.id), other),
      'nonsense',
      '',
    ];
    for (const page of pages) {
      const sent = visitor.sends(async () => signIn(await viewer(), { ...ticket, page }));
      await expect(sent).rejects.toMatchObject(refused('accounts.refusal.otherSignedIn'));
    }
    expect(await visitor.sends(viewer)).toMatchObject({ accountId: there.id });
    await press(ticket, visitor);
    expect(await visitor.sends(viewer)).not.toMatchObject({ accountId: there.id });
  });
});

describe('a link that another browser asked for', () => {
  const warnings = async (email: string) =>
    (await mailsTo(email)).filter(({ template }) => template === 'account.signedInElsewhere').length;

  it('says so before and after, and one of the same browser or sent unasked does not', async () => {
    const { email } = await anAccount();
    const asking = new Visitor();
    const newLink = async () => {
      await asking.sends(() => askForLink(ANONYMOUS, { email }));
      const [mail] = (await mailsTo(email))
        .filter(({ params }) => String(params.link).includes('token='))
        .slice(-1);
      return givenBy(String(mail?.params.link));
    };
    const looked = (visitor: Visitor, ticket: LinkValues) => visitor.sends(() => getLink(ANONYMOUS, ticket));
    const first = await newLink();
    expect(await looked(asking, first)).toMatchObject({ elsewhere: false });
    await press(first, asking);
    expect(await warnings(email)).toBe(0);

    const second = await newLink();
    for (const visitor of [new Visitor(), new Visitor()])
      expect(await looked(visitor, second)).toMatchObject({ elsewhere: true });
    await press(second, new Visitor());
    expect(await warnings(email)).toBe(1);

    const invited = await linkFor(email);
    expect(await looked(new Visitor(), invited)).toMatchObject({ elsewhere: false });
    await press(invited, new Visitor());
    expect(await warnings(email)).toBe(1);
  });
});

describe('where one goes on to', () => {
  it('is on our own origin', () => {
    const elsewhere = [
      '//evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      'https://evil.example/en',
      'https://127.0.0.1:3000@evil.example/',
      'javascript:alert(1)',
      '/en%0d%0aSet-Cookie:x',
      '/en\r\nSet-Cookie: x',
      '/en/%5cevil.example',
      ' //evil.example',
    ];
    for (const to of elsewhere) {
      expect(isOurs(to), to).toBe(false);
      expect(onward(to, 'fr'), to).toBe('/fr');
    }
    expect(onward('/api/auth/signout', 'ar')).toBe('/ar');
    expect(onward(undefined, 'es')).toBe('/es');
    expect(onward('/en/americas-25/ballots?x=1', 'en')).toBe('/en/americas-25/ballots?x=1');
  });
});
