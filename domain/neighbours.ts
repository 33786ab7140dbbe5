/**
 * Who stands before and after somebody in a queue. After the last, and after somebody who waits no more, comes the first of
 * the others: whoever decides goes on until nobody waits.
 */
export function neighbours<T extends { id: string }>(
  queue: readonly T[],
  id: string,
): { previous?: T; next?: T } {
  const at = queue.findIndex((one) => one.id === id);
  const first = queue.find((one) => one.id !== id);
  return { previous: at > 0 ? queue[at - 1] : undefined, next: queue[at + 1] ?? first };
}

/** More than any number that something in an order has. */
const ASIDE = 1_000_000_000;

type NumberedThing = { id: string; number: number };

/** The steps by which two change their numbers, so that no two have one number at any moment: each with the number that it gets. */
export const exchange = (one: NumberedThing, other: NumberedThing): { id: string; number: number }[] => [
  { id: one.id, number: ASIDE },
  { id: other.id, number: one.number },
  { id: one.id, number: other.number },
];
