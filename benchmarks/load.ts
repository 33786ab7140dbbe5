import { Agent, request } from 'node:http';

/** Calls `work` from `lanes` lanes for `seconds`, after a quarter of that to warm up. @returns calls a second */
export async function rate(
  lanes: number,
  seconds: number,
  work: (lane: number) => Promise<unknown>,
): Promise<number> {
  let counting = false;
  let count = 0;
  let over = false;
  const lane = async (n: number) => {
    while (!over) {
      await work(n);
      if (counting && !over) count += 1;
    }
  };
  const running = Promise.all(Array.from({ length: lanes }, (_, n) => lane(n)));
  await new Promise((done) => setTimeout(done, seconds * 250));
  counting = true;
  const began = performance.now();
  await Promise.race([running, new Promise((done) => setTimeout(done, seconds * 1000))]);
  const took = (performance.now() - began) / 1000;
  over = true;
  await running;
  return count / took;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2;
};

/** The value under which `share` of the values lie. */
export const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

/**
 * Measures several ways in turn, so that a noisy neighbour meets them all alike.
 * @returns the median rate of each, in calls a second
 */
export async function inTurn(ways: (() => Promise<number>)[], turns: number): Promise<number[]> {
  const rates: number[][] = ways.map(() => []);
  for (let turn = 0; turn < turns; turn += 1)
    for (const [i, way] of ways.entries()) rates[i]?.push(await way());
  return rates.map(median);
}

/** GETs addresses over connections that stay open, and throws the body away. */
export function fetcher(lanes: number, headers: Record<string, string> = {}) {
  const agent = new Agent({ keepAlive: true, maxSockets: lanes });
  const get = (url: string): Promise<number> =>
    new Promise((done, failed) => {
      const sent = request(url, { agent, headers }, (reply) => {
        let size = 0;
        reply.on('data', (chunk: Buffer) => {
          size += chunk.length;
        });
        reply.once('error', failed);
        reply.once('end', () =>
          reply.statusCode === 200 ? done(size) : failed(new Error(`${url} answered ${reply.statusCode}`)),
        );
      });
      sent.once('error', (error: NodeJS.ErrnoException) =>
        sent.reusedSocket && error.code === 'ECONNRESET' ? get(url).then(done, failed) : failed(error),
      );
      sent.end();
    });
  return { get, end: () => agent.destroy() };
}
