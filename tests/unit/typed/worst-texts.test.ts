import { describe, expect, it } from 'vitest';
import { prose } from '@/platform/fields';
import { inputFields } from '../../setup/input-fields';

/** Texts that some way of reading takes the square of their length for, or worse; about `n` units each. */
const WORST: Record<string, (n: number) => string> = {
  'marks out of order': (n) => `a${'\u0345'.repeat(n / 2)}${'\u0334'.repeat(n / 2)}`,
  'marks out of order, in runs': (n) => `a${'\u0345'.repeat(15)}${'\u0334'.repeat(15)}`.repeat(n / 31),
  'spaces within': (n) => `a${' '.repeat(n)}a`,
  joiners: (n) => '\u200d'.repeat(n),
  'joiners among marks': (n) => '\u0345\u200d\u0334'.repeat(n / 3),
  directions: (n) => `a${'\u200e'.repeat(n)}a`,
  'line breaks': (n) => `a${'\r\n'.repeat(n / 2)}a`,
  controls: (n) => '\u0007'.repeat(n),
  'tags of flags': (n) => `\u{1f3f4}${'\u{e0041}'.repeat(n / 2)}`,
  fillers: (n) => '\u115f'.repeat(n),
  digits: (n) => '9'.repeat(n),
  'digits of another script': (n) => '١'.repeat(n),
  hyphens: (n) => 'a-'.repeat(n / 2),
  addresses: (n) => `${'a@'.repeat(n / 2)}b`,
  dots: (n) => `a@${'a.'.repeat(n / 2)}`,
  commas: (n) => 'A,'.repeat(n / 2),
};
// A whole request, and just within what the longest text is read for.
const LENGTHS = [200_000, 80_000] as const;

const took = (work: () => unknown): number => {
  const from = performance.now();
  work();
  return performance.now() - from;
};
/** Whether a work takes many times as long as another each time; what else the machine does at a moment shows in both. */
const isSlowBeside = (work: () => unknown, other: () => unknown): boolean =>
  Array.from({ length: 5 }).every(() => took(work) > 10 * took(other));

const fields = await inputFields();
// The four languages of a text are read alike.
const once = fields.filter(({ name }) => !/\.(fr|es|ar)$/.test(name));

describe('reading what was typed', () => {
  it('knows the fields of every form', () => {
    expect(fields.length).toBeGreaterThan(150);
    expect(fields.map(({ name }) => name)).toContain('agenda.sessionInput.title.ar');
  });

  it('takes no longer for the worst text than for a plain one of its length', () => {
    const plain = 'Nothing is e\u0301loigne\u0301. '.repeat(LENGTHS[1] / 24);
    const yardstick = () => prose(LENGTHS[1]).safeParse(plain);
    const usual = 10 * took(yardstick);
    const slow: string[] = [];
    for (const [kind, make] of Object.entries(WORST)) {
      for (const text of LENGTHS.map(make)) {
        for (const { name, schema } of once) {
          const read = () => schema.safeParse(text);
          if (took(read) > usual && isSlowBeside(read, yardstick)) slow.push(`${name}, ${kind}`);
        }
      }
    }
    expect(slow).toEqual([]);
  });
});
