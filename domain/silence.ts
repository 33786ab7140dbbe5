import type { SilenceCounts } from './deciding';
import type { HeadHeld } from './new-head';
import { hoursBetween } from './voting';

export type SilenceStatus = 'scheduled' | 'running' | 'broken' | 'adopted' | 'invalidPeriod';

/** Instants by the database's clock; `breaks` are the instants at which delegations broke silence. */
export type SilencePeriod = { opensAt: Date; deadline: Date; minimumHours: number; breaks: readonly Date[] };

/**
 * Where a silence procedure stands, by its breaks, its deadline and the clock. Nothing sets it: a job that
 * writes the decision down late, or twice, changes nothing. A break counts until one millisecond before the
 * deadline; at the deadline silence has held.
 */
export function silenceStatus(period: SilencePeriod, now: Date): SilenceStatus {
  const { opensAt, deadline, minimumHours } = period;
  if (hoursBetween(opensAt, deadline) < minimumHours) return 'invalidPeriod';
  if (effectiveBreaks(period).length > 0) return 'broken';
  if (now < opensAt) return 'scheduled';
  return now < deadline ? 'running' : 'adopted';
}

/**
 * The instant that ended it, or null while silence runs. A break ends it: just after the last break on record,
 * so that all of them lie before the end, however late the job writes it down. Else it ends at the deadline.
 */
export function silenceEnd(period: SilencePeriod, now: Date): Date | null {
  const breaks = effectiveBreaks(period).map((at) => at.getTime());
  if (breaks.length > 0) return new Date(Math.max(...breaks) + 1);
  return now < period.deadline ? null : period.deadline;
}

/** What `decide` takes for the period. */
export function silenceCounts(period: SilencePeriod): SilenceCounts {
  return {
    hours: Math.max(0, hoursBetween(period.opensAt, period.deadline)),
    breaks: effectiveBreaks(period).length,
  };
}

function effectiveBreaks({ opensAt, deadline, breaks }: SilencePeriod): Date[] {
  return breaks.filter((at) => at >= opensAt && at < deadline);
}

export type BreakRefusal =
  | 'ballots.refusal.notOnRoll'
  | 'ballots.refusal.notHead'
  | 'ballots.refusal.notOpenYet'
  | 'ballots.refusal.silenceOver'
  | 'ballots.refusal.silenceEnded'
  | 'ballots.refusal.lapsed'
  | 'ballots.refusal.cancelled'
  | 'ballots.refusal.inDoubt'
  | `ballots.refusal.${HeadHeld}`
  | 'ballots.refusal.breakWithoutReason';

export type Breaking = {
  opensAt: Date;
  deadline: Date;
  /** its result is declared: by the deadline, or because silence was broken */
  declared: boolean;
  /** it could not open at its instant */
  lapsed?: boolean;
  /** it was cancelled before its deadline */
  cancelled?: boolean;
  /** its record contradicts itself */
  doubted?: boolean;
  /** null while there is no roll */
  onRoll: boolean | null;
  isHead: boolean;
  /** see `Casting` */
  held?: HeadHeld | null;
  reason: string;
  now: Date;
};

/**
 * Why a delegation cannot break silence now, or null when it can. A break ends the procedure, and the next run
 * of the job declares it; a delegation that breaks silence in between is on record too, with its reason.
 */
export function whyNotBreak({
  opensAt,
  deadline,
  declared,
  lapsed,
  cancelled,
  doubted,
  onRoll,
  isHead,
  held,
  reason,
  now,
}: Breaking): BreakRefusal | null {
  if (lapsed) return 'ballots.refusal.lapsed';
  if (cancelled) return 'ballots.refusal.cancelled';
  if (onRoll === false) return 'ballots.refusal.notOnRoll';
  if (!isHead) return 'ballots.refusal.notHead';
  if (now < opensAt || onRoll === null) return 'ballots.refusal.notOpenYet';
  if (now >= deadline) return 'ballots.refusal.silenceOver';
  if (declared) return 'ballots.refusal.silenceEnded';
  if (doubted) return 'ballots.refusal.inDoubt';
  if (held) return `ballots.refusal.${held}`;
  return reason.trim() === '' ? 'ballots.refusal.breakWithoutReason' : null;
}

/** Why the deadline cannot be moved to `to`, or null: only forward, and only while silence is running. */
export function whyNotExtend(period: SilencePeriod, to: Date, now: Date): string | null {
  if (silenceStatus(period, now) !== 'running') return 'ballots.refusal.silenceNotRunning';
  return to > period.deadline ? null : 'ballots.refusal.extensionBackwards';
}
