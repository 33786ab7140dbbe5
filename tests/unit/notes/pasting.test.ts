import { describe, expect, it } from 'vitest';
import { MOST_PARAGRAPHS, PARAGRAPH_MAX } from '@/domain/live-notes';
import {
  isTooMuch,
  type Pasted,
  paragraphsOfText,
  paragraphsOfTree,
} from '@/features/notes/components/live-pasting';

type Part = string | Pasted;

const nodeOf = (part: Part): Pasted =>
  typeof part === 'string' ? { nodeName: '#text', nodeValue: part, childNodes: [] } : part;

/** An element as a browser has it. */
const el = (name: string, ...children: Part[]): Pasted => ({
  nodeName: name.toUpperCase(),
  nodeValue: null,
  childNodes: children.map(nodeOf),
});
const comment = (words: string): Pasted => ({ nodeName: '#comment', nodeValue: words, childNodes: [] });
const read = (...children: Part[]) => paragraphsOfTree(el('body', ...children));

describe('what is pasted as HTML', () => {
  it('is its paragraphs, without what they looked like', () => {
    expect(
      read(
        comment('StartFragment'),
        el('style', 'p { color: red }'),
        el('h1', 'Item 3'),
        '\n',
        el('p', 'The  committee\n', el('b', 'took'), ' note', el('o:p', ' '), '.'),
        el('div', el('p', 'One', el('br'), 'two'), el('p', '\u00a0')),
        el('ul', el('li', 'First'), el('li', 'Second', el('ul', el('li', 'Within')))),
        el('table', el('tbody', el('tr', el('td', 'Chile'), el('td', 'For')), el('tr', el('td', 'Peru')))),
        el('pre', 'a  b\nc'),
        'and an end',
      ),
    ).toEqual([
      'Item 3',
      'The committee took note .',
      'One\ntwo',
      'First',
      'Second',
      'Within',
      'Chile\tFor',
      'Peru',
      'a b\nc',
      'and an end',
    ]);
  });

  it('brings in nothing of what is no text', () => {
    const words = ['script', 'template', 'noscript', 'svg', 'math', 'iframe', 'object', 'textarea', 'title'];
    expect(read(...words.map((name) => el(name, 'alert(1)')), el('p', 'Read.'))).toEqual(['Read.']);
    expect(read(el('p', 'a\u0000\u0008b\u001b'))).toEqual(['ab']);
  });
});

describe('what is pasted as text', () => {
  it('is a paragraph a line, or what blank lines part', () => {
    expect(paragraphsOfText('One.\r\nTwo.\rThree.\u2029')).toEqual(['One.', 'Two.', 'Three.']);
    expect(paragraphsOfText('One,\ngoes on.\n \n\nTwo.')).toEqual(['One,\ngoes on.', 'Two.']);
    expect(paragraphsOfText(' \n ')).toEqual([]);
    expect(paragraphsOfText('<img src=x onerror=alert(1)>')).toEqual(['<img src=x onerror=alert(1)>']);
  });

  it('is too much where the notes have no room for it', () => {
    expect(isTooMuch(['One.'], MOST_PARAGRAPHS - 1)).toBe(false);
    expect(isTooMuch(['One.'], MOST_PARAGRAPHS)).toBe(true);
    expect(isTooMuch(['x'.repeat(PARAGRAPH_MAX)], 0)).toBe(false);
    expect(isTooMuch(['x'.repeat(PARAGRAPH_MAX + 1)], 0)).toBe(true);
    expect(
      isTooMuch(
        Array.from({ length: 10_000 }, () => 'One.'),
        0,
      ),
    ).toBe(true);
    expect(
      isTooMuch(
        Array.from({ length: 11 }, () => 'x'.repeat(PARAGRAPH_MAX)),
        0,
      ),
    ).toBe(true);
  });
});
