import { describe, expect, test } from 'vitest';
import { decide } from '@/domain/deciding';
import { silenceCounts, silenceEnd, silenceStatus, whyNotBreak, whyNotExtend } from '@/domain/silence';

const opensAt = new Date('2023-06-01T12:00:00.000Z');
const deadline = new Date('2023-06-04T12:00:00.000Z');
const silent = { opensAt, deadline, minimumHours: 72, breaks: [] as Date[] };
const shifted = (from: Date, ms: number) => new Date(from.getTime() + ms);

describe('silence', () => {
  test.each([
    [opensAt, -1, 'scheduled'],
    [opensAt, 0, 'running'],
    [deadline, -1, 'running'],
    [deadline, 0, 'adopted'],
    [deadline, 1, 'adopted'],
  ])('unbroken, %s %d ms: %s', (instant, ms, status) => {
    expect(silenceStatus(silent, shifted(instant, ms))).toBe(status);
  });

  test.each([
    [-1, 'broken', 'silenceBroken', null],
    [0, 'adopted', 'adoptedBySilence', 'ballots.refusal.silenceOver'],
    [1, 'adopted', 'adoptedBySilence', 'ballots.refusal.silenceOver'],
  ])('a break at the deadline %d ms: %s', (ms, status, verdict, refusal) => {
    const now = shifted(deadline, ms);
    const period = { ...silent, breaks: [now] };
    expect(silenceStatus(period, shifted(deadline, 10))).toBe(status);
    expect(decide({ procedure: 'silence', minimumHours: 72 }, silenceCounts(period))).toBe(verdict);
    expect(
      whyNotBreak({ opensAt, deadline, declared: false, onRoll: true, isHead: true, reason: 'No.', now }),
    ).toBe(refusal);
  });

  test('the same facts give the same status a day, a week and a year late', () => {
    for (const days of [0, 1, 7, 365]) {
      const late = shifted(deadline, days * 86_400_000);
      expect(silenceStatus(silent, late)).toBe('adopted');
      expect(silenceStatus({ ...silent, breaks: [opensAt, opensAt] }, late)).toBe('broken');
    }
  });

  test('it ends just after the last break on record, else at the deadline, however late one asks', () => {
    const first = shifted(opensAt, 1000);
    for (const now of [shifted(first, 400), deadline, shifted(deadline, 86_400_000)]) {
      expect(silenceEnd({ ...silent, breaks: [first] }, now)).toEqual(shifted(first, 1));
      const two = { ...silent, breaks: [shifted(first, 300), first] };
      expect(silenceEnd(two, now)).toEqual(shifted(first, 301));
    }
    expect(silenceEnd({ ...silent, breaks: [shifted(deadline, -1)] }, deadline)).toEqual(deadline);
    expect(silenceEnd(silent, shifted(deadline, -1))).toBeNull();
    expect(silenceEnd(silent, shifted(deadline, 86_400_000))).toEqual(deadline);
    // What came at the deadline is no break, and ends nothing.
    expect(silenceEnd({ ...silent, breaks: [deadline] }, shifted(deadline, 5))).toEqual(deadline);
  });

  test('an hour too short is invalid, broken or not, before and after', () => {
    const short = { ...silent, deadline: shifted(deadline, -1), breaks: [shifted(opensAt, 1)] };
    for (const now of [opensAt, deadline, shifted(deadline, 1)]) {
      expect(silenceStatus(short, now)).toBe('invalidPeriod');
    }
    expect(decide({ procedure: 'silence', minimumHours: 72 }, silenceCounts(short))).toBe('invalidPeriod');
  });
});

describe('over the night when the clocks of Santiago change', () => {
  const local = (at: Date) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: 'America/Santiago', timeStyle: 'short' }).format(at);

  test('three days from 18:00 to 18:00 in September are 71 hours: too short', () => {
    const spring = {
      ...silent,
      opensAt: new Date('2023-09-01T22:00:00Z'),
      deadline: new Date('2023-09-04T21:00:00Z'),
    };
    expect([local(spring.opensAt), local(spring.deadline)]).toEqual(['18:00', '18:00']);
    expect(silenceCounts(spring).hours).toBe(71);
    expect(silenceStatus(spring, spring.deadline)).toBe('invalidPeriod');
  });

  test('in April they are 73, and silence still runs after 72', () => {
    const autumn = {
      ...silent,
      opensAt: new Date('2023-03-31T21:00:00Z'),
      deadline: new Date('2023-04-03T22:00:00Z'),
    };
    expect([local(autumn.opensAt), local(autumn.deadline)]).toEqual(['18:00', '18:00']);
    expect(silenceStatus(autumn, shifted(autumn.opensAt, 72 * 3_600_000))).toBe('running');
    expect(silenceStatus(autumn, autumn.deadline)).toBe('adopted');
  });
});

describe('breaking and extending', () => {
  const now = shifted(opensAt, 60_000);
  const breaking = {
    opensAt,
    deadline,
    declared: false,
    onRoll: true,
    isHead: true,
    reason: 'Paragraph 2.',
    now,
  };
  test.each([
    [{}, null],
    [{ onRoll: false }, 'ballots.refusal.notOnRoll'],
    [{ isHead: false }, 'ballots.refusal.notHead'],
    [{ now: shifted(opensAt, -1) }, 'ballots.refusal.notOpenYet'],
    [{ reason: ' \n' }, 'ballots.refusal.breakWithoutReason'],
    [{ declared: true }, 'ballots.refusal.silenceEnded'],
    [{ declared: true, now: deadline }, 'ballots.refusal.silenceOver'],
  ])('%j: %s', (change, refusal) => expect(whyNotBreak({ ...breaking, ...change })).toBe(refusal));

  test('a deadline moves only forward and only while silence runs', () => {
    expect(whyNotExtend(silent, shifted(deadline, 1), now)).toBeNull();
    expect(whyNotExtend(silent, deadline, now)).toBe('ballots.refusal.extensionBackwards');
    expect(whyNotExtend(silent, shifted(deadline, 1), deadline)).toBe('ballots.refusal.silenceNotRunning');
    const broken = { ...silent, breaks: [now] };
    expect(whyNotExtend(broken, shifted(deadline, 1), now)).toBe('ballots.refusal.silenceNotRunning');
  });
});
