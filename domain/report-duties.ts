import type { Duty } from './duties';
import type { DutyFacts } from './duty-facts';

/** They come after a conference, too: what was adopted is asked about for years. */
export const reportDuties = ({ reports }: DutyFacts, now: Date): Duty[] =>
  reports.map(({ number, title, code, dueAt }) => {
    const overdue = dueAt <= now;
    const path = `/outcomes/${number}/implementation/${code.toLowerCase()}#report`;
    const when = overdue ? { due: null, since: dueAt } : { due: dueAt, since: null };
    return { kind: 'report', path, ...when, number, title, overdue };
  });
