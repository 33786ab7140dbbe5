/** What became of a comment on circulated notes, as whoever keeps them says. */
export const COMMENT_ENDS = ['takenUp', 'notTakenUp'] as const;
export type CommentEnd = (typeof COMMENT_ENDS)[number];

export const COMMENT_MAX = 5_000;
/** What is answered to a comment. */
export const ANSWER_MAX = 1_000;
/** Comments of one delegation on one paragraph of notes as they were circulated. */
export const MOST_COMMENTS = 20;

export type CirculationTimes = { commentsUntil: Date; withdrawnAt: Date | null };

/**
 * What a circulation is at an instant: delegations may comment; the date has passed; or it was taken back, and the notes are a
 * draft again.
 */
export type CirculationState = 'open' | 'over' | 'withdrawn';

export function circulationState(
  { commentsUntil, withdrawnAt }: CirculationTimes,
  now: Date,
): CirculationState {
  if (withdrawnAt) return 'withdrawn';
  return now < commentsUntil ? 'open' : 'over';
}

/** Why notes that were circulated cannot be approved at an instant; null when they can. */
export function whyNotApproved(
  circulation: CirculationTimes | null,
  unsettled: number,
  now: Date,
): 'circulated' | 'commentsOpen' | null {
  if (circulation && circulationState(circulation, now) === 'open') return 'circulated';
  return unsettled > 0 ? 'commentsOpen' : null;
}
