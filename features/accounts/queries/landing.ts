import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';

/**
 * Where an account lands that asked for no page, as a path without the language: its own page of the one conference that
 * it has a part in; the home page, which lists them, where there are several or none. One question.
 */
export async function landing(tx: Tx, accountId: string): Promise<string> {
  const { rows } = await tx.execute<{ slug: string }>(sql`
    select c.slug from conference c where c.removed_at is null and c.id in (
      select conference_id from role_grant where account_id = ${accountId} and withdrawn_at is null
        and (c.hidden_at is null or role = 'organizer')
      union select conference_id from participant where account_id = ${accountId} and withdrawn_at is null
        and c.hidden_at is null
      union select conference_id from focal_point where account_id = ${accountId} and withdrawn_at is null
        and c.hidden_at is null)
    order by c.id limit 2`);
  const [only, another] = rows;
  return only && !another ? `/${only.slug}/me` : '';
}
