import { describe, expect, it } from 'vitest';
import { canBeAnswered, inOrder, isDue, isEnded, mustAnswerAgain, whyNoAnswer } from '@/domain/form-answers';
import {
  countsFrom,
  dropsOption,
  FORM_KINDS,
  type FormDefinition,
  mayReadAnswer,
  sameDefinition,
  swapped,
} from '@/domain/form-questions';

const text = (en: string) => ({ en, fr: '', es: '', ar: '' });
const options = [
  { id: 'a', label: text('Bus') },
  { id: 'b', label: text('Car') },
];
const definition: FormDefinition = {
  label: text('How do you come?'),
  hint: null,
  options,
  required: true,
  readers: 'organizers',
  condition: null,
  keptDays: null,
};

describe('an answer', () => {
  const why = (kind: (typeof FORM_KINDS)[number], ...answer: string[]) =>
    whyNoAnswer(kind, { options: kind === 'choice' || kind === 'several' ? options : [] }, answer)?.key;

  it('may be left out, whatever its kind', () => {
    for (const kind of FORM_KINDS) expect(why(kind), kind).toBeUndefined();
  });

  it.each([
    ['text', 'x'.repeat(201), 'common.invalid.tooLong'],
    ['longText', 'x'.repeat(2001), 'common.invalid.tooLong'],
    ['choice', 'c', 'common.invalid.choice'],
    ['several', 'c', 'common.invalid.choice'],
    ['date', '2026-02-30', 'common.invalid.date'],
    ['date', '1026-02-20', 'common.invalid.date'],
    ['number', '1e3', 'common.invalid.number'],
    ['number', '1000000001', 'common.invalid.tooLarge'],
    ['yesNo', 'perhaps', 'common.invalid.choice'],
    ['country', 'Chile', 'common.invalid.choice'],
    ['country', '', 'common.invalid.choice'],
    ['phone', '221234567', 'delegations.invalid.fullPhone'],
    ['phone', '+0221234567', 'delegations.invalid.fullPhone'],
    ['phone', `+${'1'.repeat(16)}`, 'delegations.invalid.fullPhone'],
    ['email', 'nobody', 'common.invalid.email'],
    ['email', `${'a'.repeat(250)}@b.org`, 'common.invalid.email'],
    ['consent', 'on', 'common.invalid.choice'],
  ] as const)('to a question of kind %s is not %s', (kind, answer, key) => {
    expect(why(kind, answer)).toBe(key);
  });

  it.each([
    ['text', 'x'.repeat(200)],
    ['longText', 'x'.repeat(2000)],
    ['choice', 'a'],
    ['date', '2028-02-29'],
    ['number', '1000000000'],
    ['yesNo', 'no'],
    ['country', 'CL'],
    ['phone', '+56221234567'],
    ['email', 'amal@example.org'],
    ['consent', 'given'],
  ] as const)('to a question of kind %s can be %s', (kind, answer) => {
    expect(why(kind, answer)).toBeUndefined();
  });

  it('is one choice, or several, each once', () => {
    expect(why('choice', 'a', 'b')).toBe('common.invalid.choice');
    expect(why('several', 'a', 'b')).toBeUndefined();
    expect(why('several', 'a', 'a')).toBe('common.invalid.choice');
    expect(inOrder({ options }, ['b', 'a'])).toEqual(['a', 'b']);
  });
});

describe('who has still to answer', () => {
  const met = {
    ...{ required: true, countsFrom: 2, retired: false, givenUnder: null as number | null },
    ...{ isOver: false, erasedAt: null as string | null },
  };

  it('is who has not, where it is required', () => {
    expect(isDue(met)).toBe(true);
    expect(isDue({ ...met, required: false })).toBe(false);
    expect(isDue({ ...met, givenUnder: 2 })).toBe(false);
  });

  it('is who answered an older version that was asked anew since, required or not', () => {
    expect(mustAnswerAgain({ ...met, givenUnder: 1 })).toBe(true);
    expect(isDue({ ...met, required: false, givenUnder: 1 })).toBe(true);
    expect(mustAnswerAgain(met)).toBe(false);
  });

  it('is nobody once it is retired', () => {
    expect(isDue({ ...met, retired: true })).toBe(false);
    expect(isDue({ ...met, retired: true, givenUnder: 1 })).toBe(false);
  });

  it('is nobody whose answer was erased, until something else is asked; and nobody once the time of the answers is over', () => {
    const erased = { ...met, givenUnder: 2, erasedAt: '2027-07-14T04:00:00Z' };
    expect(isDue(erased)).toBe(false);
    expect(isEnded(erased)).toBe(true);
    expect(isDue({ ...erased, countsFrom: 3 })).toBe(true);
    expect(isEnded({ ...erased, countsFrom: 3 })).toBe(false);
    for (const one of [met, erased, { ...erased, countsFrom: 3 }, { ...met, givenUnder: 1 }]) {
      expect(isDue({ ...one, isOver: true })).toBe(false);
      expect(isEnded({ ...one, isOver: true })).toBe(true);
    }
  });

  it('is counted from the version that asked anew last', () => {
    expect(countsFrom(2, 1, 'keep')).toBe(1);
    expect(countsFrom(3, 1, 'again')).toBe(3);
  });
});

