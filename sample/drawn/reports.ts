import type { ImplementationState, ReportingRound } from '@/domain/implementation';
import { lotOf } from './lot';
import { DRAWN } from './roles';

export type DrawnReport = { country: string; state: ImplementationState; at: Date };

const SEED = 24_03;

/** After a state a member reports one of these in a later round; after the last ones it reports no more. */
const NEXT: Record<ImplementationState | 'none', ImplementationState[]> = {
  none: ['notStarted', 'inProgress', 'inProgress', 'done', 'notApplicable'],
  notStarted: ['inProgress'],
  inProgress: ['inProgress', 'done'],
  done: [],
  notApplicable: [],
};

/**
 * Who reports what in the rounds that have begun, drawn by lot, in the order of their instants, all of them in the past. The member
 * whose head "continue as" opens has yet to report in the one that runs.
 */
export function drawReports(
  { outcome, answers }: { outcome: string; answers: number },
  countries: readonly string[],
  { rounds, now }: { rounds: readonly ReportingRound[]; now: Date },
): DrawnReport[] {
  const lot = lotOf(SEED + outcome.length);
  const willing = lot.order(countries);
  const latest = new Map<string, ImplementationState>();
  return rounds.flatMap(({ opensAt, closesAt }, n) => {
    const until = Math.min(closesAt.getTime(), now.getTime());
    const isRunning = closesAt > now;
    const members = willing.filter((code) => !isRunning || code !== DRAWN.shown).slice(0, answers + n * 5);
    const those = members.filter((code) => NEXT[latest.get(code) ?? 'none'].length > 0);
    const step = Math.floor((until - opensAt.getTime()) / (those.length + 1));
    return those.map((country, i): DrawnReport => {
      const state = lot.one(NEXT[latest.get(country) ?? 'none']);
      latest.set(country, state);
      return { country, state, at: new Date(opensAt.getTime() + (i + 1) * step) };
    });
  });
}
