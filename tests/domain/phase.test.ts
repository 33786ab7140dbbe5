import { describe, expect, it } from 'vitest';
import { beginningOf, dayAfter } from '@/domain/calendar';
import { nextEdge, nowOn, PARTS_OF, PHASES, type PhaseFacts, phaseOf } from '@/domain/phase';
import type { SessionKind } from '@/domain/timetable';
import type { BallotPhase } from '@/domain/voting';

const ZONE = 'America/Santiago';
/** An instant of March 2023 in Santiago, three hours behind. */
const at = (day: number, time: string) => new Date(`2023-03-${day}T${time}:00-03:00`);

const session = (from: Date, to: Date, more: { kind?: SessionKind; name?: string } = {}) => ({
  kind: 'plenary' as SessionKind,
  name: 'session',
  startsAt: from.toISOString(),
  endsAt: to.toISOString(),
  ...more,
});
const ballot = (phase: BallotPhase, opensAt = at(24, '09:00'), closesAt = at(25, '18:00')) => ({
  phase,
  opensAt,
  closesAt,
});
const facts = (more: Partial<PhaseFacts> = {}): PhaseFacts => ({
  timeZone: ZONE,
  startsOn: '2023-03-21',
  endsOn: '2023-03-23',
  closedAt: null,
  invited: true,
  sessions: [],
  ballots: [],
  ...more,
});
const closed = (...ballots: PhaseFacts['ballots'][number][]) => facts({ closedAt: at(23, '18:00'), ballots });

describe('the phase of a conference', () => {
  it('is planned until somebody is invited, and then registration is open', () => {
    expect(phaseOf(facts({ invited: false }), at(10, '12:00'))).toBe('planned');
    expect(phaseOf(facts(), at(10, '12:00'))).toBe('registration');
    const undated = { startsOn: null, endsOn: null };
    expect(phaseOf(facts({ ...undated, invited: false }), at(22, '12:00'))).toBe('planned');
    expect(phaseOf(facts(undated), at(22, '12:00'))).toBe('registration');
  });

  it('is running from the first midnight to the last one where it meets, between its sessions too', () => {
    const one = facts({ sessions: [session(at(21, '09:00'), at(21, '10:00'))] });
    expect(phaseOf(one, at(20, '23:59'))).toBe('registration');
    expect(phaseOf(one, at(21, '00:00'))).toBe('running');
    expect(phaseOf(one, at(22, '03:00'))).toBe('running');
    expect(phaseOf(one, at(23, '23:59'))).toBe('running');
    expect(phaseOf(one, at(24, '00:00'))).toBe('closed');
    expect(phaseOf(facts({ timeZone: 'Asia/Tokyo' }), at(20, '12:00'))).toBe('running');
  });

  it('goes on while a session goes on, also past the last midnight, and without named days', () => {
    const late = [session(at(23, '22:00'), at(24, '02:00'))];
    expect(phaseOf(facts({ sessions: late }), at(24, '01:59'))).toBe('running');
    expect(phaseOf(facts({ sessions: late }), at(24, '02:00'))).toBe('closed');
    const undated = facts({ startsOn: null, endsOn: null, sessions: late });
    expect(phaseOf(undated, at(23, '23:00'))).toBe('running');
  });

  it('is closed once somebody closed it, whatever the calendar says', () => {
    expect(phaseOf(closed(), at(23, '17:59'))).toBe('running');
    expect(phaseOf(closed(), at(23, '18:00'))).toBe('closed');
    expect(phaseOf(closed(ballot('lapsed')), at(24, '12:00'))).toBe('closed');
  });

  it('is voting while any ballot is to open, open, or to be declared, and decided after the last', () => {
    for (const phase of ['scheduled', 'open', 'closed'] as const) {
      expect(phaseOf(closed(ballot('declared'), ballot(phase)), at(24, '12:00')), phase).toBe('voting');
    }
    expect(phaseOf(closed(ballot('open'), ballot('open')), at(24, '12:00'))).toBe('voting');
    expect(phaseOf(closed(ballot('declared'), ballot('lapsed')), at(26, '12:00'))).toBe('decided');
    expect(phaseOf(closed(ballot('doubted')), at(26, '12:00'))).toBe('decided');
  });

  it('has every part of the page in every phase once, but the sessions of today only where there are any', () => {
    for (const phase of PHASES) {
      const parts = PARTS_OF[phase];
      expect(new Set(parts).size, phase).toBe(parts.length);
      expect(parts.includes('today'), phase).toBe(phase === 'running');
      // The sessions of today lead on to the whole agenda.
      expect(parts.includes('agenda'), phase).toBe(phase !== 'running');
      expect(parts, phase).toEqual(expect.arrayContaining(['outcomes', 'documents', 'ballots', 'about']));
    }
    expect(PARTS_OF.running[0]).toBe('today');
    expect(PARTS_OF.voting[0]).toBe('ballots');
    expect(PARTS_OF.closed[0]).toBe('outcomes');
  });
});

