import { eq, like, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { outbox } from '@/db/schema/notices';
import { SYSTEM } from '@/domain/actor';
import { LOCALES } from '@/domain/local-text';
import { deliverDue, MOST_ATTEMPTS } from '@/features/notices/jobs';
import { getMail, listMails } from '@/features/notices/queries';
import { queueMail } from '@/platform/mail';
import { anActor } from '@/tests/setup/fixtures';
import { configured } from '../accounts/browser';
import { aMailServer } from './mail-server';

const LINK = 'http://127.0.0.1:3000/en/sign-in/link?token=secret-of-the-link';

const queue = (to: string, locale: (typeof LOCALES)[number] = 'en') =>
  withTx(SYSTEM, (tx) =>
    queueMail(tx, {
      conferenceId: null,
      to,
      locale,
      template: 'account.signIn',
      params: { link: LINK, hours: 1 },
    }),
  );
const rowsTo = (pattern: string) =>
  withTx(SYSTEM, (tx) => tx.select().from(outbox).where(like(outbox.recipient, pattern)));
const nowDue = (id: string) =>
  withTx(SYSTEM, (tx) =>
    tx.update(outbox).set({ nextAttemptAt: sql`clock_timestamp()` }).where(eq(outbox.id, id)),
  );

// Mails that other tests of this worker left waiting are not for this one to deliver.
beforeEach(() =>
  withTx(SYSTEM, (tx) =>
    tx.update(outbox).set({ nextAttemptAt: sql`clock_timestamp() + interval '1 year'` }),
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
