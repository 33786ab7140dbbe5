import { describe, expect, it } from 'vitest';
import { setOut, untilLanded } from '@/components/form/under-way';
import { whetherThere } from '@/components/live/whether-there';

describe('a page that changes while an own form is under way', () => {
  it('is judged when that has landed, and not by what it was meanwhile', async () => {
    const questions: string[] = [];
    let here = 'gone';
    const judge = () =>
      whetherThere({
        isInUse: () => true,
        isThere: async () => {
          questions.push(here);
          return here === 'there';
        },
      });
    expect(await judge()).toBe(false);
    const [first, second] = [setOut(), setOut()];
    const judged = judge();
    first();
    first();
    await Promise.resolve();
    expect(questions).toEqual(['gone']);
    here = 'there';
    second();
    expect(await judged).toBe(true);
    expect(questions).toEqual(['gone', 'there']);
    expect(untilLanded()).toBeNull();
  });

  it('is judged again where a form was sent while the house was asked', async () => {
    let land = () => {};
    const answers = [false, true];
    const there = whetherThere({
      isInUse: () => true,
      isThere: async () => {
        if (answers.length === 2) land = setOut();
        return answers.shift() ?? null;
      },
    });
    await new Promise(setImmediate);
    expect(answers).toEqual([true]);
    land();
    expect(await there).toBe(true);
  });
});
