import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Actor } from '@/domain/actor';
import type { CredentialsStatus } from '@/domain/credentials';
import type { Sender } from '@/domain/duty-facts';
import type { ConferencePlace } from '../queries/places';
import { type Addressee, type Leading, sendNotes } from './letters';

/** `reason`: why they stand so, or why a decision was taken back; null where none was given */
export type CredentialsNews = {
  delegation: Sender & { id: string };
  status: CredentialsStatus;
  reason: string | null;
};

type CredentialsReader = Addressee & { delegation: string; speaks: boolean };

/** The focal points and the heads of these delegations, each once for a delegation; `speaks`: a focal point of it. */
async function readersOf(tx: Tx, conferenceId: string, ids: readonly string[]): Promise<CredentialsReader[]> {
  const { rows } = await tx.execute<CredentialsReader>(sql`
    select a.id, a.email, a.name, a.locale, r.delegation_id as delegation, bool_or(r.speaks) as speaks
    from (
      select delegation_id, account_id, true as speaks from focal_point
        where conference_id = ${conferenceId} and withdrawn_at is null
      union all
      select delegation_id, account_id, false from participant
        where conference_id = ${conferenceId} and withdrawn_at is null and capacity = 'head'
    ) r
    join account a on a.id = r.account_id and a.disabled_at is null
    where r.delegation_id = any(${sql.param([...ids])}::uuid[])
    group by a.id, r.delegation_id
    order by r.delegation_id, a.id`);
  return rows;
}

/**
 * Tells the focal points and the head of each delegation where its credentials stand now. The reason of a rejection is everybody's of the
 * delegation; any other is told to who reads the history of the delegation, its focal points.
 */
export async function tellOfCredentials(
  tx: Tx,
  actor: Actor,
  conference: ConferencePlace,
  { template, news }: { template: CredentialsMail; news: readonly CredentialsNews[] },
): Promise<void> {
  const newsOf = new Map(news.map((one) => [one.delegation.id, one]));
  const readers = await readersOf(tx, conference.id, [...newsOf.keys()]);
  await sendNotes(
    tx,
    readers.flatMap(({ delegation: id, speaks, ...to }): Leading[] => {
      const one = newsOf.get(id);
      // Who decided it knows.
      if (!one || to.id === actor.accountId) return [];
      const { delegation: sender, status } = one;
      const isOpen = template === 'delegation.credentialsDecided' && status === 'rejected';
      const reason = (speaks || isOpen) && one.reason ? one.reason : '';
      return [
        {
          ...{ to, conference, sender, path: `/delegations/${id}` },
          write: (facts) => ({ template, params: { ...facts, status, reason } }),
        },
      ];
    }),
  );
}

type CredentialsMail = 'delegation.credentialsDecided' | 'delegation.credentialsDecisionWithdrawn';
