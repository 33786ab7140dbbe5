/** Draws that come out the same for the same seed, so that the sample is the same everywhere. */
export type Lot = {
  /** A whole number from 0 to `below` - 1. */
  number: (below: number) => number;
  /** One of the list, which must not be empty. */
  one: <T>(list: readonly T[]) => T;
  /** The list in a drawn order; the list itself stays as it is. */
  order: <T>(list: readonly T[]) => T[];
};

/** A lot from a seed, by the mulberry32 generator (public domain, Tommy Ettinger). Never for secrets. */
export function lotOf(seed: number): Lot {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  const number = (below: number) => Math.floor((next() / 2 ** 32) * below);
  return {
    number,
    one: (list) => {
      const drawn = list[number(list.length)];
      if (drawn === undefined) throw new RangeError('nothing to draw from');
      return drawn;
    },
    order: (list) => {
      const drawn = list.map((value) => ({ value, rank: next() }));
      return drawn.sort((a, b) => a.rank - b.rank).map(({ value }) => value);
    },
  };
}
