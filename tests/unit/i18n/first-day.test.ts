import { describe, expect, it } from 'vitest';
import { briefDay, dateRange, day, dayInFull } from '@/platform/i18n/format';

describe('the first day of a month', () => {
  const first = new Date('2031-02-01T12:00:00Z');

  it('is written in French as French counts it, and in the other languages like the rest', () => {
    expect(day(first, 'fr', 'UTC')).toBe('1er février 2031');
    expect(briefDay(first, 'fr', 'UTC', first)).toBe('1er févr.');
    expect(dayInFull('2031-02-01', 'fr')).toBe('Samedi 1er février 2031');
    expect(dateRange('2031-02-01', '2031-02-03', 'fr')).toBe('1er–3 février 2031');
    expect(day(first, 'en', 'UTC')).toBe('1 February 2031');
    expect(day(first, 'es', 'UTC')).toBe('1 de febrero de 2031');
    expect(day(first, 'ar', 'UTC')).toContain('1 فبراير');
  });

  it('alone is written so', () => {
    expect(day(new Date('2031-02-11T12:00:00Z'), 'fr', 'UTC')).toBe('11 février 2031');
    expect(dateRange('2031-01-31', '2031-02-01', 'fr')).toMatch(/^31 janvier.*1er février 2031$/);
  });
});
