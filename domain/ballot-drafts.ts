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
  text: {
    leftOpenAt: Date | null;
    adoptedAt: Date | null;
    notAdoptedAt: Date | null;
    endedAs: string | null;
  };
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
  if (text.adoptedAt) return 'adopted';
  if (text.notAdoptedAt) return 'notAdopted';
  if (text.endedAs) return 'ended';
  if (!draft.conferenceClosed) return 'meets';
  if (!text.leftOpenAt) return 'notLeftOpen';
  if (draft.pending) return 'pending';
  if (draft.rulesWithdrawn) return 'rulesWithdrawn';
  if (!draft.procedure || !draft.hasRules || !closesAt) return 'incomplete';
  return closesAt <= now || (opensAt && opensAt < now) ? 'past' : null;
}
