import { type Actor, seatsIn } from '@/domain/actor';
import type { OwnDelegation } from '@/domain/duty-facts';
import { senderName } from '@/features/delegations/queries/places';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';

/** As what somebody is there: `Chile, Head of delegation · Rapporteur`; for who administers the house alone, that. */
export async function partsOf(
  viewer: Actor,
  conferenceId: string,
  delegations: readonly OwnDelegation[],
): Promise<string> {
  const locale = await readerLocale();
  const say = sayIn(locale);
  const seats = seatsIn(viewer, conferenceId).map(({ delegationId, capacity }) => {
    const sender = delegations.find(({ id }) => id === delegationId);
    return [sender && senderName(sender, locale), say(`accounts.capacity.${capacity}`)].filter(Boolean);
  });
  const roles = viewer.roles
    .filter((grant) => grant.conferenceId === conferenceId)
    .map(({ role }) => [say(`accounts.role.${role}`)]);
  const parts = [...seats, ...roles];
  return (parts.length > 0 ? parts : [[say('accounts.role.administrator')]]).flat().join(' · ');
}
