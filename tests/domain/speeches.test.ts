import { describe, expect, it } from 'vitest';
import {
  type AroundSpeech,
  aroundSpeech,
  countingFacts,
  type SpeechFacts,
  type SpeechOfSession,
  whyNotCorrected,
} from '@/domain/speeches';

const at = (minute: number, second = 0, ms = 0) => new Date(Date.UTC(2023, 2, 21, 13, minute, second, ms));

const facts = (more: Partial<SpeechFacts> = {}): SpeechFacts => ({
  ...{ standing: 'given', delegationId: 'CL', speaker: 'Ana Rojas' },
  ...{ startedAt: at(10), endedAt: at(14) },
  ...more,
});

const around: AroundSpeech = {
  session: { from: at(0), until: at(60) },
  before: at(5),
  after: at(14),
  now: at(40),
};

const why = (more: Partial<SpeechFacts>, beside: Partial<AroundSpeech> = {}) =>
  whyNotCorrected(facts(more), facts(), { ...around, ...beside });

describe('a correction of a speech', () => {
  it('says another delegation, another name, other times, or that it was not given', () => {
    expect(why({ delegationId: 'PE' })).toBeNull();
    expect(why({ speaker: null })).toBeNull();
    expect(why({ startedAt: at(9), endedAt: at(12, 30) })).toBeNull();
    expect(why({ standing: 'notGiven' })).toBeNull();
  });

  it('changes something, by the second', () => {
    expect(why({})).toMatchObject({ why: 'nothing' });
    expect(why({ startedAt: at(10, 0, 900) })).toMatchObject({ why: 'nothing' });
    expect(why({ startedAt: at(10, 1) })).toBeNull();
    const struck = facts({ standing: 'notGiven' });
    expect(whyNotCorrected({ ...struck, speaker: null }, struck, around)).toMatchObject({ why: 'nothing' });
    expect(whyNotCorrected(facts(), struck, around)).toBeNull();
  });

  it('keeps to the order of its times, to the session and to what has been', () => {
    expect(why({ startedAt: at(15) })).toEqual({ why: 'endsFirst', field: 'endedAt' });
    expect(why({ endedAt: at(41) })).toEqual({ why: 'notYet', field: 'endedAt' });
    expect(why({ startedAt: at(-1) })).toEqual({ why: 'outside', field: 'startedAt' });
    expect(why({ endedAt: at(61) }, { now: at(90) })).toEqual({ why: 'outside', field: 'endedAt' });
  });

  it('keeps its place among the others', () => {
    expect(why({ startedAt: at(4) })).toEqual({ why: 'outOfOrder', field: 'startedAt' });
    expect(why({ startedAt: at(4) }, { before: null })).toBeNull();
    expect(why({ startedAt: at(14, 1), endedAt: at(20) })).toEqual({ why: 'outOfOrder', field: 'startedAt' });
    expect(why({ startedAt: at(5), endedAt: at(20) })).toBeNull();
  });
});

const speech = (number: number, from: number, corrections: SpeechFacts[] = []): SpeechOfSession => ({
  ...{ id: String(number), number, corrections },
  recorded: facts({ startedAt: at(from), endedAt: at(from + 3) }),
});

describe('what a speech stands beside', () => {
  const planned = { startsAt: at(0), endsAt: at(20) };

  it('is the session as planned, or as long as it was spoken in', () => {
    const long = aroundSpeech('1', [speech(1, -2), speech(2, 30)], planned);
    expect(long.session).toEqual({ from: at(-2), until: at(33) });
    expect(aroundSpeech('1', [speech(1, 5)], planned).session).toEqual({ from: at(0), until: at(20) });
  });

  it('is the speech before it and the one after it, as they count', () => {
    const corrected = speech(1, 1, [facts({ startedAt: at(2) })]);
    const struck = speech(3, 9, [facts({ standing: 'notGiven' })]);
    const all = [speech(4, 12), struck, speech(2, 6), corrected];
    expect(aroundSpeech('2', all, planned)).toMatchObject({ before: at(2), after: at(12) });
    expect(aroundSpeech('1', all, planned)).toMatchObject({ before: null, after: at(6) });
  });
});

describe('of several corrections', () => {
  it('the last counts, and without one what was recorded', () => {
    const [first, second] = [facts({ speaker: 'A' }), facts({ speaker: 'B' })];
    expect(countingFacts(facts(), [first, second])).toBe(second);
    expect(countingFacts(first, [])).toBe(first);
  });
});
