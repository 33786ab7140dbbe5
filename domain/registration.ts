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

/** True while the accreditation can be decided. */
export function mayDecide(status: RegistrationStatus): boolean {
  return status === 'submitted';
}
