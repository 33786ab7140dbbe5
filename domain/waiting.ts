import type { Deadlines } from './deadlines';

/** How a place in a waiting list ends: in a seat, or without one. */
export const WAITING_ENDS = ['seated', 'declined', 'lapsed', 'removed'] as const;
export type WaitingEnd = (typeof WAITING_ENDS)[number];

/** A place is offered to who waits; what ended stays as it is. */
export type WaitingState = 'waiting' | 'offered' | WaitingEnd;
export type WaitingMove = 'offer' | 'accept' | 'decline' | 'lapse' | 'remove';

/** The one table of what a place in a waiting list can become. What is not here does not happen. */
export const WAITING_MOVES: Readonly<Record<WaitingState, Partial<Record<WaitingMove, WaitingState>>>> = {
  waiting: { offer: 'offered', decline: 'declined', remove: 'removed' },
  offered: { accept: 'seated', decline: 'declined', lapse: 'lapsed', remove: 'removed' },
  seated: {},
  declined: {},
  lapsed: {},
  removed: {},
};

/** What a move makes of a state; null where there is no such move. */
export const afterMove = (state: WaitingState, move: WaitingMove): WaitingState | null =>
  WAITING_MOVES[state][move] ?? null;

export type WaitingFacts = { outcome: WaitingEnd | null; offerEndsAt: Date | null };

export const waitingState = ({ outcome, offerEndsAt }: WaitingFacts): WaitingState =>
  outcome ?? (offerEndsAt ? 'offered' : 'waiting');

/** True for an offer that nobody answered in time. At its end it is over. */
export const isUnanswered = (facts: WaitingFacts, now: Date): boolean =>
  waitingState(facts) === 'offered' && facts.offerEndsAt !== null && facts.offerEndsAt <= now;

/** How long somebody has to answer. */
export const OFFER_HOURS = 48;

/**
 * When places are offered no more: once lists are to be confirmed, or, where nothing is set for that, once persons are to be
 * named; and never when whoever accepts could register no more. Null where no end is set.
 */
export function lastOfferAt({ nominationDue, confirmationDue, registrationDue }: Deadlines): Date | null {
  const ends = [confirmationDue ?? nominationDue, registrationDue].flatMap((end) => (end ? [end] : []));
  return ends.reduce<Date | null>((first, end) => (first && first <= end ? first : end), null);
}

/** When an offer that is made now is over; null where none is made any more. */
export function offerEnd(deadlines: Deadlines, now: Date): Date | null {
  const last = lastOfferAt(deadlines);
  if (last && last <= now) return null;
  const full = new Date(now.getTime() + OFFER_HOURS * 3_600_000);
  return last && last < full ? last : full;
}

/** What ends the offers of a delegation, besides its deadlines. */
type OffersEnded = { withdrawnAt: Date | null; closedAt: Date | null };

/**
 * When an offer that a delegation makes now is over; null where it makes none: while its list is confirmed, once it was withdrawn or
 * the conference is closed, and after the deadlines.
 */
export const offerUntil = (
  {
    confirmedAt,
    withdrawnAt,
    closedAt,
    ...deadlines
  }: Deadlines & OffersEnded & { confirmedAt: Date | null },
  now: Date,
): Date | null => (confirmedAt || withdrawnAt || closedAt ? null : offerEnd(deadlines, now));

/** True for a place that can be taken: it is offered, in time, in a delegation and a conference that go on. */
export const isOnOffer = (facts: WaitingFacts, { withdrawnAt, closedAt }: OffersEnded, now: Date): boolean =>
  waitingState(facts) === 'offered' && !isUnanswered(facts, now) && withdrawnAt === null && closedAt === null;

/** How the places of a delegation stand. */
export type PlacesHeld = { quota: number; seated: number };

/**
 * Who is offered a place now: those who wait longest, as many as places are neither taken nor offered.
 * `waits`: the list of the delegation, in its order.
 */
export function nextToOffer<W extends WaitingFacts>({ quota, seated }: PlacesHeld, waits: readonly W[]): W[] {
  const held = waits.filter((one) => waitingState(one) === 'offered').length;
  const waiting = waits.filter((one) => waitingState(one) === 'waiting');
  return waiting.slice(0, Math.max(0, quota - seated - held));
}
