import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  askedOf,
  canHold,
  closedAnswers,
  conditionsOf,
  drawnIn,
  dropsHeld,
  isHeld,
  isInOrder,
  isSomeDue,
  readableOf,
  whyNoCondition,
} from '@/domain/form-conditions';
import { FORM_KINDS, type FormCondition, type FormKind, swapped } from '@/domain/form-questions';

const OPTIONS = [{ id: 'a' }, { id: 'b' }];
const on = (questionId: string, ...answers: string[]): FormCondition => ({ questionId, answers });
const line = (id: string, condition: FormCondition | null, ...answer: string[]) => ({
  ...{ id, condition, answer: answer.length > 0 ? answer : null },
  ...{ required: true, countsFrom: 1, retired: false, givenUnder: answer.length > 0 ? 1 : null },
  ...{ isOver: false, erasedAt: null },
  former: null as { condition: FormCondition | null } | null,
});

/** A form whose questions hang on those before them, or on none, with any answers. */
const forms = fc
  .array(
    fc.record({
      before: fc.nat(),
      hangs: fc.boolean(),
      wants: fc.subarray(['a', 'b'], { minLength: 1 }),
      answer: fc.subarray(['a', 'b']),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((drawn) =>
    drawn.map(({ before, hangs, wants, answer }, at) =>
      line(`q${at}`, hangs && at > 0 ? on(`q${before % at}`, ...wants) : null, ...answer),
    ),
  );

describe('a question that hangs on another', () => {
  it('is asked where the answer is one of those it wants, and that question is asked itself', () => {
    fc.assert(
      fc.property(forms, (lines) => {
        const askedIds = askedOf(lines);
        for (const { id, condition } of lines) {
          const held = lines.find((one) => one.id === condition?.questionId);
          const holds = condition?.answers.some((one) => held?.answer?.includes(one)) ?? true;
          expect(askedIds.has(id)).toBe(holds && (!held || askedIds.has(held.id)));
        }
      }),
    );
  });

  it('is due in no form in which it is not asked, and whether it is depends on nothing behind it', () => {
    fc.assert(
      fc.property(forms, fc.nat(), (lines, cut) => {
        const askedIds = askedOf(lines);
        const dues = lines.filter(({ id, givenUnder }) => askedIds.has(id) && givenUnder === null);
        expect(isSomeDue(lines)).toBe(dues.length > 0);
        const some = lines.slice(0, cut % lines.length);
        expect([...askedOf(some)]).toEqual(some.map(({ id }) => id).filter((id) => askedIds.has(id)));
      }),
    );
  });

  it('is asked nowhere once what it hangs on is not, along a chain', () => {
    const chain = [line('a', null, 'no'), line('b', on('a', 'yes'), 'yes'), line('c', on('b', 'yes'))];
    expect([...askedOf(chain)]).toEqual(['a']);
    expect(isSomeDue(chain)).toBe(false);
    const yes = [line('a', null, 'yes'), ...chain.slice(1)];
    expect([...askedOf(yes)]).toEqual(['a', 'b', 'c']);
    expect(isSomeDue(yes)).toBe(true);
    expect(conditionsOf(yes, yes[2] as (typeof yes)[number])).toEqual([on('b', 'yes'), on('a', 'yes')]);
  });

  it('is not asked where the other is not there, and a circle ends', () => {
    expect([...askedOf([line('b', on('a', 'yes'))])]).toEqual([]);
    const circle = [line('a', on('b', 'yes'), 'no'), line('b', on('a', 'yes'), 'yes')];
    expect([...askedOf(circle)]).toEqual([]);
  });

  it('is read by nobody who may not read all those on which it hangs', () => {
    fc.assert(
      fc.property(forms, fc.uniqueArray(fc.nat(11)), (lines, readable) => {
        const may = ({ id }: { id: string }) => readable.includes(Number(id.slice(1)));
        const read = readableOf(lines, { mayRead: may, mayReadAll: false }).map(({ id }) => id);
        for (const one of lines) {
          const all = [one.id, ...conditionsOf(lines, one).map(({ questionId }) => questionId)];
          expect(read.includes(one.id)).toBe(all.every((id) => may({ id })));
        }
      }),
    );
  });
});

describe('an answer that was given while its question hung on another', () => {
  const formerly = (condition: FormCondition) => ({ ...line('b', null, 'yes'), former: { condition } });
  const readBy = (lines: readonly ReturnType<typeof line>[], ids: string, mayReadAll = false) =>
    readableOf(lines, { mayRead: ({ id }) => ids.includes(id), mayReadAll })
      .map(({ id }) => id)
      .join('');

  it('is read by nobody who may not read that one, though it hangs on none by now', () => {
    const lines = [line('a', null, 'yes'), formerly(on('a', 'yes'))];
    expect(readBy(lines, 'b')).toBe('');
    expect(readBy(lines, 'ab')).toBe('ab');
    const chain = [line('z', null, 'yes'), line('a', on('z', 'yes'), 'yes'), formerly(on('a', 'yes'))];
    expect(readBy(chain, 'ab')).toBe('');
  });

  it('is read by who reads everything where that one is there no more', () => {
    expect(readBy([formerly(on('gone', 'yes'))], 'b')).toBe('');
    expect(readBy([formerly(on('gone', 'yes'))], 'b', true)).toBe('b');
  });
});

describe('a condition', () => {
  const before = FORM_KINDS.map((kind) => ({ id: kind, kind, options: OPTIONS }));
  const why = (questionId: string, ...answers: string[]) =>
    whyNoCondition(on(questionId, ...answers), before)?.key;

  it('needs a question before it that has answers to choose from', () => {
    const closed: FormKind[] = ['choice', 'several', 'yesNo', 'consent'];
    for (const one of before) {
      const [first = ''] = closedAnswers(one);
      expect(why(one.kind, first), one.kind).toBe(
        closed.includes(one.kind) ? undefined : 'delegations.refusal.conditionBefore',
      );
    }
    expect(why('elsewhere', 'yes')).toBe('delegations.refusal.conditionBefore');
    expect(canHold(before.map((one) => ({ ...one, condition: null }))).map(({ kind }) => kind)).toEqual(
      FORM_KINDS.filter((kind) => closed.includes(kind)),
    );
  });

  it('names answers of that question, at least one', () => {
    expect(why('yesNo', 'yes', 'no')).toBeUndefined();
    expect(why('choice', 'a', 'c')).toBe('common.invalid.choice');
    expect(why('yesNo')).toBe('common.invalid.choice');
    expect(why('consent', 'no')).toBe('common.invalid.choice');
  });

  it('holds the question on which it hangs, and the choices that it names', () => {
    const questions = [line('x', null), line('y', on('x', 'a'))];
    expect(isHeld(questions, 'x')).toBe(true);
    expect(isHeld(questions, 'y')).toBe(false);
    const offering = (...ids: string[]) => ({ kind: 'choice' as const, options: ids.map((id) => ({ id })) });
    expect(dropsHeld(questions, 'x', offering('a', 'b'))).toBe(false);
    expect(dropsHeld(questions, 'x', offering('b', 'c'))).toBe(true);
    expect(dropsHeld(questions, 'y', offering('b', 'c'))).toBe(false);
  });

  it('is in order by no move that brings a question before the one on which it hangs', () => {
    fc.assert(
      fc.property(forms, fc.nat(), (lines, drawn) => {
        expect(isInOrder(lines)).toBe(true);
        const moved = lines[drawn % lines.length] as (typeof lines)[number];
        const pair = swapped(lines, moved.id, 'up');
        if (!pair) return;
        const [own, other] = pair;
        const after = lines.map((one) => (one === own ? other : one === other ? own : one));
        expect(isInOrder(after)).toBe(own.condition?.questionId !== other.id);
      }),
    );
  });
});

describe('a form', () => {
  const draw = (isAsked: boolean[], canAnswer: boolean[]) => {
    const lines = ['a', 'b', 'c'].map((id, at) => ({
      ...{ id, isAsked: isAsked[at] === true },
      condition: at === 0 ? null : on(String('ab'[at - 1]), 'yes'),
    }));
    return drawnIn(lines, ({ id }) => canAnswer['abc'.indexOf(id)] === true)
      .map(({ id }) => id)
      .join('');
  };

  it('draws what is asked, and what would be asked by an answer that can be given in it', () => {
    expect(draw([true, false, false], [true, true, true])).toBe('abc');
    expect(draw([true, false, false], [false, true, true])).toBe('');
    expect(draw([true, true, false], [false, true, true])).toBe('bc');
    expect(draw([true, true, true], [false, false, true])).toBe('c');
    expect(draw([true, true, true], [true, true, false])).toBe('ab');
  });
});
