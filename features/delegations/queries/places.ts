import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { delegation } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import { can } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import type { ConferenceFacts } from '@/features/conferences/queries';
import { countryName } from '@/platform/i18n/country-names';

/** A conference as the letters about its delegations name it. */
export type ConferencePlace = Pick<ConferenceFacts, 'id' | 'slug' | 'title' | 'timeZone'>;

/**
 * A delegation, locked until the transaction ends: whoever counts its seats or changes them does so alone.
 * For those who may not see it, it does not exist.
 */
export async function lockDelegation(tx: Tx, actor: Actor, conferenceId: string, delegationId: string) {
  const [row] = await tx
    .select()
    .from(delegation)
    .where(and(eq(delegation.conferenceId, conferenceId), eq(delegation.id, delegationId)))
    .for('no key update');
  if (!row || !can(actor, 'delegation.see', { conferenceId, delegationId })) throw missing();
  return row;
}

/** Who sends a delegation: the country's name in the reader's language, or the organization's own. */
export function senderName(
  sender: { countryCode: string | null; organization: string | null },
  locale: string,
): string {
  return sender.countryCode ? countryName(sender.countryCode, locale) : (sender.organization ?? '');
}
