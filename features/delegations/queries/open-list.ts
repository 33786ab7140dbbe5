import type { Actor } from '@/domain/actor';
import { type Deadlines, type ListChange, whyNotChangeList } from '@/domain/deadlines';
import { can } from '@/domain/permissions';
import { type Refusal, refuse } from '@/domain/refusal';

/** The list of a delegation, with what decides whether it is open. */
export type ListPlace = Pick<Deadlines, 'nominationDue'> & {
  conferenceId: string;
  id: string;
  confirmedAt: Date | null;
  timeZone: string;
};

/** Why a delegation may not change its own list any more, or null; the secretariat may at any time. */
export function whyListClosed(
  actor: Actor,
  { conferenceId, id: delegationId, confirmedAt, nominationDue, timeZone }: ListPlace,
  change: ListChange,
  now: Date,
): Refusal | null {
  if (can(actor, 'delegation.changeLate', { conferenceId, delegationId })) return null;
  const why = whyNotChangeList({ confirmedAt, nominationDue }, change, now);
  if (why === 'nominationOver' && nominationDue)
    return refuse('delegations.refusal.nominationOver', { time: { from: nominationDue, timeZone } }, 'late');
  return why && refuse('delegations.refusal.listConfirmed', {}, 'conflict');
}
