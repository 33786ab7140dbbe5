import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { delegation, participant } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import { can } from '@/domain/permissions';
import { missing, refuse, removed, sentence, type Worded } from '@/domain/refusal';
import type { ConferenceFacts } from '@/features/conferences/queries';
import { countryName, countrySortKey } from '@/platform/i18n/country-names';

/** A conference as the letters about its delegations name it. */
export type ConferencePlace = Pick<
  ConferenceFacts,
  'id' | 'slug' | 'title' | 'originalLanguage' | 'timeZone'
>;

/**
 * A delegation, locked until the transaction ends: whoever counts its seats or changes them does so alone.
 * For those who may not see it, it does not exist.
 * @throws Refusal for one that was withdrawn: nothing in it changes until it is reinstated
 */
export async function lockDelegation(tx: Tx, actor: Actor, conferenceId: string, delegationId: string) {
  const row = await lockAnyDelegation(tx, actor, conferenceId, delegationId);
  if (row.withdrawnAt) throw refuse('delegations.refusal.withdrawn', {}, 'conflict');
  return row;
}

/** The same, also of one that was withdrawn. */
export async function lockAnyDelegation(tx: Tx, actor: Actor, conferenceId: string, delegationId: string) {
  const [row] = await tx
    .select()
    .from(delegation)
    .where(and(eq(delegation.conferenceId, conferenceId), eq(delegation.id, delegationId)))
    .for('no key update');
  if (!row || !can(actor, 'delegation.see', { conferenceId, delegationId })) throw missing();
  return row;
}

/** A seat that is not withdrawn, with its delegation locked before it. */
export async function lockSeat(tx: Tx, actor: Actor, conferenceId: string, participantId: string) {
  const its = and(eq(participant.conferenceId, conferenceId), eq(participant.id, participantId));
  const [known] = await tx.select().from(participant).where(its);
  if (!known) throw missing();
  const row = await lockDelegation(tx, actor, conferenceId, known.delegationId);
  const [seat] = await tx.select().from(participant).where(its).for('no key update');
  if (!seat) throw missing();
  if (seat.withdrawnAt) throw removed();
  return { row, seat };
}

/** Who sends a delegation: the country's name in the reader's language, or the organization's own. */
export function senderName(
  sender: { countryCode: string | null; organization: string | null },
  locale: string,
): string {
  return sender.countryCode ? countryName(sender.countryCode, locale) : (sender.organization ?? '');
}

/** The same as a value of a message. */
export const senderWorded = (sender: { countryCode: string | null; organization: string | null }): Worded =>
  sender.countryCode ? { country: sender.countryCode } : (sender.organization ?? '');

/** The same as the owner of the noun before it, as a value of a message: `the delegation of Chile`. */
export const ofSenderWorded = (sender: {
  countryCode: string | null;
  organization: string | null;
}): Worded =>
  sender.countryCode
    ? { ofCountry: sender.countryCode }
    : { messages: [sentence('common.ofOrganization', { organization: sender.organization ?? '' })] };

/** What a list of senders is sorted by. */
export function senderSortKey(
  sender: { countryCode: string | null; organization: string | null },
  locale: string,
): string {
  return sender.countryCode ? countrySortKey(sender.countryCode, locale) : (sender.organization ?? '');
}
