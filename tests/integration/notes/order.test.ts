import { describe, expect, it } from 'vitest';
import { moveParagraph } from '@/features/notes/commands/order';
import { addParagraph } from '@/features/notes/commands/paragraphs';
import { strikeParagraph } from '@/features/notes/commands/striking';
import { getNotes } from '@/features/notes/queries';
import { aSession } from '@/tests/setup/conference/agenda';
import { aConference } from '@/tests/setup/conference/conference';
import { anActor } from '@/tests/setup/conference/people';
import { withoutLock } from '@/tests/setup/unguarded';

/** The notes of a session, with as many paragraphs as there are words. */
async function noted(...words: string[]) {
  const meeting = await aConference();
  const { id: sessionId } = await aSession(meeting.id);
  const rapporteur = await anActor('rapporteur', meeting.id);
  const conference = meeting.slug;
  const read = async () => (await getNotes(rapporteur, meeting.id, sessionId)).paragraphs;
  const add = (text: string, after: string | null = null) =>
    addParagraph(rapporteur, { conference, sessionId, language: 'en', text, after });
  for (const text of words) await add(text);
  const idOf = async (number: string) => (await read()).find((one) => one.number === number)?.id ?? '';
  const placeOf = async (number: string) => {
    const { id = '', position = 0 } = (await read()).find((one) => one.number === number) ?? {};
    return { paragraphId: id, placeVersion: position };
  };
  return {
    add,
    read,
    idOf,
    insert: async (text: string, behind: string) => add(text, await idOf(behind)),
    move: async (number: string, after: string | null) =>
      moveParagraph(rapporteur, { conference, ...(await placeOf(number)), after }),
    strike: async (number: string) =>
      strikeParagraph(rapporteur, {
        conference,
        paragraphId: await idOf(number),
        version: 1,
        reason: 'Wrong',
      }),
    /** what is read, in its order */
    order: async () => (await read()).map(({ number, text }) => `${number} ${text}`),
  };
}

describe('the order of paragraphs', () => {
  it('inserts one with its own word, and changes no other number', async () => {
    const { insert, order, add } = await noted('one', 'two', 'three');
    await insert('later', '1');
    await insert('latest', '1');
    await insert('between', '1 bis');
    expect(await order()).toEqual([
      '1 one',
      '1 ter latest',
      '1 bis later',
      '1 quater between',
      '2 two',
      '3 three',
    ]);
    await add('four');
    expect((await order()).at(-1)).toBe('4 four');
  });

  it('gives what is inserted behind the last one the next number', async () => {
    const { insert, order } = await noted('one', 'two');
    await insert('three', '2');
    expect(await order()).toEqual(['1 one', '2 two', '3 three']);
  });

  it('has no more than five words for a number, and says so', async () => {
    const { insert } = await noted('one', 'two');
    for (let n = 0; n < 5; n += 1) await insert('more', '1');
    await expect(insert('too many', '1')).rejects.toMatchObject({ key: 'notes.refusal.numbersTaken' });
  });

  it('moves one behind another, to the beginning and to the end, and across what was struck', async () => {
    const { move, order, strike } = await noted('one', 'two', 'three', 'four');
    await strike('2');
    await move('4', '1');
    expect(await order()).toEqual(['1 one', '4 four', '2 two', '3 three']);
    await move('3', null);
    expect(await order()).toEqual(['3 three', '1 one', '4 four', '2 two']);
    await move('3', '2');
    expect(await order()).toEqual(['1 one', '4 four', '2 two', '3 three']);
    await expect(move('2', null)).rejects.toMatchObject({ key: 'notes.refusal.struck' });
  });

  it('moves nothing behind itself or behind a number that is not there', async () => {
    const { move, order } = await noted('one', 'two');
    for (const after of ['1', '7', '1 bis'])
      await expect(move('1', after)).rejects.toMatchObject({
        key: 'notes.refusal.noSuchParagraph',
        field: 'after',
      });
    expect(await order()).toEqual(['1 one', '2 two']);
  });

  it('gives each of those inserted at once its own word', async () => {
    const { add, idOf, read } = await noted('one', 'two');
    const first = await idOf('1');
    await Promise.all(['a', 'b', 'c', 'd'].map((text) => add(text, first)));
    const numbers = (await read()).map(({ number }) => number);
    expect([...numbers].sort()).toEqual(['1', '1 bis', '1 quater', '1 quinquies', '1 ter', '2']);
  });

  it('would give two of them one word without the lock of the session (control)', async () => {
    const { add, idOf } = await noted('one', 'two');
    const first = await idOf('1');
    const { done, taken } = await withoutLock('session', () =>
      Promise.allSettled(['a', 'b', 'c', 'd'].map((text) => add(text, first))),
    );
    expect(taken).toBeGreaterThan(0);
    expect(done.some(({ status }) => status === 'rejected')).toBe(true);
  });
});
