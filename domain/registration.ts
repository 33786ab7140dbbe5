const REGISTRATION_STATUSES = [
  'nominated',
  'started',
  'submitted',
  'accepted',
  'returned',
  'withdrawn',
] as const;
/** Where one person's registration stands, from the nomination to the accreditation. */
export type RegistrationStatus = (typeof REGISTRATION_STATUSES)[number];

/** How an accreditation is decided. */
export const DECISIONS = ['accepted', 'returned'] as const satisfies readonly RegistrationStatus[];
export type Decision = (typeof DECISIONS)[number];

/** The dated facts that the status follows from; none of them is ever erased. */
export type RegistrationFacts = {
  nominatedAt: Date;
  /** when the delegate first saved something */
  startedAt: Date | null;
  /** the latest submission */
  submittedAt: Date | null;
  decision: Decision | null;
  decidedAt: Date | null;
  withdrawnAt: Date | null;
};

/** The status by the dates: a decision older than the latest submission no longer speaks. */
export function registrationStatus(facts: RegistrationFacts): RegistrationStatus {
  const { startedAt, submittedAt, decision, decidedAt, withdrawnAt } = facts;
  if (withdrawnAt) return 'withdrawn';
  if (!submittedAt) return startedAt ? 'started' : 'nominated';
  return decision && decidedAt && decidedAt >= submittedAt ? decision : 'submitted';
}

/** True while the delegate can change the answers: before submitting, or once they came back. */
export function mayFill(status: RegistrationStatus): boolean {
  return status === 'nominated' || status === 'started' || status === 'returned';
}

type DecidedFacts = {
  status: RegistrationStatus;
  decidedAt: Date | null;
  /** null where nobody decided, and the answers came back by what their person did */
  decidedBy: string | null;
  savedAt: Date | null;
  /** the person was checked in at the door */
  isHere: boolean;
};

/** What stands on a decision, so that it cannot be taken back; null where nothing does. */
export function whyNotWithdrawDecision({ status, decidedAt, decidedBy, savedAt, isHere }: DecidedFacts) {
  if ((status !== 'accepted' && status !== 'returned') || !decidedAt || !decidedBy) return 'notDecided';
  if (isHere) return 'hereSinceDecision';
  // Answers that were changed since were never handed in.
  if (status === 'returned' && savedAt && savedAt > decidedAt) return 'changedSinceReturn';
  return null;
}

/** True while the accreditation can be decided. */
export function mayDecide(status: RegistrationStatus): boolean {
  return status === 'submitted';
}
