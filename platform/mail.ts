import type { Tx } from '@/db/client';
import { outbox } from '@/db/schema/notices';
import type { Locale } from '@/domain/local-text';

export type Mail = {
  conferenceId: string | null;
  to: string;
  locale: Locale;
  /** a name in the registry of mail templates, features/notices/mails.tsx */
  template: string;
  params: Record<string, string | number>;
};

/** Puts a mail into the outbox, in the caller's transaction: it is sent if and only if that commits. */
export async function queueMail(tx: Tx, mail: Mail): Promise<void> {
  await tx.insert(outbox).values({
    conferenceId: mail.conferenceId,
    recipient: mail.to,
    locale: mail.locale,
    template: mail.template,
    params: mail.params,
  });
}