const DAY = [
  session(at(22, '11:00'), at(22, '12:30'), { kind: 'workingGroup', name: 'group' }),
  session(at(22, '09:00'), at(22, '10:30'), { kind: 'panel', name: 'panel' }),
  session(at(22, '11:00'), at(22, '12:30'), { name: 'plenary' }),
  session(at(22, '12:30'), at(22, '14:00'), { kind: 'break', name: 'lunch' }),
  session(at(22, '14:00'), at(22, '16:00'), { name: 'second' }),
  session(at(22, '22:00'), at(23, '00:00'), { name: 'night' }),
  session(at(23, '09:00'), at(23, '10:00'), { name: 'last' }),
];
const seen = (when: Date) => {
  const { current, next, day, sessions } = nowOn(DAY, ZONE, when);
  const names = (list: typeof DAY) => list.map(({ name }) => name).join(' ');
  return [names(current), names(next), day, names(sessions)];
};
const TODAY = 'panel plenary group second night';

describe('what is on now', () => {
  it('is what has begun and has not ended, the plenary first, and what begins next', () => {
    expect(seen(at(22, '09:00'))).toEqual(['panel', 'plenary group', '2023-03-22', TODAY]);
    expect(seen(at(22, '12:29'))).toEqual(['plenary group', 'second', '2023-03-22', TODAY]);
    expect(seen(at(22, '16:00'))[0]).toBe('');
  });

  it('is a break where nothing else meets', () => {
    expect(seen(at(22, '12:30'))).toEqual(['lunch', 'second', '2023-03-22', TODAY]);
    expect(seen(at(22, '10:30'))).toEqual(['', 'plenary group', '2023-03-22', TODAY]);
  });

  it('shows the next day with sessions once nothing more meets on this one, and the last day at the end', () => {
    expect(seen(at(22, '23:59'))).toEqual(['night', 'last', '2023-03-22', TODAY]);
    expect(seen(at(23, '00:00'))).toEqual(['', 'last', '2023-03-23', 'last']);
    expect(seen(at(20, '12:00'))).toEqual(['', 'panel', '2023-03-22', TODAY]);
    expect(seen(at(23, '10:00'))).toEqual(['', '', '2023-03-23', 'last']);
    expect(nowOn([], ZONE, at(22, '12:00'))).toMatchObject({ current: [], next: [], sessions: [] });
  });

  it('is of both days where it goes on over midnight', () => {
    const over = [session(at(22, '23:00'), at(23, '01:00'))];
    expect(nowOn(over, ZONE, at(22, '23:30')).sessions).toHaveLength(1);
    expect(nowOn(over, ZONE, at(23, '00:30'))).toMatchObject({ day: '2023-03-23', sessions: over });
  });
});

describe('the next edge', () => {
  const edge = (known: PhaseFacts, when: Date) => nextEdge(known, when)?.toISOString() ?? null;
  const iso = (day: number, time: string) => at(day, time).toISOString();

  it('is the next beginning or end of a session, and never this instant itself', () => {
    const running = facts({ sessions: DAY });
    expect(edge(running, at(22, '09:00'))).toBe(iso(22, '10:30'));
    expect(edge(running, at(22, '10:30'))).toBe(iso(22, '11:00'));
    expect(edge(running, at(22, '16:30'))).toBe(iso(22, '22:00'));
  });

  it('is a midnight while it meets, its first one before and its last one after', () => {
    expect(edge(facts(), at(10, '12:00'))).toBe(iso(21, '00:00'));
    expect(edge(facts(), at(21, '12:00'))).toBe(iso(22, '00:00'));
    expect(edge(facts(), at(23, '12:00'))).toBe(iso(24, '00:00'));
    expect(edge(facts(), at(24, '00:00'))).toBeNull();
  });

  it('is when a ballot opens or closes, and not those of one that is over', () => {
    const two = closed(
      ballot('open', at(24, '09:00'), at(24, '18:00')),
      ballot('scheduled', at(24, '12:00')),
    );
    expect(edge(two, at(24, '10:00'))).toBe(iso(24, '12:00'));
    expect(edge(two, at(24, '12:00'))).toBe(iso(24, '18:00'));
    for (const phase of ['declared', 'lapsed', 'doubted'] as const) {
      expect(edge(closed(ballot(phase)), at(24, '10:00')), phase).toBeNull();
    }
  });
});

describe('the beginning of a day', () => {
  it('is its midnight there, or the first minute where the clocks skip it', () => {
    expect(beginningOf(ZONE, '2023-03-22').toISOString()).toBe('2023-03-22T03:00:00.000Z');
    expect(beginningOf('Pacific/Kiritimati', '2023-03-22').toISOString()).toBe('2023-03-21T10:00:00.000Z');
    expect(beginningOf('Pacific/Pago_Pago', '2023-03-22').toISOString()).toBe('2023-03-22T11:00:00.000Z');
    // In Santiago the clocks went from 23:59 to 01:00.
    expect(beginningOf(ZONE, '2023-09-03').toISOString()).toBe('2023-09-03T04:00:00.000Z');
    expect(dayAfter('2024-02-28')).toBe('2024-02-29');
    expect(dayAfter('2023-12-31')).toBe('2024-01-01');
  });
});
