/** Differences of two words, at most: letters put in, left out or taken for another. */
const MOST_DIFFERENCES = 2;
/** Shorter words are too alike to be mistaken for one another. */
const SHORTEST = 5;

/** How many letters two words differ in, up to `most`; one more than that where it is more. */
function differences(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1;
      const [left = 0, above = 0, corner = 0] = [now[column - 1], before[column], before[column - 1]];
      now.push(Math.min(left + 1, above + 1, corner + same));
    }
    if (Math.min(...now) > most) return most + 1;
    before = now;
  }
  return before[other.length] ?? most + 1;
}

/** True when each word of the one begins a word of the other, in its order: `dominican rep` for `dominican republic`. */
function abbreviates(short: string, whole: string): boolean {
  const words = whole.split(' ');
  let at = 0;
  return short.split(' ').every((part) => {
    const next = words.findIndex((word, index) => index >= at && word.startsWith(part));
    at = next + 1;
    return next >= 0;
  });
}

/** The names that a mistyped or shortened one may mean, the likeliest first. All are folded. */
export function closest(name: string, names: readonly string[], most: number): string[] {
  if (name.length < 3) return [];
  const allowed = name.length < SHORTEST ? 0 : MOST_DIFFERENCES;
  const near = names.flatMap((one) => {
    const letters = differences(name, one, allowed);
    if (letters <= allowed) return [{ one, far: letters }];
    return abbreviates(name, one) ? [{ one, far: MOST_DIFFERENCES + one.length - name.length }] : [];
  });
  return near
    .toSorted((a, b) => a.far - b.far || (a.one < b.one ? -1 : 1))
    .slice(0, most)
    .map(({ one }) => one);
}
