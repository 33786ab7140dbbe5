import type { Phrase } from './explaining';
import { explain } from './explaining';
import type { ConsensusProfile, RulesProfile } from './rules';

/** For how many seconds a call for objections runs: within, and where the rules do not say. */
export const CALL_SECONDS = { least: 10, most: 900, usual: 60 } as const;

/**
 * How long after its time a call waits before it can be declared, in seconds: an objection that had reached the server by then is
 * taken in first.
 */
const SETTLING_SECONDS = 2;

/** How a call for objections ended: the chair declared the text adopted, or withdrew the call. */
export const CALL_ENDS = ['declared', 'withdrawn'] as const;
export type CallEnd = (typeof CALL_ENDS)[number];

/** By whom an objection was entered: by the delegation itself, or by the chair, who heard it in the room. */
export const OBJECTION_SOURCES = ['delegation', 'chair'] as const;
export type ObjectionSource = (typeof OBJECTION_SOURCES)[number];

/** What several rules in force come to: a call is asked for where any of them asks for it, for as long as the longest. */
export function consensusRule(profiles: readonly RulesProfile[]): ConsensusProfile {
  const all = profiles.flatMap(({ consensus }) => (consensus ? [consensus] : []));
  const [asking, seconds] = [all.some(({ call }) => call), all.map((one) => one.seconds)];
  return { call: asking, seconds: seconds.length > 0 ? Math.max(...seconds) : CALL_SECONDS.usual };
}

type Timed = { dueAt: Date; endedAs: CallEnd | null };

/** The instant from which on a call can be declared. */
export const declarableAt = ({ dueAt }: Pick<Timed, 'dueAt'>): Date =>
  new Date(dueAt.getTime() + SETTLING_SECONDS * 1000);

/**
 * Why an objection is not entered, or null. `reachedAt`: when it reached the server; for what the chair heard in the room the clock
 * says nothing, the gavel does.
 */
export function whyNotObject(
  { dueAt, endedAs }: Timed,
  { reachedAt, source }: { reachedAt: Date; source: ObjectionSource },
): 'late' | 'declared' | 'withdrawn' | null {
  if (endedAs === 'withdrawn') return 'withdrawn';
  if (source === 'chair') return endedAs;
  // One that was in time and was overtaken by the gavel is kept all the same.
  return reachedAt < dueAt ? null : (endedAs ?? 'late');
}

/** Why a call cannot be declared, or null. `objections`: those that stand. */
export function whyNotDeclare(
  call: Timed,
  { objections, now }: { objections: number; now: Date },
): 'over' | 'objected' | 'running' | null {
  if (call.endedAs) return 'over';
  if (objections > 0) return 'objected';
  return now < declarableAt(call) ? 'running' : null;
}

/** Where an open call stands: its clock runs, what came in time is taken in, an objection stands, or it can be declared. */
export type CallStage = 'running' | 'settling' | 'objected' | 'declarable';

export function callStage(
  call: Pick<Timed, 'dueAt'>,
  { objections, now }: { objections: number; now: Date },
): CallStage {
  if (objections > 0) return 'objected';
  if (now < call.dueAt) return 'running';
  return now < declarableAt(call) ? 'settling' : 'declarable';
}

/** Why a text was adopted by consensus, in one sentence; `seconds`: of the call, null where none is on record. */
export const explainConsensus = (seconds: number | null, reservations: number): Phrase =>
  explain(
    { procedure: 'consensus', call: seconds === null ? null : { seconds } },
    { objections: 0, reservations },
    'adoptedByConsensus',
  );