describe('a definition', () => {
  it('is the same in the same words, and another by any of its parts', () => {
    expect(sameDefinition(definition, { ...definition, options: [...options] })).toBe(true);
    for (const other of [
      { label: text('How do you travel?') },
      { hint: text('From abroad') },
      { options: options.toReversed() },
      { required: false },
      { readers: 'delegation' as const },
      { keptDays: 30 },
    ])
      expect(sameDefinition(definition, { ...definition, ...other }), JSON.stringify(other)).toBe(false);
  });

  it('drops an option by its id, and not by its words', () => {
    expect(dropsOption(definition, { ...definition, options: options.slice(1) })).toBe(true);
    expect(
      dropsOption(definition, { ...definition, options: [...options, { id: 'c', label: text('Train') }] }),
    ).toBe(false);
    expect(
      dropsOption(definition, { ...definition, options: [{ id: 'a', label: text('Coach') }, ...options] }),
    ).toBe(false);
  });

  it('changes places with its neighbour, and with nobody at either end', () => {
    const ordered = [{ id: 'x' }, { id: 'y' }];
    expect(swapped(ordered, 'y', 'up')).toEqual([{ id: 'y' }, { id: 'x' }]);
    expect(swapped(ordered, 'x', 'up')).toBeNull();
    expect(swapped(ordered, 'y', 'down')).toBeNull();
    expect(swapped(ordered, 'z', 'up')).toBeNull();
  });
});

it('lets nobody read what was answered before they were to read it, nor what they no longer are', () => {
  const focalPoint = (permission: string) => permission === 'formAnswer.seeOfDelegation';
  expect(mayReadAnswer('delegation', 'delegation', focalPoint)).toBe(true);
  expect(mayReadAnswer(null, 'delegation', focalPoint)).toBe(true);
  expect(mayReadAnswer('organizers', 'delegation', focalPoint)).toBe(false);
  expect(mayReadAnswer('delegation', 'organizers', focalPoint)).toBe(false);
  expect(mayReadAnswer('organizers', 'delegation', () => true)).toBe(true);
});

describe('what a person can answer', () => {
  const line = {
    ...{ kind: 'text' as const, required: true, countsFrom: 1, retired: false, givenUnder: 1 },
    ...{ answer: ['LA 800'] as string[] | null, isOver: false, erasedAt: null },
  };

  it('is everything that is asked until it is handed in, and afterwards what is due', () => {
    expect(canBeAnswered(line, true)).toBe(true);
    expect(canBeAnswered(line, false)).toBe(false);
    expect(canBeAnswered({ ...line, countsFrom: 2 }, false)).toBe(true);
    expect(canBeAnswered({ ...line, retired: true }, true)).toBe(false);
  });

  it('is nothing that was erased, nor what would be at once', () => {
    expect(canBeAnswered({ ...line, answer: null, erasedAt: '2027-07-14T04:00:00Z' }, true)).toBe(false);
    expect(canBeAnswered({ ...line, isOver: true }, true)).toBe(false);
  });

  it('is a consent that was given, at any time', () => {
    const consent = { ...line, kind: 'consent' as const, answer: ['given'] };
    expect(canBeAnswered(consent, false)).toBe(true);
    expect(canBeAnswered({ ...consent, answer: null }, false)).toBe(false);
    expect(canBeAnswered({ ...consent, retired: true }, false)).toBe(false);
  });
});
