/** What becomes of a request that a person's data be erased. */
export const ERASURE_DECISIONS = ['erase', 'later', 'refuse'] as const;
export type ErasureDecision = (typeof ERASURE_DECISIONS)[number];

/** What stands in place of a name that was erased: no language has a word of it. */
export const ERASED_NAME = '—';

export type ErasureState = 'open' | 'withdrawn' | 'refused' | 'putOff' | 'erased';

/** Something is still to come of it: it can be withdrawn by its person, and decided by the organizers, also otherwise than before. */
export const isWaiting = (state: ErasureState | undefined) => state === 'open' || state === 'putOff';

type ErasureDates = {
  withdrawnAt: Date | null;
  erasedAt: Date | null;
  decision: ErasureDecision | null;
};

/** Where a request stands, from its dates. */
export function erasureState({ withdrawnAt, erasedAt, decision }: ErasureDates): ErasureState {
  if (erasedAt) return 'erased';
  if (withdrawnAt) return 'withdrawn';
  if (decision === 'refuse') return 'refused';
  return decision === null ? 'open' : 'putOff';
}

/** What an erasure asks of the conference: `seated`: the person still sits in a delegation; days as `2023-03-21`. */
export type ErasureFacts = { seated: boolean; today: string; endsOn: string };

/** Why a person's data cannot be erased on a day; null where they can. Whoever takes part is known by name until the end. */
export function whyNotErased({ seated, endsOn }: ErasureFacts, on: string) {
  return seated && on <= endsOn ? ('delegations.refusal.erasedAfterwards' as const) : null;
}

/** Why it cannot be put off to a day; null where it can. */
export function whyNotPutOff(facts: ErasureFacts, on: string) {
  return on <= facts.today ? ('delegations.refusal.erasureDay' as const) : whyNotErased(facts, on);
}
