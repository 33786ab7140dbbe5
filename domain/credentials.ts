export const CREDENTIALS_STATUSES = ['awaited', 'submitted', 'provisional', 'accepted', 'rejected'] as const;
/** Where the signed instrument that names a delegation stands. */
export type CredentialsStatus = (typeof CREDENTIALS_STATUSES)[number];

const NEXT: Record<CredentialsStatus, readonly CredentialsStatus[]> = {
  awaited: ['submitted', 'provisional'],
  submitted: ['provisional', 'accepted', 'rejected'],
  provisional: ['submitted', 'accepted', 'rejected'],
  accepted: ['rejected'],
  rejected: ['submitted', 'provisional', 'accepted'],
};

/** The states that credentials can go to from here. A decision can be reviewed; an instrument cannot unarrive. */
export function nextCredentials(from: CredentialsStatus): readonly CredentialsStatus[] {
  return NEXT[from];
}

/** Why credentials cannot go from one state to another, or null. A rejection needs a reason. */
export function whyNotDecideCredentials(from: CredentialsStatus, to: CredentialsStatus, reason: string) {
  if (!NEXT[from].includes(to)) return 'delegations.refusal.credentialsStep' as const;
  if (to === 'rejected' && reason.trim() === '') return 'delegations.refusal.reasonNeeded' as const;
  return null;
}

/**
 * True while a delegation sits with full rights. Only a rejection takes them: "provisional" carries full
 * rights until it is decided, and so does an instrument that has not been looked at yet.
 */
export function carriesRights(status: CredentialsStatus): boolean {
  return status !== 'rejected';
}

/** Dated facts about one delegation's credentials, in any order. */
export type CredentialsFact = { at: Date; status: Exclude<CredentialsStatus, 'awaited'> };

/** The state at an instant: the latest fact up to it; 'awaited' while there is none. */
export function credentialsAt(facts: readonly CredentialsFact[], at: Date): CredentialsStatus {
  let latest: CredentialsFact | null = null;
  for (const fact of facts) if (fact.at <= at && (!latest || fact.at >= latest.at)) latest = fact;
  return latest?.status ?? 'awaited';
}
