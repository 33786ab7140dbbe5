import type { LocalText } from './local-text';

export const ASSEMBLY_MAX = 200;
export const FORWARDED_SYMBOL_MAX = 60;

/** One act on the way of an outcome to the General Assembly; without an assembly, what was forwarded is withdrawn. */
export type Forwarding = {
  number: number;
  /** the session that it goes to, by its name */
  assembly: LocalText | null;
  /** `2023-09-01` */
  forwardedOn: string | null;
  /** under which it is there, once that is known */
  symbol: string | null;
  /** why it was corrected or withdrawn */
  reason: string | null;
};

type Forwarded = Forwarding & { assembly: LocalText; forwardedOn: string };

const isForwarded = (act: Forwarding | undefined): act is Forwarded =>
  act !== undefined && act.assembly !== null && act.forwardedOn !== null;

/** Where an outcome was forwarded to, as the latest act says; null where it was not, or that was withdrawn. */
export function forwardedTo(acts: readonly Forwarding[]): Forwarded | null {
  const latest = acts.at(-1);
  return isForwarded(latest) ? latest : null;
}

/** Why an outcome cannot have been forwarded on a day, as a message; null when it can. Days as `2023-09-01`. */
export function whyNotForwarded(on: string, { adoptedOn, today }: { adoptedOn: string; today: string }) {
  if (on < adoptedOn) return 'implementation.invalid.forwardedBefore';
  return on > today ? 'implementation.invalid.forwardedAhead' : null;
}
