import type { SessionKind } from './timetable';
import { RECORDED_KINDS } from './timetable';

/** What a delegation asks the floor for, in the order in which it is called: a point of order first, a right of reply at the end. */
export const FLOOR_KINDS = ['pointOfOrder', 'statement', 'reply'] as const;
export type FloorKind = (typeof FLOOR_KINDS)[number];

/** How a request for the floor ended. */
export const REQUEST_ENDS = ['called', 'withdrawn'] as const;
export type RequestEnd = (typeof REQUEST_ENDS)[number];

/** The longest speaking time that a chair sets, in minutes. */
export const SPEAKING_MINUTES_MAX = 120;

/** How many minutes somebody may speak, by what for; null is without a limit. */
export type SpeakingTimes = Record<FloorKind, number | null>;

/** The longest name of who speaks, with the office. */
export const SPEAKER_MAX = 200;

/** True for a session that debates: the others have no speakers' list. */
export const hasSpeakersList = (kind: SessionKind): boolean => RECORDED_KINDS.includes(kind);

/** Why a delegation cannot ask for the floor; null where it can. Messages: `speakers.refusal.<word>`. */
export function whyNotAsked(
  kind: FloorKind,
  { closed, waiting }: { closed: boolean; waiting: readonly FloorKind[] },
): 'listClosed' | 'alreadyWaiting' | null {
  if (closed && kind === 'statement') return 'listClosed';
  return waiting.includes(kind) ? 'alreadyWaiting' : null;
}

/** The clock of a speech: instants of the database's clock, and the milliseconds for which it stood still before. */
export type SpeechClock = {
  startedAt: Date;
  pausedAt: Date | null;
  pausedMs: number;
  endedAt: Date | null;
};

/** How long somebody has spoken, in milliseconds, at an instant of the same clock. */
export function spokenMs({ startedAt, pausedAt, pausedMs, endedAt }: SpeechClock, now: Date): number {
  const until = endedAt ?? now;
  const stood = pausedAt && pausedAt < until ? until.getTime() - pausedAt.getTime() : 0;
  return Math.max(0, until.getTime() - startedAt.getTime() - pausedMs - stood);
}

/** For how long the clock has stood still in all, once it goes on or ends at that instant. */
export const pausedMsAt = ({ pausedAt, pausedMs }: SpeechClock, now: Date): number =>
  pausedMs + (pausedAt ? Math.max(0, now.getTime() - pausedAt.getTime()) : 0);

export type Speaking = SpeechClock & { id: string; number: number; kind: FloorKind };

/** The speeches that have begun and not ended, the one that has the floor first. A point of order interrupts a speaker, who goes on after it. */
export function onTheFloor<S extends Speaking>(speeches: readonly S[]): S[] {
  return speeches.filter(({ endedAt }) => endedAt === null).sort((a, b) => b.number - a.number);
}

/** What becomes of the speeches that have not ended when the floor is given for `kind`. */
export function makingWay<S extends Speaking>(
  kind: FloorKind,
  speeches: readonly S[],
): { ended: S[]; paused: S[] } {
  const open = onTheFloor(speeches);
  const [first] = open;
  if (kind !== 'pointOfOrder' || !first || first.kind === 'pointOfOrder') {
    // One point of order after another leaves the speaker waiting who was interrupted by the first.
    const ended = kind === 'pointOfOrder' ? open.filter((one) => one.kind === 'pointOfOrder') : open;
    return { ended, paused: [] };
  }
  return { ended: [], paused: first.pausedAt ? [] : [first] };
}
