/** The words of a text, without marks and capitals. */
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];

/** How many words two texts share, in the same order: their longest common subsequence. */
function shared(a: readonly string[], b: readonly string[]): number {
  let above = new Array<number>(b.length + 1).fill(0);
  for (const word of a) {
    const row = [0];
    for (const [n, other] of b.entries())
      row.push(
        word === other ? (above[n] as number) + 1 : Math.max(above[n + 1] as number, row[n] as number),
      );
    above = row;
  }
  return above[b.length] as number;
}

/** How far one text is from another: the words that are taken out and those that are put in. */
export function wordsChanged(before: string, after: string): number {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  return a.length + b.length - 2 * shared(a, b);
}

/** True when two words of a text stay side by side in another, or its only word does. */
export function keepsAny(before: string, after: string): boolean {
  const words = wordsOf(before);
  const length = Math.min(2, words.length);
  const runsOf = (all: readonly string[]) =>
    all.slice(0, all.length - length + 1).map((_, n) => all.slice(n, n + length).join(' '));
  const kept = new Set(runsOf(wordsOf(after)));
  return words.length > 0 && runsOf(words).some((run) => kept.has(run));
}

/** A piece of a difference: in both texts, taken out of the first, or put in by the second. */
export type Piece = { kind: 'same' | 'out' | 'in'; text: string };

const tokensOf = (text: string): string[] =>
  text.match(/\s+|[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu) ?? [];

/** From one text to another, word by word: all that is not put in is the first, and all that is not taken out the second. */
export function differenceOf(before: string, after: string): Piece[] {
  const [a, b] = [tokensOf(before), tokensOf(after)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const middle = between(a.slice(start, a.length - end), b.slice(start, b.length - end));
  const same = (tokens: string[]): Piece => ({ kind: 'same', text: tokens.join('') });
  return readable([same(a.slice(0, start)), ...middle, same(end > 0 ? a.slice(-end) : [])]);
}

/** Above so many pairs of words two passages are set beside each other whole: the work grows with the product of their lengths. */
const MOST_PAIRS = 4_000_000;

/** Token by token, along a longest common subsequence. */
function between(a: readonly string[], b: readonly string[]): Piece[] {
  if (a.length * b.length > MOST_PAIRS)
    return [
      { kind: 'out', text: a.join('') },
      { kind: 'in', text: b.join('') },
    ];
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] as number;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      pieces.push({ kind: 'same', text: a[i] as string });
      i++;
      j++;
    } else if (i < a.length && (j === b.length || at(i + 1, j) >= at(i, j + 1)))
      pieces.push({ kind: 'out', text: a[i++] as string });
    else pieces.push({ kind: 'in', text: b[j++] as string });
  }
  return pieces;
}

/** What was changed side by side is read as one: the space between two changed words goes with them. */
function readable(pieces: readonly Piece[]): Piece[] {
  const read: Piece[] = [];
  let [out, put] = ['', ''];
  const changed = () => {
    const both: Piece[] = [
      { kind: 'out', text: out },
      { kind: 'in', text: put },
    ];
    read.push(...both.filter(({ text }) => text !== ''));
    [out, put] = ['', ''];
  };
  for (const [index, { kind, text }] of pieces.entries()) {
    if (text === '') continue;
    const isBetween = text.trim() === '' && (out || put) && pieces[index + 1]?.kind !== 'same';
    if (kind === 'same' && !(isBetween && index + 1 < pieces.length)) {
      changed();
      const last = read.at(-1);
      if (last?.kind === 'same') last.text += text;
      else read.push({ kind, text });
      continue;
    }
    if (kind !== 'in') out += text;
    if (kind !== 'out') put += text;
  }
  changed();
  return read;
}
