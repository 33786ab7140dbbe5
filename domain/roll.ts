import type { DelegationKind } from './actor';
import { type CredentialsStatus, carriesRights } from './credentials';

export type RollDelegation = {
  id: string;
  kind: DelegationKind;
  /** ISO 3166-1 alpha-2; null for an organization */
  countryCode: string | null;
  organization: string | null;
  credentials: CredentialsStatus;
  /** an active head of delegation, who casts its ballots */
  hasHead: boolean;
};

export type Suspension = { countryCode: string; startsAt: Date; endsAt: Date | null };

export const EXCLUSION_REASONS = [
  'suspended',
  'noDelegation',
  'noHead',
  'credentialsRejected',
  'outOfRegion',
  'observer',
  'guest',
  'secretariat',
] as const;
/** Messages: `decision.excluded.<reason>`. */
export type ExclusionReason = (typeof EXCLUSION_REASONS)[number];

export type Exclusion = {
  /** the country's code, or the organization's name where it is no country */
  name: string;
  countryCode: string | null;
  delegationId: string | null;
  reason: ExclusionReason;
};

export type ElectoralRoll = {
  entitled: { delegationId: string; countryCode: string }[];
  excluded: Exclusion[];
  /** all members in scope, M */
  members: number;
  /** members among them whose voting right is suspended */
  suspended: number;
};

/**
 * The electoral roll as it is when a ballot opens at `at`: computed from membership, never counted from who
 * came. One country, one vote, so it starts from the members in scope and asks of each, in this order:
 * 1. Is its voting right suspended at `at`? Then it is out, whether it came or not, and it also leaves the
 *    base of a quorum that counts "members not suspended".
 * 2. Does it have a delegation? A host country that is a member votes by its host delegation where it has no
 *    other. A member that sent nobody has no head who could cast a ballot; it stays in M.
 * 3. Are the delegation's credentials rejected? Anything short of a rejection (awaited, submitted,
 *    provisional) carries full rights until it is decided.
 * 4. Does it have an active head? Only a head casts.
 * Presence in the hall is not asked: a post-conference vote by correspondence is put to every member that
 * passes these four, also to one whose head left early, and the quorum then counts the replies.
 * Observers, guests, the secretariat and countries from elsewhere are listed with their reason, too; each
 * country or organization once.
 * A suspension that starts or ends after `at` counts from the next ballot.
 */
export function computeRoll(
  members: readonly string[],
  delegations: readonly RollDelegation[],
  suspensions: readonly Suspension[],
  at: Date,
): ElectoralRoll {
  const scope = [...new Set(members)].sort();
  const suspended = new Set(suspensions.filter((one) => isSuspended(one, at)).map((one) => one.countryCode));
  const voting = votingDelegations(delegations, new Set(scope));
  const roll: ElectoralRoll = {
    entitled: [],
    excluded: [],
    members: scope.length,
    suspended: scope.filter((code) => suspended.has(code)).length,
  };
  for (const countryCode of scope) {
    const delegation = voting.get(countryCode);
    const reason = whyNotEntitled(delegation, suspended.has(countryCode));
    if (delegation && !reason) roll.entitled.push({ delegationId: delegation.id, countryCode });
    else {
      const delegationId = delegation?.id ?? null;
      roll.excluded.push({ name: countryCode, countryCode, delegationId, reason: reason ?? 'noDelegation' });
    }
  }
  const listed = new Set<string>(scope);
  for (const exclusion of delegations.map(withoutVote).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!listed.has(exclusion.name)) roll.excluded.push(exclusion);
    listed.add(exclusion.name);
  }
  return roll;
}

function isSuspended({ startsAt, endsAt }: Suspension, at: Date): boolean {
  return startsAt <= at && (endsAt === null || at < endsAt);
}

/** By country: the delegation that would cast the vote of the member. */
function votingDelegations(delegations: readonly RollDelegation[], scope: Set<string>) {
  const voting = new Map<string, RollDelegation>();
  for (const kind of ['memberInRegion', 'host']) {
    for (const one of delegations) {
      if (one.kind !== kind || !one.countryCode || !scope.has(one.countryCode)) continue;
      if (!voting.has(one.countryCode)) voting.set(one.countryCode, one);
    }
  }
  return voting;
}

function whyNotEntitled(delegation: RollDelegation | undefined, suspended: boolean): ExclusionReason | null {
  if (suspended) return 'suspended';
  if (!delegation) return 'noDelegation';
  if (!carriesRights(delegation.credentials)) return 'credentialsRejected';
  return delegation.hasHead ? null : 'noHead';
}

function withoutVote({ id, kind, countryCode, organization }: RollDelegation): Exclusion {
  const name = countryCode ?? organization ?? id;
  const reason = kind === 'observer' || kind === 'guest' || kind === 'secretariat' ? kind : 'outOfRegion';
  return { name, countryCode, delegationId: id, reason };
}
