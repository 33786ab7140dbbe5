import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { conference } from '@/db/schema/conferences';
import { delegation } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import { can } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import { countryName } from '@/platform/i18n/format';

/** The conference of that name, as its commands need it; throws the 404 Refusal. */
export async function conferenceOf(tx: Tx, slug: string) {
  const [row] = await tx
    .select({
      id: conference.id,
      slug: conference.slug,
      title: conference.title,
      timeZone: conference.timeZone,
    })
    .from(conference)
    .where(eq(conference.slug, slug));
  if (!row) throw missing();
  return row;
}

export type ConferencePlace = Awaited<ReturnType<typeof conferenceOf>>;

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
