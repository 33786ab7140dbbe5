import type { Quorum, QuorumBase, QuorumProfile, Scope } from './rules';

/** True when `present` delegations are enough. Integers; compared by multiplying (docs/rules.md, section 4, step 3). */
export function quorumReached(quorum: Quorum, present: number): boolean {
  if (quorum.moreThan) {
    const [n, d] = quorum.moreThan;
    return present * d > quorum.base * n;
  }
  const [n, d] = quorum.atLeast;
  return present * d >= quorum.base * n;
}

/** The smallest number of delegations that is a quorum, for the sentence that says so. */
export function quorumNeeds(quorum: Quorum): number {
  const [n, d] = quorum.moreThan ?? quorum.atLeast;
  const whole = quorum.base * n;
  const floor = (whole - (whole % d)) / d;
  return quorum.moreThan || whole % d !== 0 ? floor + 1 : floor;
}

/** The number of delegations that a share is taken of. */
function quorumBase(basis: QuorumBase, scope: Scope): number {
  if (basis === 'roll') return scope.roll;
  return basis === 'members' ? scope.members : scope.members - scope.suspended;
}

/**
 * The quorum of a ballot that opens now. By correspondence the replies must exceed the fraction, so that
 * "at least a third" becomes "more than a third" (docs/rules.md, section 4, step 7).
 */
export function freezeQuorum(profile: QuorumProfile, scope: Scope, correspondence: boolean): Quorum {
  const base = quorumBase(profile.of, scope);
  if (profile.moreThan) return { base, moreThan: profile.moreThan };
  return correspondence ? { base, moreThan: profile.atLeast } : { base, atLeast: profile.atLeast };
}
