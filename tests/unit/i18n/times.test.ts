import { describe, expect, it } from 'vitest';
import { ownSpan, zoneName } from '@/components/time/own-clock';
import { LOCALES } from '@/domain/local-text';
import type { ReleasedSession } from '@/domain/release';
import { localAt, snapped } from '@/features/agenda/components/board-model';
import { daysOf, minutesOn } from '@/features/agenda/components/editor-days';
import { byDay } from '@/features/agenda/components/released-days';
import { moment, period, span, spanOn, zone } from '@/platform/i18n/format';

const at = (iso: string) => new Date(iso);
const released = (more: Partial<ReleasedSession>): ReleasedSession => ({
  id: 'a',
  kind: 'plenary',
  title: { en: 'A', fr: 'A', es: 'A', ar: 'A' },
  itemNumber: null,
  room: 'Hall',
  roomId: 'r',
  startsAt: '2023-05-23T08:00:00.000Z',
  endsAt: '2023-05-23T09:00:00.000Z',
  languages: [],
  ...more,
});

describe('a time', () => {
  it('has the offset that it has itself', () => {
    expect(zone('Europe/Skopje', 'en', at('2023-05-23T08:00Z'))).toBe('Skopje, UTC+2');
    expect(zone('Europe/Skopje', 'en', at('2023-12-01T08:00Z'))).toBe('Skopje, UTC+1');
    expect(zone('Europe/Skopje', 'en', at('2023-10-28T08:00Z'), at('2023-10-29T08:00Z'))).toBe(
      'Skopje, UTC+2 / UTC+1',
    );
    expect(zone('Europe/Skopje', 'en')).toBe('Skopje');
    expect(zone('UTC', 'en', at('2023-12-01T08:00Z'))).toBe('UTC');
    expect(zone('Africa/Abidjan', 'en', at('2023-12-01T08:00Z'))).toBe('Abidjan, UTC');
    expect(zone('Australia/Lord_Howe', 'en', at('2023-07-01T00:00Z'), at('2023-12-01T00:00Z'))).toBe(
      'Lord Howe, UTC+10:30 / UTC+11',
    );
    expect(moment(at('2023-05-23T08:00Z'), 'en', 'Europe/Skopje')).toBe('23 May 2023, 10:00 (Skopje, UTC+2)');
    expect(period(at('2023-10-29T00:30Z'), at('2023-10-29T01:30Z'), 'en', 'Europe/Skopje')).toBe(
      '29 October 2023, 02:30–02:30 (Skopje, UTC+2 / UTC+1)',
    );
  });

  it('names its zone in the language of the reader, with the offset', () => {
    const now = at('2023-05-23T08:00Z');
    const apart = (words: string) => `\u2066${words}\u2069`;
    const named = (timeZone: string) => LOCALES.map((locale) => zone(timeZone, locale, now));
    const latin = (words: string) => [words, words, words];
    expect(named('America/Santiago')).toEqual([...latin('Santiago, UTC−4'), `شيلي، ${apart('UTC−4')}`]);
    expect(named('Europe/Skopje')).toEqual([
      ...latin('Skopje, UTC+2'),
      `مقدونيا الشمالية، ${apart('UTC+2')}`,
    ]);
    expect(named('Asia/Kolkata')).toEqual([...latin('Kolkata, UTC+5:30'), `الهند، ${apart('UTC+5:30')}`]);
    expect(named('UTC')).toEqual([...latin('UTC'), apart('UTC')]);
    expect(named('Etc/GMT-5')).toEqual([...latin('GMT-5, UTC+5'), apart('GMT-5, UTC+5')]);
    expect(zone('America/New_York', 'ar')).toBe('نيويورك');
    expect(moment(now, 'ar', 'America/Santiago')).toBe(
      `23 مايو 2023، ${apart('04:00')} (شيلي، ${apart('UTC−4')})`,
    );
    expect(period(now, at('2023-05-23T09:30Z'), 'ar', 'Europe/Skopje')).toBe(
      `23 مايو 2023، ${apart('10:00–11:30')} (مقدونيا الشمالية، ${apart('UTC+2')})`,
    );
  });

  it('sets Latin letters apart in every zone of an Arabic line', () => {
    const isolated = /\u2066[^\u2066\u2069]*\u2069/g;
    const mixed = Intl.supportedValuesOf('timeZone').filter((timeZone) =>
      /\p{Script=Latin}/u.test(zone(timeZone, 'ar', at('2023-05-23T08:00Z')).replace(isolated, '')),
    );
    expect(mixed).toEqual([]);
  });

  it('names the day where it is not the one that it stands under', () => {
    const [from, to] = [at('2023-03-22T02:00Z'), at('2023-03-22T05:00Z')];
    expect(span(from, to, 'en', 'America/Santiago')).toBe('23:00–02:00 Wed');
    expect(spanOn('2023-03-21', { from, to }, 'en', 'America/Santiago')).toBe('23:00–02:00 Wed');
    expect(spanOn('2023-03-22', { from, to }, 'en', 'America/Santiago')).toBe('Tue 23:00–02:00');
    expect(span(from, at('2023-03-22T03:00Z'), 'en', 'America/Santiago')).toBe('23:00–00:00');
  });
});

