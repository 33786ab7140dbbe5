import type { DelegationKind } from './actor';
import { dayIn } from './calendar';
import { CREDENTIALS_STATUSES, type CredentialsStatus } from './credentials';

/** What a report adds in words of its own, and what was said when it was adopted. */
export const REMARKS_MAX = 2000;

/** What is recorded of a report once it is issued. */
export const REPORT_ACTS = ['withdrawn', 'adopted', 'adoptionWithdrawn'] as const;
export type ReportAct = (typeof REPORT_ACTS)[number];

/** Where a report on credentials stands. */
export type ReportState = 'issued' | 'adopted' | 'withdrawn';

/** Where a report stands after these acts, the first one first. */
export function reportState(acts: readonly { kind: ReportAct }[]): ReportState {
  const latest = acts.at(-1)?.kind;
  return latest === undefined || latest === 'adoptionWithdrawn' ? 'issued' : latest;
}

const TAKES: Readonly<Record<ReportState, readonly ReportAct[]>> = {
  issued: ['adopted', 'withdrawn'],
  adopted: ['adoptionWithdrawn'],
  // A later report stands in its place.
  withdrawn: [],
};

/** The newest report that was not withdrawn, of all of them with the newest first: the next one is read beside it. */
export const standingReport = <Report extends { state: ReportState }>(
  reports: readonly Report[],
): Report | undefined => reports.find(({ state }) => state !== 'withdrawn');

/** May this be recorded of a report that stands there? */
export const takesAct = (state: ReportState, act: ReportAct): boolean => TAKES[state].includes(act);

/** A delegation as a report names it, with the state of its credentials. */
export type ReportedDelegation = {
  delegationId: string;
  kind: DelegationKind;
  countryCode: string | null;
  organization: string | null;
  status: CredentialsStatus;
};

/** The states in the order in which a report takes them: first those who sit with full credentials. */
export const REPORTED_STATUSES: readonly CredentialsStatus[] = [
  'accepted',
  'provisional',
  'submitted',
  'awaited',
  'rejected',
];

/** How many delegations stand in each state. */
export function statusCounts(
  delegations: readonly Pick<ReportedDelegation, 'status'>[],
): Record<CredentialsStatus, number> {
  const count = (status: CredentialsStatus) => delegations.filter((one) => one.status === status).length;
  return Object.fromEntries(CREDENTIALS_STATUSES.map((status) => [status, count(status)])) as Record<
    CredentialsStatus,
    number
  >;
}

/**
 * The delegations that a report names otherwise than the one before: in another state, for the first time, or no more (then
 * `status` is null).
 */
export function changedSince(
  before: readonly ReportedDelegation[],
  now: readonly ReportedDelegation[],
): (Omit<ReportedDelegation, 'status'> & {
  before: CredentialsStatus | null;
  status: CredentialsStatus | null;
})[] {
  const former = new Map(before.map((one) => [one.delegationId, one]));
  const still = new Set(now.map(({ delegationId }) => delegationId));
  return [
    ...now
      .filter(({ delegationId, status }) => former.get(delegationId)?.status !== status)
      .map((one) => ({ ...one, before: former.get(one.delegationId)?.status ?? null })),
    ...before
      .filter(({ delegationId }) => !still.has(delegationId))
      .map((one) => ({ ...one, before: one.status, status: null })),
  ];
}

type ReportWords = { delegations: readonly ReportedDelegation[]; remarks: unknown };

/** Would a report say nothing that is not in the one before? What it remarks is new. */
export const saysTheSame = (before: ReportWords, next: ReportWords): boolean =>
  !next.remarks && changedSince(before.delegations, next.delegations).length === 0;

/**
 * Why a report cannot have been adopted in a session, as a message; null when it can. A session that went on for longer than
 * planned is counted by its day.
 */
export function whyNotAdoptedIn(
  { startsAt }: { startsAt: Date },
  { issuedAt, now, timeZone }: { issuedAt: Date; now: Date; timeZone: string },
) {
  if (startsAt > now) return 'credentials.invalid.sessionAhead' as const;
  const isBefore = dayIn(timeZone, startsAt) < dayIn(timeZone, issuedAt);
  return isBefore ? ('credentials.invalid.sessionBefore' as const) : null;
}
