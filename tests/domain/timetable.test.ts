import { describe, expect, test } from 'vitest';
import { dayIn } from '@/domain/calendar';
import { clashesOf, overlaps, type Timetable, type TimetableSession, warningsFor } from '@/domain/timetable';

const day = '2023-03-21';
const session = (
  id: string,
  from: string,
  to: string,
  change: Partial<TimetableSession> = {},
): TimetableSession => ({
  id,
  kind: 'panel',
  roomId: 'big',
  startsAt: new Date(`${day}T${from}:00-03:00`),
  endsAt: new Date(`${day}T${to}:00-03:00`),
  languages: ['en', 'es'],
  bureau: [],
  ...change,
});
const timetable: Timetable = {
  timeZone: 'America/Santiago',
  startsOn: '2023-03-21',
  endsOn: '2023-03-23',
  rooms: [
    { id: 'big', capacity: 120 },
    { id: 'small', capacity: 30 },
  ],
  sessions: [],
  delegations: 37,
  languages: ['en', 'es', 'fr', 'ar'],
};
const allLanguages = { languages: timetable.languages };
const chair = { bureau: [{ accountId: 'a', office: 'chair' as const }] };
const keys = (move: TimetableSession, ...sessions: TimetableSession[]) =>
  warningsFor(move, { ...timetable, sessions }).map((one) => one.key.replace('agenda.warning.', ''));
/** The same where the conference works in these languages. */
const keysIn = (languages: string[], move: TimetableSession) =>
  warningsFor(move, { ...timetable, languages }).map((one) => one.key.replace('agenda.warning.', ''));

describe('two sessions', () => {
  test('overlap by a minute, not when one begins as the other ends', () => {
    expect(overlaps(session('a', '09:00', '10:00'), session('b', '09:59', '11:00'))).toBe(true);
    expect(overlaps(session('a', '09:00', '10:00'), session('b', '10:00', '11:00'))).toBe(false);
    expect(overlaps(session('b', '10:00', '11:00'), session('a', '09:00', '10:00'))).toBe(false);
    expect(overlaps(session('a', '09:00', '12:00'), session('b', '10:00', '11:00'))).toBe(true);
  });

  test('clash by room and by person, each named; never with themselves', () => {
    const others = [
      session('later', '09:30', '11:00', { roomId: 'small', ...chair }),
      session('first', '08:00', '09:15'),
      session('apart', '10:00', '11:00', chair),
      session('move', '09:00', '10:00', chair),
    ];
    expect(clashesOf(session('move', '09:00', '10:00', chair), others)).toEqual([
      { kind: 'room', other: 'first', accountId: null },
      { kind: 'person', other: 'later', accountId: 'a' },
    ]);
    const nowhere = session('move', '09:00', '10:00', { roomId: null });
    expect(clashesOf(nowhere, [session('x', '09:00', '10:00', { roomId: null })])).toEqual([]);
  });
});

describe('warnings', () => {
  test('none for a panel in its place', () => expect(keys(session('a', '09:00', '10:00'))).toEqual([]));

  test('an end before the beginning', () => {
    expect(keys(session('a', '10:00', '10:00'))).toEqual(['endsBeforeStart']);
  });

  test('outside the days, in the time zone of the conference', () => {
    const evening = session('a', '22:00', '23:30', { endsAt: new Date('2023-03-24T03:00:00Z') });
    const last = { ...evening, startsAt: new Date('2023-03-24T01:00:00Z') };
    expect(dayIn('America/Santiago', last.startsAt)).toBe('2023-03-23');
    expect(keys(last)).toEqual([]);
    expect(keys({ ...last, endsAt: new Date('2023-03-24T03:00:01Z') })).toEqual(['outsideDays']);
    expect(keys({ ...last, startsAt: new Date('2023-03-21T02:59:59Z') })).toEqual(['outsideDays']);
    expect(warningsFor({ ...last, startsAt: new Date(0) }, { ...timetable, startsOn: null })).toEqual([]);
  });

  test.each([
    ['10:09', 'small', ['tightChange']],
    ['10:00', 'small', ['tightChange']],
    ['10:10', 'small', []],
    ['10:00', 'big', []],
  ])('from one room to another at %s in %s: %j', (from, roomId, expected) => {
    const next = session('b', from, '11:00', { roomId, ...chair });
    const move = session('a', '09:00', '10:00', chair);
    expect(keys(move, next)).toEqual(expected);
    expect(keys(next, move)).toEqual(expected);
  });

  test('a tight change names the minutes, the office, the person and the other session', () => {
    const next = session('b', '10:05', '11:00', { roomId: 'small', ...chair });
    expect(warningsFor(session('a', '09:00', '10:00', chair), { ...timetable, sessions: [next] })).toEqual([
      {
        key: 'agenda.warning.tightChange',
        figures: { minutes: 5 },
        office: 'chair',
        other: 'b',
        accountId: 'a',
        languages: [],
      },
    ]);
  });

  test('a plenary in a room with fewer seats than delegations', () => {
    const plenary = session('a', '09:00', '10:00', { kind: 'plenary', roomId: 'small', ...allLanguages });
    expect(keys(plenary)).toEqual(['roomSmall']);
    expect(keys({ ...plenary, roomId: 'big' })).toEqual([]);
    expect(keys({ ...plenary, kind: 'panel' })).toEqual([]);
    expect(warningsFor(plenary, { ...timetable, delegations: 30 })).toEqual([]);
  });

  test('a break and a plenary at the same time, whichever moves', () => {
    const plenary = session('p', '09:00', '11:00', { kind: 'plenary', ...allLanguages });
    const pause = session('b', '10:00', '10:30', { kind: 'break', roomId: null });
    expect(keys(pause, plenary)).toEqual(['breakOverlapsPlenary']);
    expect(keys(plenary, pause)).toEqual(['breakOverlapsPlenary']);
    expect(keys(pause, { ...plenary, kind: 'panel' })).toEqual([]);
  });

  test('a plenary that is not heard in every working language, and no other kind of session', () => {
    const plenary = session('a', '09:00', '10:00', { kind: 'plenary' });
    const [warning] = warningsFor(plenary, timetable);
    expect(warning).toMatchObject({ key: 'agenda.warning.interpretationMissing', languages: ['fr', 'ar'] });
    expect(keysIn(['en', 'es'], plenary)).toEqual([]);
    expect(keysIn(['en', 'fr'], plenary)).toEqual(['interpretationMissing']);
    // Where a conference works in one language, nothing is interpreted.
    expect(keysIn(['en'], { ...plenary, languages: [] })).toEqual([]);
    for (const kind of ['break', 'ceremony', 'panel', 'workingGroup', 'bilateral', 'sideEvent'] as const)
      expect(keys({ ...plenary, kind, languages: [] })).toEqual([]);
  });
});
