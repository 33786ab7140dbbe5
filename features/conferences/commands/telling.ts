import type { Tx } from '@/db/client';
import type { Locale } from '@/domain/local-text';
import type { Letter } from '@/domain/mails';
import { queueMail } from '@/platform/mail';
import { listConcerned, type WhosePart } from '../queries/removal';

/** Mails everybody with a part in the conference that it goes or comes back, each in the own language. */
export async function tellConcerned(
  tx: Tx,
  conferenceId: string,
  { whose, write }: { whose: WhosePart; write: (locale: Locale) => Letter },
): Promise<void> {
  for (const { email, locale } of await listConcerned(tx, conferenceId, whose))
    await queueMail(tx, { conferenceId, to: email, locale, ...write(locale) });
}
