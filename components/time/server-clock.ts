/** How a page that was kept tells when it was served: the name of its Server-Timing. */
const SERVED = 'served';

/** The server's clock when the document came, or 0 where it came as it was drawn, or where the browser does not say. */
function served(): number {
  const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const timing = page?.serverTiming?.find(({ name }) => name === SERVED);
  return page && timing ? Number(timing.description) + performance.now() - page.responseStart : 0;
}

type Since = { server: number; steady: number; here: number };

/** Since when each page is here, by when it was drawn: one that the browser comes back to is as old as it is. */
const known = new Map<number, Since>();
const MOST_KNOWN = 100;

function sinceOf(drawn: number): Since {
  const before = known.get(drawn);
  if (before) return before;
  const since = { server: Math.max(drawn, served()), steady: performance.now(), here: Date.now() };
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(drawn, since);
  return since;
}

/**
 * A clock that goes on from the server's, in milliseconds. `drawn`: what it said when it drew the page, which may have been
 * kept since. A wrong clock here does no harm, nor does a machine that sleeps, in which one of its two clocks stands still.
 */
export function serverClock(drawn: number): () => number {
  const since = sinceOf(drawn);
  return () => since.server + Math.max(performance.now() - since.steady, Date.now() - since.here);
}
