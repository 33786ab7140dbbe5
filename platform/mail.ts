import { sql } from 'drizzle-orm';
import type { ReactNode } from 'react';
import type { Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { outbox } from '@/db/schema/notices';
import { prepared } from '@/db/speed/statement';
import type { Locale } from '@/domain/local-text';
import type { Letter, MailName, Mails } from '@/domain/mails';
import type { Say } from './i18n/messages';

/** `id`: of its row in the outbox, where somebody keeps it. */
export type Mail = Letter & { id?: string; conferenceId: string | null; to: string; locale: Locale };

/** The values of a mail as they stand in the outbox. */
export type MailParams = Record<string, string | number>;

export type MailFact = { term: string; detail: string };

/**
 * How one mail is drawn: the subject, and the body made of the pieces in components/mail. `say` speaks the recipient's
 * language; `why` is the reason that was given for what the mail tells, to stand among its facts.
 */
export type MailTemplate<Name extends MailName> = (mail: {
  locale: Locale;
  params: Mails[Name];
  say: Say;
  why: readonly MailFact[];
}) => { subject: string; body: ReactNode };

/** How each mail of an area is drawn: `MailsOf<'account'>` are those whose names begin with it. */
export type MailsOf<Area extends string> = {
  [Name in MailName & `${Area}.${string}`]: MailTemplate<Name>;
};

const enqueue = prepared((tx) =>
  tx
    .insert(outbox)
    .values({
      id: sql.placeholder('id'),
      conferenceId: sql.placeholder('conferenceId'),
      recipient: sql.placeholder('to'),
      locale: sql.placeholder('locale'),
      template: sql.placeholder('template'),
      params: sql.placeholder('params'),
    })
    .prepare('queue_mail'),
);

/** Puts a mail into the outbox, in the caller's transaction: it is sent if and only if that commits. */
export async function queueMail(tx: Tx, mail: Mail): Promise<void> {
  await enqueue(tx).execute({ id: newId(), ...mail });
}

/** How many mails go to the database at once. */
const MOST_MAILS = 1000;

/** Puts many mails into the outbox, a batch after the other. */
export async function queueMails(tx: Tx, mails: readonly Mail[]): Promise<void> {
  for (let from = 0; from < mails.length; from += MOST_MAILS) {
    const batch = mails.slice(from, from + MOST_MAILS).map(({ to, ...mail }) => ({ ...mail, recipient: to }));
    await tx.insert(outbox).values(batch);
  }
}

/** What stands in the outbox in place of a mail server's refusal where a mail was withdrawn before it left. */
export const WITHDRAWN = 'withdrawn';

type Withdrawal = {
  conferenceId: string;
  templates: readonly MailName[];
  /** to whom, and since when they were queued */
  mails: readonly { to: string; since: Date }[];
};

/**
 * Withdraws mails that have not left, in the caller's transaction. Answers with the addresses whose mail surely never leaves: one
 * that a mail server is being offered at this moment may still arrive.
 */
export async function withdrawMails(
  tx: Tx,
  { conferenceId, templates, mails }: Withdrawal,
): Promise<ReadonlySet<string>> {
  const to = sql.param(mails.map((mail) => mail.to));
  const since = sql.param(mails.map((mail) => mail.since.toISOString()));
  const { rows } = await tx.execute<{ recipient: string; attempts: number }>(sql`
    update outbox o set gave_up_at = date_trunc('milliseconds', clock_timestamp()), last_error = ${WITHDRAWN},
      params = o.params || '{"link": ""}'
    from unnest(${to}::text[], ${since}::timestamptz[]) m (recipient, since)
    where o.conference_id = ${conferenceId} and o.recipient = m.recipient and o.created_at >= m.since
      and o.template = any(${sql.param([...templates])}::text[]) and o.sent_at is null and o.gave_up_at is null
    returning o.recipient, o.attempts`);
  return new Set(rows.flatMap(({ recipient, attempts }) => (attempts === 0 ? [recipient] : [])));
}

/** A link that signs its reader in. */
const isKey = (value: string | number) => /[?&]token=/.test(String(value));

/** A text that may quote a mail, such as a mail server's refusal, without the key in its link. */
export const withoutKeysIn = (text: string) => text.replace(/([?&]token=)[\w-]+/g, '$1…');

/** The parameters of a mail without the keys in them, which are for its reader alone. */
export function withoutKeys(params: MailParams): MailParams {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, isKey(value) ? '' : value]));
}
