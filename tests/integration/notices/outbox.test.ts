import { eq, inArray, isNull, like, sql } from 'drizzle-orm';
import pg from 'pg';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { account, roleGrant } from '@/db/schema/accounts';
import { outbox } from '@/db/schema/notices';
import { SYSTEM } from '@/domain/actor';
import { LOCALES } from '@/domain/local-text';
import { deliverDue, MOST_ATTEMPTS, type Post } from '@/features/notices/jobs';
import { MAILS } from '@/features/notices/mails';
import { getMail, listMails, listOwnLooks } from '@/features/notices/queries';
import { queueMail } from '@/platform/mail';
import { actorOf } from '@/platform/signed-in';
import { anAccount, anActor } from '@/tests/setup/conference/people';
import { configured } from '../accounts/browser';
import { aMailServer } from './mail-server';

/** Due whatever a test's clock does: a stored instant is rounded to a millisecond, also up, and a clock may be set back. */
const dueForAWhile = sql`clock_timestamp() - interval '1 minute'`;
const LINK = 'http://127.0.0.1:3000/en/sign-in/link?token=secret-of-the-link';

const queue = (to: string, locale: (typeof LOCALES)[number] = 'en') =>
  withTx(SYSTEM, async (tx) => {
    await queueMail(tx, {
      conferenceId: null,
      to,
      locale,
      template: 'account.signIn',
      params: { link: LINK, hours: 1 },
    });
    await tx.update(outbox).set({ nextAttemptAt: dueForAWhile }).where(eq(outbox.recipient, to));
  });
const rowsTo = (pattern: string) =>
  withTx(SYSTEM, (tx) => tx.select().from(outbox).where(like(outbox.recipient, pattern)));
const nowDue = (id: string) =>
  withTx(SYSTEM, (tx) => tx.update(outbox).set({ nextAttemptAt: dueForAWhile }).where(eq(outbox.id, id)));

function aGate() {
  let open = () => {};
  const passed = new Promise<void>((done) => {
    open = done;
  });
  return { open, passed };
}

