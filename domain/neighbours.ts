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
