import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type Locale, pick } from '@/domain/local-text';
import type { ConferenceFacts } from '@/features/conferences/queries';
import { signInLink } from '@/platform/sign-in-link';

/** How long the link in such a letter signs in. */
const LINK_DAYS = 7;

type LettersTo = { delegationId: string; path: string };

/** Whom a letter to a delegation goes to that asks for its word: those who speak for it, each with a link of the own. */
export async function lettersTo(tx: Tx, meeting: ConferenceFacts, { delegationId, path }: LettersTo) {
  const { rows } = await tx.execute<{ to: string; locale: Locale }>(sql`
    select a.email as to, a.locale from participant p join account a on a.id = p.account_id
    where p.conference_id = ${meeting.id} and p.delegation_id = ${delegationId} and p.withdrawn_at is null
      and p.capacity in ('head', 'alternate', 'delegate') and a.disabled_at is null
    order by a.id limit 50`);
  const letters = [];
  for (const { to, locale } of rows) {
    const order = { email: to, locale, path: `/${locale}${path}`, hours: LINK_DAYS * 24 };
    const conference = pick(meeting.title, locale, meeting.originalLanguage);
    letters.push({ to, locale, conference, days: LINK_DAYS, link: await signInLink(tx, order) });
  }
  return letters;
}