/** What Postgres does when a transaction has waited too long for something else. @returns how many it ended */
async function endIdleTransactions(): Promise<number> {
  const owner = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await owner.connect();
  const { rowCount } = await owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and state = 'idle in transaction'`,
  );
  await owner.end();
  return rowCount ?? 0;
}

// Mails that other tests of this worker left waiting are not for this one to deliver.
beforeEach(() =>
  withTx(SYSTEM, (tx) =>
    tx
      .update(outbox)
      .set({ nextAttemptAt: sql`clock_timestamp() + interval '1 year'` })
      .where(isNull(outbox.sentAt)),
  ),
);

describe('the outbox', () => {
  it('waits where there is no mail server', async () => {
    await queue('waits@example.org');
    expect(await deliverDue()).toBe(0);
    expect(await rowsTo('waits@%')).toMatchObject([{ attempts: 0, sentAt: null, params: { link: LINK } }]);
  });

  it('delivers each mail once when two instances deliver, and erases the link', async () => {
    const server = await aMailServer();
    for (let n = 0; n < 12; n++) await queue(`once-${n}@example.org`, LOCALES[n % 4]);
    await configured({ SMTP_URL: server.url }, () => Promise.all([deliverDue(), deliverDue()]));
    await server.close();
    const once = server.taken.filter(({ to }) => to.startsWith('once-'));
    expect(new Set(once.map(({ to }) => to)).size).toBe(12);
    expect(once).toHaveLength(12);
    for (const { source } of once) {
      expect(source).toMatch(/multipart\/alternative/);
      expect(source.replaceAll('=\n', '')).toContain('secret-of-the-link');
    }
    for (const row of await rowsTo('once-%')) {
      expect(row.sentAt).toBeInstanceOf(Date);
      expect(JSON.stringify(row)).not.toContain('secret-of-the-link');
    }
  });

  it('goes on where another instance took over a mail that was slow', async () => {
    await queue('late@example.org');
    const [late] = await rowsTo('late@%');
    await deliverDue(() => nowDue(late?.id ?? '').then(() => deliverDue(async () => {})));
    expect(await rowsTo('late@%')).toMatchObject([{ attempts: 2, sentAt: expect.any(Date) }]);
  });

  it('keeps no key that a mail server quotes when it refuses', async () => {
    await queue('quoted@example.org');
    await deliverDue(() => Promise.reject(new Error(`550 no such links here: ${LINK}`)));
    expect((await rowsTo('quoted@%'))[0]?.lastError).toMatch(/^550 no such links here.*token=…$/);
  });

  it('delivers to addresses in every script', async () => {
    const server = await aMailServer();
    // Where the part before the @ needs SMTPUTF8 anyway, the domain goes in its own script as well.
    const sent: Record<string, string> = {
      '用户@xn--fsqu00a.xn--fiqs8s': '用户@例子.中国',
      'مثال@xn--4gbrim.xn--wgbh1c': 'مثال@موقع.مصر',
      'ana@xn--bcher-kva.example': 'ana@xn--bcher-kva.example',
      "o'neil/x@example.org": "o'neil/x@example.org",
    };
    for (const address of Object.keys(sent)) await queue(address);
    await configured({ SMTP_URL: server.url }, () => deliverDue());
    await server.close();
    expect(server.taken.map(({ to }) => to).sort()).toEqual(Object.values(sent).sort());
  });

  it('tries again later and later, then gives up and says so', async () => {
    const server = await aMailServer();
    await queue('refused@example.org');
    const [first] = await rowsTo('refused@%');
    const id = first?.id ?? '';
    const waits: number[] = [];
    await configured({ SMTP_URL: server.url }, async () => {
      for (let n = 0; n < MOST_ATTEMPTS; n++) {
        const began = Date.now();
        await deliverDue();
        const [row] = await rowsTo('refused@%');
        waits.push(Math.round(((row?.nextAttemptAt.getTime() ?? 0) - began) / 1000));
        await nowDue(id);
      }
      expect(await deliverDue()).toBe(0);
    });
    await server.close();
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    const [row] = await rowsTo('refused@%');
    expect(row).toMatchObject({ attempts: MOST_ATTEMPTS, sentAt: null });
    expect(row?.gaveUpAt).toBeInstanceOf(Date);
    expect(row?.lastError).not.toContain('refused@example.org');
  });

  it('sends once to a mail server so slow that the database ends whoever waits for it', async () => {
    const [arrived, answered] = [aGate(), aGate()];
    const server = await aMailServer(() => {
      arrived.open();
      return answered.passed;
    });
    await queue('slow@example.org');
    await configured({ SMTP_URL: server.url }, async () => {
      const first = deliverDue();
      await arrived.passed;
      expect(await endIdleTransactions()).toBe(0);
      expect(await deliverDue()).toBe(0);
      answered.open();
      expect(await first).toBe(1);
      expect(await deliverDue()).toBe(0);
    });
    await server.close();
    expect(server.taken.map(({ to }) => to)).toEqual(['slow@example.org']);
    const [row] = await rowsTo('slow@%');
    expect(row).toMatchObject({ attempts: 1, lastError: null, params: { link: '' } });
    expect(row?.sentAt).toBeInstanceOf(Date);
  });

  it('counts attempts that were never heard of again, and gives up after as many', async () => {
    await queue('lost@example.org');
    const [first] = await rowsTo('lost@%');
    const id = first?.id ?? '';
    const recipients: string[] = [];
    const lost: Post = ({ to }) => {
      recipients.push(to.address);
      // As when the process ends here: nothing is written afterwards.
      return new Promise<never>(() => {});
    };
    for (let n = 1; n <= MOST_ATTEMPTS; n++) {
      void deliverDue(lost);
      await vi.waitFor(() => expect(recipients).toHaveLength(n));
      const [row] = await rowsTo('lost@%');
      expect(row).toMatchObject({ attempts: n, sentAt: null, gaveUpAt: null });
      expect(row?.nextAttemptAt.getTime()).toBeGreaterThan(Date.now() + 60_000);
      await nowDue(id);
    }
    expect(await deliverDue(lost)).toBe(0);
    expect(recipients).toHaveLength(MOST_ATTEMPTS);
    const [row] = await rowsTo('lost@%');
    expect(row?.gaveUpAt).toBeInstanceOf(Date);
    expect(row?.lastError).toMatch(/interrupted/);
  });

  it('has one recipient a mail, however the address reads', async () => {
    const server = await aMailServer();
    const addresses = [
      'one@example.org, two@example.org',
      'one@example.org; two@example.org',
      '"one, two"@example.org',
      'one <two@example.org>',
      'group:one@example.org,two@example.org;',
    ].map((address) => `single ${address}`);
    for (const address of addresses) await queue(address);
    await configured({ SMTP_URL: server.url }, () => deliverDue());
    await server.close();
    const got = server.taken.map(({ recipients }) => recipients.length);
    expect(got).toEqual(got.map(() => 1));
    // What is no address is refused by the mail program; none of it reaches somebody who only stands in it.
    for (const { to } of server.taken) expect(['one@example.org', 'two@example.org']).not.toContain(to);
  });

  it('shows no key of any mail to anybody, and says who opened which', async () => {
    const administrator = await anActor('administrator');
    const reader = await anAccount();
    const templates = Object.keys(MAILS);
    expect(templates.length).toBeGreaterThan(8);
    for (const template of templates)
      await withTx(SYSTEM, (tx) => {
        const params = { link: LINK, again: `${LINK}&to=/en`, hours: 1, conference: 'C' };
        const mail = { id: newId(), recipient: reader.email, locale: 'en' as const, template, params };
        return tx.insert(outbox).values(mail);
      });
    // They are more than a page shows.
    const pages = await Promise.all([1, 2].map((number) => listMails(administrator, number)));
    const theirs = pages.flatMap(({ mails }) => mails).filter(({ recipient }) => recipient === reader.email);
    expect(theirs).toHaveLength(templates.length);
    for (const mail of theirs) {
      const opened = await getMail(administrator, mail.id);
      for (const seen of [mail, opened]) {
        expect(JSON.stringify(seen), mail.template).not.toContain('secret-of-the-link');
        expect(seen.hidden).toBe(true);
      }
      expect(opened.looks).toMatchObject([{ name: 'Test Person' }]);
    }
    const looks = await listOwnLooks(await actorOf(reader.id));
    // The last fifty times are listed.
    expect(looks).toHaveLength(Math.min(50, templates.length));
    expect(JSON.stringify(looks)).not.toContain('secret-of-the-link');
    // Delivered it is still whole.
    const server = await aMailServer();
    await configured({ SMTP_URL: server.url }, () => deliverDue());
    await server.close();
    expect(server.taken.filter(({ source }) => source.includes('secret-of-the-link')).length).toBeGreaterThan(
      0,
    );
  });

  it('says nothing of who opens a mail of one’s own', async () => {
    const { id, email } = await anAccount();
    await withTx(SYSTEM, (tx) => tx.insert(roleGrant).values({ accountId: id, role: 'administrator' }));
    await queue(email);
    const me = await actorOf(id);
    const [mail] = (await listMails(me, 1)).mails;
    expect(mail?.recipient).toBe(email);
    const opened = await getMail(me, mail?.id ?? '');
    expect(opened).toMatchObject({ looks: [], hidden: true });
    expect(JSON.stringify(opened)).not.toContain('secret-of-the-link');
    expect(await listOwnLooks(me)).toEqual([]);
  });

  it('shows the keys of the sample’s own accounts while it is on trial, and of no other', async () => {
    const administrator = await anActor('administrator');
    const sample = await anAccount({ sample: true });
    const other = await anAccount();
    for (const { email } of [sample, other]) await queue(email);
    // The house of this test has an owner; without one it is on trial.
    const owned = await withTx(SYSTEM, (tx) =>
      tx.select({ id: account.id }).from(account).where(eq(account.sample, false)),
    );
    const shown = async () =>
      (await listMails(administrator, 1)).mails
        .filter(({ recipient }) => [sample.email, other.email].includes(recipient))
        .map(({ params }) => String(params.link).includes('secret-of-the-link'));
    const asSample = (is: boolean) =>
      withTx(SYSTEM, (tx) =>
        tx
          .update(account)
          .set({ sample: is })
          .where(
            inArray(
              account.id,
              owned.map(({ id }) => id).filter((id) => id !== other.id),
            ),
          ),
      );
    expect(await shown()).toEqual([false, false]);
    await asSample(true);
    await configured({ SAMPLE: '1' }, async () => expect(await shown()).toEqual([false, true]));
    await asSample(false);
    await configured({ SAMPLE: '1' }, async () => expect(await shown()).toEqual([false, false]));
  });

  it('is read by administrators alone', async () => {
    const administrator = await anActor('administrator');
    await queue('read@example.org');
    const { mails } = await listMails(administrator, 1);
    const id = mails[0]?.id ?? '';
    expect((await getMail(administrator, id)).recipient).toBe('read@example.org');
    const stranger = await anActor();
    await expect(listMails(stranger, 1)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(getMail(stranger, id)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
