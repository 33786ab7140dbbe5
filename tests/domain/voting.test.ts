import { describe, expect, test } from 'vitest';
import type { Rules, VoteProfile } from '@/domain/rules';
import {
  ballotPhase,
  type Casting,
  hoursBetween,
  mayCloseEarly,
  secondRoundLength,
  whyNotCast,
  whyNotOpen,
  whyNotTakePart,
} from '@/domain/voting';

const opensAt = new Date('2023-04-01T12:00:00.000Z');
const closesAt = new Date('2023-04-08T12:00:00.000Z');
const times = { opensAt, closesAt, declaredAt: null, lapsedAt: null, cancelledAt: null, doubtedAt: null };
const shifted = (from: Date, ms: number) => new Date(from.getTime() + ms);

const casting: Casting = {
  ballot: { ...times, procedure: 'vote' },
  onRoll: true,
  isHead: true,
  choice: 'for',
  now: shifted(opensAt, 1),
};

describe('a ballot', () => {
  test.each([
    [opensAt, -1, 'scheduled', 'ballots.refusal.notOpenYet'],
    [opensAt, 0, 'open', null],
    [closesAt, -1, 'open', null],
    [closesAt, 0, 'closed', 'ballots.refusal.closed'],
    [closesAt, 1, 'closed', 'ballots.refusal.closed'],
  ])('%s %d ms is %s', (instant, ms, phase, refusal) => {
    const now = shifted(instant, ms);
    expect(ballotPhase(times, now)).toBe(phase);
    expect(whyNotCast({ ...casting, now })).toBe(refusal);
  });

  test('once declared takes no vote, even before its closing instant', () => {
    const ballot = { ...times, declaredAt: shifted(opensAt, 5) };
    expect(ballotPhase(ballot, shifted(opensAt, 6))).toBe('declared');
    expect(whyNotCast({ ...casting, ballot, now: shifted(opensAt, 6) })).toBe('ballots.refusal.closed');
  });
});

describe('why a vote is not accepted', () => {
  test.each([
    [{ onRoll: false }, 'ballots.refusal.notOnRoll'],
    [{ isHead: false }, 'ballots.refusal.notHead'],
    [{ choice: 'maybe' }, 'ballots.refusal.noSuchChoice'],
    [{ choice: '' }, 'ballots.refusal.noSuchChoice'],
    [{ ballot: { ...times, procedure: 'silence' as const } }, 'ballots.refusal.silenceHasNoVotes'],
    [{ onRoll: false, now: closesAt }, 'ballots.refusal.notOnRoll'],
  ])('%j: %s', (change, refusal) => expect(whyNotCast({ ...casting, ...change })).toBe(refusal));

  test.each(['for', 'against', 'abstain'])('%s is accepted', (choice) => {
    expect(whyNotCast({ ...casting, choice })).toBeNull();
  });
});

describe('opening and closing', () => {
  const vote: Rules = {
    procedure: 'vote',
    majority: 'simple',
    onTie: 'rejected',
    closeEarlyWhenAllVoted: true,
  };
  const silence: Rules = { procedure: 'silence', minimumHours: 168 };

  test('an empty roll, a wrong order of times, a past close and a short silence cannot open', () => {
    expect(whyNotOpen(vote, times, 0, opensAt)).toBe('ballots.refusal.emptyRoll');
    const backwards = { opensAt: closesAt, closesAt: opensAt };
    expect(whyNotOpen(vote, backwards, 38, opensAt)).toBe('ballots.refusal.closesBeforeOpening');
    expect(whyNotOpen(vote, times, 38, closesAt)).toBe('ballots.refusal.closesInThePast');
    expect(whyNotOpen(silence, times, 38, opensAt)).toBeNull();
    const short = { opensAt, closesAt: shifted(closesAt, -1) };
    expect(whyNotOpen(silence, short, 38, opensAt)).toBe('ballots.refusal.periodTooShort');
    expect(whyNotOpen(vote, short, 38, opensAt)).toBeNull();
  });

  test('closes early only when all have voted and the rules allow it', () => {
    const all = { roll: 2, for: 1, against: 0, abstain: 1, notVoting: 0 };
    expect(mayCloseEarly(vote, all)).toBe(true);
    expect(mayCloseEarly(vote, { ...all, abstain: 0, notVoting: 1 })).toBe(false);
    expect(mayCloseEarly({ ...vote, closeEarlyWhenAllVoted: false }, all)).toBe(false);
    expect(mayCloseEarly(silence, all)).toBe(false);
  });

  test('hours are whole', () => {
    expect(hoursBetween(opensAt, shifted(opensAt, 3_600_000 - 1))).toBe(0);
    expect(hoursBetween(opensAt, shifted(opensAt, 3_600_000))).toBe(1);
  });
});

describe('the part of a delegation', () => {
  const head = { onRoll: true, isHead: true, held: null };
  test.each([
    ['open', head, null],
    ['open', { ...head, isHead: false }, 'notHead'],
    ['open', { ...head, onRoll: false }, 'notOnRoll'],
    ['scheduled', head, 'notOpen'],
    ['scheduled', { ...head, onRoll: false }, 'notOnRollYet'],
    ['doubted', head, 'inDoubt'],
    ['open', { ...head, held: 'headObjected' }, 'headObjected'],
    ['closed', { ...head, held: 'headObjected' }, 'over'],
    ['closed', head, 'over'],
    ['declared', head, 'over'],
    ['declared', { ...head, onRoll: false }, 'notOnRoll'],
    ['lapsed', { onRoll: false, isHead: false, held: null }, 'lapsed'],
  ] as const)('in a ballot that is %s, %o: %s', (phase, mine, why) => {
    expect(whyNotTakePart(mine, phase)).toBe(why);
  });
});

describe('the round that the rules themselves ask for', () => {
  const HOUR = 3_600_000;
  const vote = { secondVoteDelayHours: 24, correspondence: true } as VoteProfile;

  test('lasts as long as the profile holds a second vote, or as the first round', () => {
    expect(secondRoundLength(vote, times, 'tiedSecondVote')).toBe(24 * HOUR);
    expect(secondRoundLength({ ...vote, secondVoteDelayHours: 0 }, times, 'tiedSecondVote')).toBe(168 * HOUR);
    expect(secondRoundLength(vote, times, 'inquorate')).toBe(168 * HOUR);
  });

  test('is for an organizer to open where the rules ask for none', () => {
    expect(secondRoundLength({ ...vote, correspondence: false }, times, 'inquorate')).toBeNull();
    expect(secondRoundLength(vote, times, 'deferredAbstentions')).toBeNull();
  });
});
