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
