/** What a conference sets an instant for. At that instant it is over. */
export const DEADLINES = ['nominationDue', 'confirmationDue', 'registrationDue'] as const;

/**
 * Until when delegations name their persons, confirm who comes, and persons register; null where nothing is set but the days
 * of the conference.
 */
export type Deadlines = Record<(typeof DEADLINES)[number], Date | null>;

export const NO_DEADLINES: Deadlines = { nominationDue: null, confirmationDue: null, registrationDue: null };

/** Somebody is added to the list of a delegation, or what stands in it changes. */
export type ListChange = 'added' | 'changed';
export type ListRefusal = 'listConfirmed' | 'nominationOver';

/** Why a delegation may not change its own list of persons at an instant; null while it may. */
export function whyNotChangeList(
  { confirmedAt, nominationDue }: { confirmedAt: Date | null } & Pick<Deadlines, 'nominationDue'>,
  change: ListChange,
  now: Date,
): ListRefusal | null {
  if (confirmedAt) return 'listConfirmed';
  return change === 'added' && nominationDue && nominationDue <= now ? 'nominationOver' : null;
}

export type ConfirmationRefusal = 'confirmedAlready' | 'noHead';

/** Why a list cannot be confirmed as it stands; null when it can. After the deadline it still can: late is better than never. */
export function whyNotConfirm(list: {
  confirmedAt: Date | null;
  hasHead: boolean;
}): ConfirmationRefusal | null {
  if (list.confirmedAt) return 'confirmedAlready';
  return list.hasHead ? null : 'noHead';
}

/** Whether a person hands answers in too late. Who got them back hands them in again at any time. */
export const isLateToRegister = (
  { registrationDue }: Pick<Deadlines, 'registrationDue'>,
  returned: boolean,
  now: Date,
): boolean => !returned && registrationDue !== null && registrationDue <= now;

/** The first pair of deadlines that stand in the wrong order; null where they follow each other. */
export function misorderedDeadline({ nominationDue, confirmationDue }: Deadlines): 'confirmationDue' | null {
  return nominationDue && confirmationDue && confirmationDue < nominationDue ? 'confirmationDue' : null;
}
