import { describe, expect, it } from 'vitest';
import { inRegion, type ListedMember, membersOn } from '@/domain/memberships';

const member = (countryCode: string, more: Partial<ListedMember> = {}): ListedMember => ({
  countryCode,
  region: 'americas',
  since: null,
  until: null,
  ...more,
});
const codes = (members: readonly ListedMember[] | null) => members?.map(({ countryCode }) => countryCode);

describe('the members on the days of a conference', () => {
  const days = { startsOn: '2023-03-21', endsOn: '2023-03-23' };
  const on = (more: Partial<ListedMember>, when: Parameters<typeof membersOn>[1] = days) =>
    membersOn([member('CL', more)], when, '2026-01-01') !== null;

  it('are those of all of its days, the first and the last of a membership among them', () => {
    expect(on({})).toBe(true);
    expect(on({ since: '2023-03-21' })).toBe(true);
    expect(on({ since: '2023-03-22' })).toBe(false);
    expect(on({ until: '2023-03-23' })).toBe(true);
    expect(on({ until: '2023-03-22' })).toBe(false);
  });

  it('are those of today where it has no days yet', () => {
    const undated = { startsOn: null, endsOn: null };
    expect(on({ until: '2025-12-31' }, undated)).toBe(false);
    expect(on({ since: '2026-01-01' }, undated)).toBe(true);
  });

  it('are nobody where no list is kept of that time', () => {
    expect(membersOn([], days, '2026-01-01')).toBeNull();
    expect(membersOn([member('CL', { since: '2024-01-01' })], days, '2026-01-01')).toBeNull();
  });

  it('are those of a region, and of the whole world all', () => {
    const all = [member('CL'), member('FR', { region: 'europe' }), member('NR', { region: null })];
    expect(codes(inRegion(all, 'americas'))).toEqual(['CL']);
    expect(codes(inRegion(all, 'world'))).toEqual(['CL', 'FR', 'NR']);
  });
});