describe("the reader's own time", () => {
  const own = (from: string, to: string, date: string, there: string, here: string) =>
    ownSpan({ from: at(from), to: at(to), date }, 'en', there, here);

  it('carries its day where that is another', () => {
    const session = ['2023-03-21T17:00Z', '2023-03-21T18:00Z', '2023-03-21', 'America/Santiago'] as const;
    expect(own(...session, 'Asia/Tokyo')).toBe('02:00–03:00 Wed');
    expect(own(...session, 'Europe/Paris')).toBe('18:00–19:00');
    expect(own(...session, 'Australia/Lord_Howe')).toBe('04:00–05:00 Wed');
    expect(
      own('2023-03-21T14:30Z', '2023-03-21T15:30Z', '2023-03-21', 'America/Santiago', 'Asia/Tokyo'),
    ).toBe('23:30–00:30 Wed');
    expect(
      own('2023-03-21T14:30Z', '2023-03-21T15:00Z', '2023-03-21', 'America/Santiago', 'Asia/Tokyo'),
    ).toBe('23:30–00:00');
  });

  it('is not there when the clocks agree at that time, whatever they do at others', () => {
    expect(
      own('2023-05-23T08:00Z', '2023-05-23T09:00Z', '2023-05-23', 'Europe/Skopje', 'Europe/Paris'),
    ).toBeNull();
    // Johannesburg agrees with Skopje in summer only.
    const here = 'Africa/Johannesburg';
    expect(own('2023-05-23T08:00Z', '2023-05-23T09:00Z', '2023-05-23', 'Europe/Skopje', here)).toBeNull();
    expect(own('2023-12-05T08:00Z', '2023-12-05T09:00Z', '2023-12-05', 'Europe/Skopje', here)).toBe(
      '10:00–11:00',
    );
  });
});

describe('a session over midnight', () => {
  const night = released({ startsAt: '2023-03-22T02:00:00.000Z', endsAt: '2023-03-22T05:00:00.000Z' });
  const times = { startsAt: at(night.startsAt), endsAt: at(night.endsAt) };
  const timeZone = 'America/Santiago';

  it('stands on both of its days, and what ends at midnight on one', () => {
    const late = released({
      id: 'b',
      startsAt: '2023-03-21T23:00:00.000Z',
      endsAt: '2023-03-22T03:00:00.000Z',
    });
    const next = released({
      id: 'c',
      startsAt: '2023-03-22T12:00:00.000Z',
      endsAt: '2023-03-22T13:00:00.000Z',
    });
    const days = byDay([night, late, next], timeZone);
    expect(days.map(({ date, sessions }) => [date, ...sessions.map(({ id }) => id)])).toEqual([
      ['2023-03-21', 'b', 'a'],
      ['2023-03-22', 'a', 'c'],
    ]);
    expect(daysOf(times, timeZone)).toEqual(['2023-03-21', '2023-03-22']);
    expect(daysOf({ startsAt: at(late.startsAt), endsAt: at(late.endsAt) }, timeZone)).toEqual([
      '2023-03-21',
    ]);
  });

  it('keeps an Arabic day at the time that it belongs to, in a line that runs from left to right', () => {
    const day = (name: string) => `\u2067${name}\u2069`;
    const spans = ['2023-03-21', '2023-03-22'].map((on) =>
      spanOn(on, { from: times.startsAt, to: times.endsAt }, 'ar', timeZone),
    );
    expect(spans).toEqual([`23:00–02:00 ${day('الأربعاء')}`, `${day('الثلاثاء')} 23:00–02:00`]);
    const reader = { from: times.startsAt, to: times.endsAt, date: '2023-03-21' };
    expect(ownSpan(reader, 'ar', timeZone, 'Asia/Tokyo')).toBe(`11:00–14:00 ${day('الأربعاء')}`);
  });

  it('is drawn whole beside each', () => {
    expect(minutesOn('2023-03-21', times, timeZone)).toEqual({ from: 23 * 60, to: 26 * 60 });
    expect(minutesOn('2023-03-22', times, timeZone)).toEqual({ from: -60, to: 120 });
    expect(localAt('2023-03-22', -60)).toBe('2023-03-21T23:00');
    expect(snapped(-60, { from: -60, to: 120 }, false)).toBe(-60);
    expect(snapped(23 * 60, { from: 23 * 60, to: 26 * 60 }, false)).toBe(23 * 60);
    expect(snapped(2000, { from: 600, to: 660 }, false)).toBe(23 * 60);
  });
});

it('names the reader’s zone in their language, as it is called today and not as it once was', () => {
  const today = new Date('2026-11-26T12:00:00Z');
  const names = (timeZone: string) => ['en', 'fr', 'es', 'ar'].map((at) => zoneName(timeZone, at, today));
  expect(names('Europe/Kyiv')).toEqual([
    'Eastern European Time',
    'heure d’Europe de l’Est',
    'hora de Europa oriental',
    'توقيت شرق أوروبا',
  ]);
  const arabic = Intl.supportedValuesOf('timeZone').map((timeZone) => zoneName(timeZone, 'ar', today));
  expect(arabic.filter((name) => /\p{Script=Latin}/u.test(name))).toEqual([]);
});
