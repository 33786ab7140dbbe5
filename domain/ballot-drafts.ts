import { type OutcomeDates, outcomeState } from './outcomes';
import type { BallotProcedure } from './voting';

/** What is known of a draft of a ballot, and of what it rests on. */
export type DraftFacts = {
  procedure: BallotProcedure | null;
  hasRules: boolean;
  /** the rules that it names are no longer in force */
  rulesWithdrawn: boolean;
  opensAt: Date | null;
  closesAt: Date | null;
  conferenceClosed: boolean;
  text: OutcomeDates;
  /** another ballot on the text is scheduled or open */
  pending: boolean;
};

/** Why a draft cannot be put to the vote now, the weightiest first; null when it can be checked. Messages: `ballots.drafts.why.<word>`. */
export type DraftLack =
  | 'adopted'
  | 'notAdopted'
  | 'ended'
  | 'meets'
  | 'notLeftOpen'
  | 'pending'
  | 'rulesWithdrawn'
  | 'incomplete'
  | 'past';

export function whyNotPut(draft: DraftFacts, now: Date): DraftLack | null {
  const { text, opensAt, closesAt } = draft;
  const state = outcomeState(text);
  if (state === 'adopted' || state === 'notAdopted') return state;
  if (!isUndecided(text)) return 'ended';
  if (!draft.conferenceClosed) return 'meets';
  if (state === 'draft') return 'notLeftOpen';
  if (draft.pending) return 'pending';
  if (draft.rulesWithdrawn) return 'rulesWithdrawn';
  if (!draft.procedure || !draft.hasRules || !closesAt) return 'incomplete';
  return closesAt <= now || (opensAt && opensAt < now) ? 'past' : null;
}

/** True for a text that a ballot can be prepared on: it is a draft, or was left open. */
export const isUndecided = (text: OutcomeDates): boolean =>
  ['draft', 'leftOpen'].includes(outcomeState(text));
