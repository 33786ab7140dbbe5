import type { Proposer } from './outcomes';

/** Where the sponsorship of a delegation stands; only what is confirmed is told to everybody. */
export const SPONSORSHIP_STATES = ['asked', 'confirmed', 'declined', 'withdrawn'] as const;
export type SponsorshipState = (typeof SPONSORSHIP_STATES)[number];

export type SponsorshipMove = 'ask' | 'confirm' | 'decline' | 'join' | 'withdraw';

/** What can be done from each state, and where it leads; `none`: the delegation is neither sponsor nor asked. */
const MOVES: Record<SponsorshipState | 'none', Partial<Record<SponsorshipMove, SponsorshipState>>> = {
  none: { ask: 'asked', join: 'confirmed' },
  asked: { confirm: 'confirmed', decline: 'declined', join: 'confirmed' },
  confirmed: { withdraw: 'withdrawn' },
  declined: { ask: 'asked', join: 'confirmed' },
  withdrawn: { ask: 'asked', join: 'confirmed' },
};

/** Where a move leads; null where it cannot be made from there. */
export const afterSponsorshipMove = (
  state: SponsorshipState | null,
  move: SponsorshipMove,
): SponsorshipState | null => MOVES[state ?? 'none'][move] ?? null;

export type DatesOfDecision = { adoptedAt: Date | null; notAdoptedAt: Date | null; endedAt: Date | null };

/** Sponsors come and go until a text is decided, also one that is left open for the vote. */
export const takesSponsors = ({ adoptedAt, notAdoptedAt, endedAt }: DatesOfDecision): boolean =>
  !adoptedAt && !notAdoptedAt && !endedAt;

/** That one text of a delegation is taken after the deadline: by which office, and why. */
export type Admission = { as: Proposer; reason: string };

/** True from the instant of the deadline on. */
export const isLateToSubmit = (submissionDue: Date | null, now: Date): boolean =>
  submissionDue !== null && submissionDue <= now;

/** The paragraphs of what was typed: empty lines stand between them. */
export const paragraphsIn = (text: string): string[] =>
  text
    .split(/\n[^\S\n]*\n/)
    .map((piece) => piece.trim())
    .filter(Boolean);
