import { describe, expect, it } from 'vitest';
import {
  changedSince,
  REPORT_ACTS,
  type ReportAct,
  type ReportedDelegation,
  reportState,
  saysTheSame,
  standingReport,
  statusCounts,
  takesAct,
  whyNotAdoptedIn,
} from '@/domain/credentials-reports';

const named = (delegationId: string, status: ReportedDelegation['status']): ReportedDelegation => ({
  ...{ delegationId, status, kind: 'memberInRegion', countryCode: delegationId, organization: null },
});
const standsAfter = (...kinds: ReportAct[]) => reportState(kinds.map((kind) => ({ kind })));

describe('a report on credentials', () => {
  it('stands as its latest act says, and is adopted anew once its adoption is withdrawn', () => {
    expect(standsAfter()).toBe('issued');
    expect(standsAfter('adopted')).toBe('adopted');
    expect(standsAfter('adopted', 'adoptionWithdrawn')).toBe('issued');
    expect(standsAfter('adopted', 'adoptionWithdrawn', 'adopted')).toBe('adopted');
    expect(standsAfter('withdrawn')).toBe('withdrawn');
  });

  it('takes no act once it is withdrawn, and is not withdrawn while it is adopted', () => {
    const taken = (['issued', 'adopted', 'withdrawn'] as const).map((state) => [
      state,
      REPORT_ACTS.filter((act) => takesAct(state, act)),
    ]);
    expect(taken).toEqual([
      ['issued', ['withdrawn', 'adopted']],
      ['adopted', ['adoptionWithdrawn']],
      ['withdrawn', []],
    ]);
  });

  it('counts each delegation once, and says which stand otherwise than in the one before', () => {
    const before = [named('AR', 'awaited'), named('BR', 'accepted'), named('CL', 'accepted')];
    const now = [named('AR', 'accepted'), named('CL', 'accepted'), named('PE', 'awaited')];
    expect(statusCounts(now)).toEqual({
      ...{ accepted: 2, awaited: 1, provisional: 0, submitted: 0, rejected: 0 },
    });
    expect(changedSince(before, now).map((one) => [one.countryCode, one.before, one.status])).toEqual([
      ['AR', 'awaited', 'accepted'],
      ['PE', null, 'awaited'],
      ['BR', 'accepted', null],
    ]);
    expect(changedSince(now, now)).toEqual([]);
    const same = { delegations: now, remarks: null };
    expect(saysTheSame({ ...same, remarks: 'Once' }, same)).toBe(true);
    expect(saysTheSame(same, { ...same, remarks: 'More' })).toBe(false);
    expect(saysTheSame({ ...same, delegations: before }, same)).toBe(false);
    expect(standingReport([{ state: 'withdrawn' }, { state: 'issued' }])).toEqual({ state: 'issued' });
    expect(standingReport([{ state: 'withdrawn' }])).toBeUndefined();
  });

  it('is adopted in a session that has begun, on the day on which it was issued or later', () => {
    const issuedAt = new Date('2023-03-22T02:00:00Z');
    const now = new Date('2023-03-22T20:00:00Z');
    const why = (startsAt: string) =>
      whyNotAdoptedIn({ startsAt: new Date(startsAt) }, { issuedAt, now, timeZone: 'America/Santiago' });
    // It was issued late on the 21st in Santiago, after that day's session began.
    expect(why('2023-03-21T23:00:00Z')).toBeNull();
    expect(why('2023-03-22T15:00:00Z')).toBeNull();
    expect(why('2023-03-20T15:00:00Z')).toBe('credentials.invalid.sessionBefore');
    expect(why('2023-03-22T21:00:00Z')).toBe('credentials.invalid.sessionAhead');
  });
});
