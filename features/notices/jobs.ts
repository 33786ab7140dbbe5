import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm';
import type { Transporter } from 'nodemailer';
import { renderToStaticMarkup } from 'react-dom/server';
import { withTx } from '@/db/client';
import { outbox } from '@/db/schema/notices';
import { SYSTEM } from '@/domain/actor';
import { config } from '@/platform/config';
import type { JobsOf } from '@/platform/jobs';
import { log, plainError } from '@/platform/log';
import { type MailParams, withoutKeys, withoutKeysIn } from '@/platform/mail';
import { letterText } from '@/platform/mail-text';
import { drawMail } from './mails';

/** After so many failures a mail is given up; the inbox says so. */
export const MOST_ATTEMPTS = 8;
const MOST_AT_ONCE = 20;
const PATIENCE = 20_000;
/** Longer than a mail server that is silent before every answer can take. */
const CLAIM_SECONDS = 600;

type Queued = typeof outbox.$inferSelect;
/** One recipient, as an address and never as a text that may be read as two. */
type Envelope = { to: { name: ''; address: string }; subject: string; html: string; text: string };
/** Hands one letter to the mail server; throws when it was not taken. */
export type Post = (letter: Envelope) => Promise<unknown>;

let open: { url: string; transport: Transporter } | undefined;

async function smtp(): Promise<Post | null> {
  const { SMTP_URL, MAIL_FROM } = config();
  if (!SMTP_URL) return null;
  if (open?.url !== SMTP_URL) {
    // Loaded by those alone who send mails.
    const { createTransport } = await import('nodemailer');
    const url = new URL(SMTP_URL);
    const transport = createTransport({
      host: url.hostname,
      port: Number(url.port || (url.protocol === 'smtps:' ? 465 : 587)),
      secure: url.protocol === 'smtps:',
      auth: url.username
        ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
        : undefined,
      connectionTimeout: PATIENCE,
      greetingTimeout: PATIENCE,
      socketTimeout: PATIENCE,
    });
    open = { url: SMTP_URL, transport };
  }
  const { transport } = open;
  return (letter) => transport.sendMail({ from: MAIL_FROM, ...letter });
}

/** Sends what is due, one mail after the other; without a mail server it does nothing. Returns how many went out. */
export async function deliverDue(other?: Post): Promise<number> {
  const post = other ?? (await smtp());
  if (!post) return 0;
  let sent = 0;
  for (let tried = 0; tried < MOST_AT_ONCE; tried += 1) {
    const mail = await claim();
    if (!mail) break;
    try {
      if (mail.attempts > MOST_ATTEMPTS) throw new Error('the last attempt was interrupted');
      await post(letterOf(mail));
    } catch (error) {
      await markFailed(mail, error);
      continue;
    }
    await markSent(mail);
    sent += 1;
  }
  return sent;
}

/**
 * Takes the mail that is due first, counted as an attempt. It is sent outside of a transaction, because a
 * mail server may be slow; an attempt that is never heard of again is due anew when its claim is over.
 */
function claim(): Promise<Queued | undefined> {
  return withTx(SYSTEM, async (tx) => {
    const first = tx
      .select({ id: outbox.id })
      .from(outbox)
      .where(
        and(
          isNull(outbox.sentAt),
          isNull(outbox.gaveUpAt),
          lte(outbox.nextAttemptAt, sql`clock_timestamp()`),
        ),
      )
      .orderBy(asc(outbox.nextAttemptAt))
      .limit(1)
      .for('update', { skipLocked: true });
    const [mail] = await tx
      .update(outbox)
      .set({
        attempts: sql`${outbox.attempts} + 1`,
        nextAttemptAt: sql`clock_timestamp() + make_interval(secs => ${CLAIM_SECONDS})`,
      })
      .where(eq(outbox.id, sql`(${first})`))
      .returning();
    return mail;
  });
}

async function markFailed({ id, attempts }: Queued, error: unknown): Promise<void> {
  log.warn({ err: error, mail: id, attempts }, 'a mail was not taken');
  const over = attempts >= MOST_ATTEMPTS;
  await withTx(SYSTEM, (tx) =>
    tx
      .update(outbox)
      .set({
        lastError: withoutKeysIn(String(plainError(error).message ?? 'error')).slice(0, 300),
        // 30 seconds, then twice as long each time: the eighth attempt comes after about an hour.
        nextAttemptAt: sql`clock_timestamp() + make_interval(secs => ${30 * 2 ** (attempts - 1)})`,
        gaveUpAt: over ? sql`clock_timestamp()` : null,
      })
      // Whoever claimed it since tries it now.
      .where(
        and(
          eq(outbox.id, id),
          eq(outbox.attempts, attempts),
          isNull(outbox.sentAt),
          // Nor is one that was withdrawn meanwhile tried again.
          isNull(outbox.gaveUpAt),
        ),
      ),
  );
}

async function markSent({ id, params }: Queued): Promise<void> {
  await withTx(SYSTEM, (tx) =>
    tx
      .update(outbox)
      .set({ sentAt: sql`clock_timestamp()`, gaveUpAt: null, lastError: null, params: erased(params) })
      // Whoever claimed it since may have been faster.
      .where(and(eq(outbox.id, id), isNull(outbox.sentAt))),
  );
}

function letterOf(mail: Queued): Envelope {
  const { subject, letter } = drawMail(mail.template, mail.locale, mail.params);
  const body = renderToStaticMarkup(letter);
  return {
    to: { name: '', address: mail.recipient },
    subject,
    html: `<!doctype html><html lang="${mail.locale}"><meta charset="utf-8"><body>${body}</body></html>`,
    text: letterText(body),
  };
}

/** A delivered link is a key that lies about: it is erased from the outbox. */
function erased(params: MailParams): MailParams {
  return 'link' in params ? { ...withoutKeys(params), link: '' } : withoutKeys(params);
}

export const noticeJobs = {
  'notices.deliverDue': { everyMs: 2000, run: () => deliverDue() },
} satisfies JobsOf<'notices'>;
