import pLimit from 'p-limit';

/**
 * A concurrency limit: lets `most` of those under one key work at a time in this process; the others wait in the order in which they
 * came. For what meets at a lock in the database anyway: whoever waits here holds no connection meanwhile.
 */
export function lanes(most: number): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const known = new Map<string, { limit: ReturnType<typeof pLimit>; here: number }>();
  return async (key, work) => {
    const lane = known.get(key) ?? { limit: pLimit(most), here: 0 };
    known.set(key, lane);
    lane.here += 1;
    try {
      return await lane.limit(work);
    } finally {
      lane.here -= 1;
      if (lane.here === 0) known.delete(key);
    }
  };
}
