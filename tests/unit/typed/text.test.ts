import { describe, expect, it } from 'vitest';
import { line, optionalLine, optionalProse, prose } from '@/platform/fields';
import { hasControls } from '@/platform/typed/text';
import { inputFields } from '../../setup/input-fields';

/** What shows nothing, each alone and all together. */
const UNSEEN = [
  ...'\u200b\u2060\u3164\u2800\u00ad\u115f\u1160\u17b4\u17b5\u180e\uffa0\u034f\ufe0f\u200c\u200d\ufeff\u2061',
  ...'\u200e\u200f\u061c\u202a\u202e\u2066\u2069\u00a0\u3000\u0007\u0000\u0085\u2028\u2029\ufff9\u{e0041}\u{e01ef}',
];
const NOTHING = [...UNSEEN, UNSEEN.join(''), ...UNSEEN.map((sign) => ` ${sign} `)];

/** Words in which something unseen is part of the writing. */
const WORDS = [
  'می\u200cخواهم', // Persian: no joining within the word
  'ه\u200d. ش.', // an initial form standing alone
  'क्\u200dष क्\u200cष', // scripts of India: half letters
  'ശ്രീമാന്\u200d', // a letter that ends a word
  '👩🏽\u200d⚖\ufe0f 🏳\ufe0f\u200d🌈 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} 1\ufe0f\u20e3', // emoji
  '⠃⠁\u2800⠃', // Braille
  'ភាសា\u200bខ្មែរ', // Khmer: where a line may break
  'L’été\u202f: «\u00a0oui\u00a0»', // French spaces
];

// Where to go on to after signing in is an address that our own pages wrote.
const texts = (await inputFields()).filter(
  ({ name, schema }) => !name.endsWith('.to') && schema.safeParse('Plain words').data === 'Plain words',
);
const shown = (text: string) =>
  JSON.stringify(text).replace(/[^ -~]/gu, (sign) => `<${sign.codePointAt(0)?.toString(16)}>`);
const read = (schema: (typeof texts)[number]['schema'], typed: string) => schema.safeParse(typed).data;

describe('a text', () => {
  it('is empty when it shows nothing, in every field of every form', () => {
    expect(texts.length).toBeGreaterThan(50);
    for (const { name, schema } of texts) {
      const kept = NOTHING.filter((typed) => read(schema, typed));
      expect(kept.map(shown), name).toEqual([]);
    }
  });

  it('is the same with and without what cannot be seen around it, in every field', () => {
    for (const { name, schema } of texts) {
      for (const sign of UNSEEN.filter((sign) => !/[\ufe0f\u{e01ef}]/u.test(sign))) {
        expect(read(schema, `${sign}Union of Coasts ${sign}`), `${name} ${shown(sign)}`).toBe(
          'Union of Coasts',
        );
      }
      for (const sign of '\u202a\u202e\u2066\u2069\ufeff\u2060\u00ad\u200b\u0007')
        expect(read(schema, `Un${sign}ion`), `${name} ${shown(sign)}`).toBe('Union');
    }
  });

  it('keeps what is part of a word', () => {
    for (const word of WORDS) {
      const composed = word.normalize('NFC');
      expect(line(100).parse(word)).toBe(composed);
      expect(prose(100).parse(` ${word}\n`)).toBe(composed);
    }
  });

  it('keeps its lines, or their words apart, and drops every control', () => {
    const pasted = 'One\u000btwo\u000cthree\u0085four\u2028five\u2029six\r\nse\u0000v\u0007en\teight\u001b';
    expect(prose(100).parse(pasted)).toBe('One\ntwo\nthree\nfour\nfive\nsix\nseven\teight');
    expect(line(100).parse(pasted)).toBe('One two three four five six seven eight');
    expect([pasted, 'a\u0001', 'a\ufffe'].map(hasControls)).toEqual([true, true, true]);
    expect(['', 'a\tb\r\nc', 'a\u000bb\u2029', 'می\u200cخواهم'].map(hasControls)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('keeps a mark of direction between words of a long text only', () => {
    expect(prose(100).parse('\u200f \u200eقال C++\u200e: نعم\u200f')).toBe('قال C++\u200e: نعم');
    expect(line(100).parse('\u200f \u200eقال C++\u200e: نعم\u200f')).toBe('قال C++: نعم');
  });

  it('may be left out where it may, as nothing at all', () => {
    for (const typed of ['', ' ', '\u200b', null, undefined]) {
      expect(optionalLine(10).parse(typed)).toBeNull();
      expect(optionalProse(10).parse(typed)).toBeNull();
    }
  });

  it('says whether it is too long or overloaded, before it is read', () => {
    const says = (typed: string) =>
      line(10)
        .safeParse(typed)
        .error?.issues.map(({ message }) => message);
    expect(says('a'.repeat(11))).toEqual(['common.invalid.tooLong {"max":10}']);
    expect(says(`a${'\u0301'.repeat(31)}`)).toEqual(['common.invalid.tooLong {"max":10}']);
    expect(line(100).safeParse(`a${'\u0301'.repeat(31)}`).error?.issues[0]?.message).toBe(
      'common.invalid.marks',
    );
    expect(says('e\u0301'.repeat(10))).toBeUndefined();
  });
});
