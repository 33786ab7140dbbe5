/** What the timetable's blocks know; minutes are counted from midnight on the wall clocks of the conference. */
export type BoardSession = {
  id: string;
  title: string;
  kind: string;
  quiet: boolean;
  roomId: string | null;
  from: number;
  to: number;
  /** when it begins, on the wall clock: `2023-03-21T10:15` */
  startsAt: string;
  /** from when to when, in words, with the day where that is another */
  times: string;
  languages: string;
  version: number;
  editHref: string;
  moveHref: string;
  moveLabel: string;
  pending?: boolean;
};

export type BoardRoom = { id: string | null; name: string; seats: string | null };

export type BoardTexts = {
  /** what the board shows, for those who cannot see it */
  label: string;
  move: string;
  moving: string;
  /** with {title} and {why} */
  back: string;
  close: string;
  empty: string;
};

/** One row of the grid is five minutes, and so high. */
export const ROW_MINUTES = 5;
export const ROW_PIXELS = 8;
const DAY = 24 * 60;

/** `10:15`, in the figures that all four languages read here. */
export function clockAt(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const within = ((minutes % DAY) + DAY) % DAY;
  return `${two(Math.floor(within / 60))}:${two(within % 60)}`;
}

/** The wall-clock time so many minutes from a day's midnight: `2023-03-21T10:15`. */
export function localAt(day: string, minutes: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + minutes * 60_000).toISOString().slice(0, 16);
}

/** The hours that are drawn: the working day, and what lies outside of it when something does, also beyond midnight. */
export function hoursOf(sessions: readonly { from: number; to: number }[]): { first: number; last: number } {
  const starts = sessions.map(({ from }) => Math.floor(from / 60));
  const ends = sessions.map(({ to }) => Math.ceil(to / 60));
  return { first: Math.min(8, ...starts), last: Math.max(18, ...ends) };
}

/** Each hour that is drawn. */
export function hoursBetween({ first, last }: { first: number; last: number }): number[] {
  return Array.from({ length: last - first }, (_, n) => first + n);
}

/**
 * Where a block that is dropped begins: on the quarter of an hour, or finer on five minutes, on this day; one that went
 * over midnight before may do so again.
 */
export function snapped(minutes: number, held: { from: number; to: number }, fine: boolean): number {
  const step = fine ? ROW_MINUTES : 15;
  const length = held.to - held.from;
  const first = Math.min(0, held.from);
  const last = Math.floor((Math.max(DAY, held.to) - Math.min(length, DAY)) / step) * step;
  return Math.min(last, Math.max(first, Math.round(minutes / step) * step));
}

/** The lines of the grid between which a block lies. */
export function rowsOf({ from, to }: { from: number; to: number }, first: number): string {
  const start = Math.round((from - first * 60) / ROW_MINUTES) + 1;
  return `${start} / span ${Math.max(1, Math.round((to - from) / ROW_MINUTES))}`;
}
