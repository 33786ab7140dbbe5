import { type DelegationKind, isOfCountry } from './actor';

type SentBy = { kind: DelegationKind; countryCode?: string; organization: string | null };

/** Why nobody can send a delegation of a kind so, and at which field that is: a country sends it, or an organization. */
export function whyNotSender({ kind, countryCode, organization }: SentBy) {
  const field = 'organization' as const;
  if (isOfCountry(kind) && countryCode === undefined)
    return { field: 'countryCode' as const, why: 'delegations.invalid.countryForMember' as const };
  if (countryCode !== undefined && organization !== null)
    return { field, why: 'delegations.invalid.oneSender' as const };
  if (countryCode === undefined && organization === null)
    return { field, why: 'delegations.invalid.sender' as const };
  return null;
}
