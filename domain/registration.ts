export const REGISTRATION_STATUSES = [
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

/** What the delegate answered, as far as it decides whether the form is complete. */
export type RegistrationAnswers = {
  givenName: string | null;
  familyName: string | null;
  badgeName: string | null;
  office: string | null;
  languages: readonly string[];
  photoId: string | null;
  dataConsentAt: Date | null;
};

export const REGISTRATION_TASKS = ['person', 'office', 'languages', 'consents'] as const;
export type RegistrationTask = (typeof REGISTRATION_TASKS)[number];

/** The tasks that are still to be done before the form can be submitted, in their order. */
export function openTasks(answers: RegistrationAnswers): RegistrationTask[] {
  const open: RegistrationTask[] = [];
  const named = !blank(answers.givenName) || !blank(answers.familyName);
  if (!named || blank(answers.badgeName)) open.push('person');
  if (blank(answers.office)) open.push('office');
  if (answers.languages.length === 0) open.push('languages');
  if (!answers.dataConsentAt) open.push('consents');
  return open;
}

function blank(text: string | null): boolean {
  return text === null || text.trim() === '';
}
