import type { ReactNode } from 'react';
import type { Tx } from '@/db/client';
import { outbox } from '@/db/schema/notices';
import type { Locale } from '@/domain/local-text';
import type { Say } from './i18n/messages';

export type Mail = {
  conferenceId: string | null;
  to: string;
  locale: Locale;
  /** a name in the registry of mail templates, features/notices/mails.tsx */
  template: string;
  params: Record<string, string | number>;
};

export type MailParams = Mail['params'];

/**
 * How one template is drawn: the subject, and the body made of the pieces in components/mail. `say` speaks
 * the recipient's language. A parameter called `link` is erased from the outbox once the mail is delivered.
 */
export type MailTemplate = (mail: { locale: Locale; params: MailParams; say: Say }) => {
  subject: string;
  body: ReactNode;
};

/** Puts a mail into the outbox, in the caller's transaction: it is sent if and only if that commits. */
export async function queueMail(tx: Tx, mail: Mail): Promise<void> {
  await tx.insert(outbox).values(outboxRow(mail));
}

/** The row of a mail, for a statement that writes more than the mail. */
export function outboxRow({ conferenceId, to, locale, template, params }: Mail): typeof outbox.$inferInsert {
  return { conferenceId, recipient: to, locale, template, params };
}
