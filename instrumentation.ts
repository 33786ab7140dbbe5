import type { Instrumentation } from 'next';

/** Hears of every fault of a page, a route or an action that nobody caught; Next itself is told to print none. */
export const onRequestError: Instrumentation.onRequestError = async (
  err,
  _request,
  { routePath, routeType },
) => {
  // Next compiles this file for its edge as well, where nothing of ours runs.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { log } = await import('@/platform/log');
  log.error({ err, route: routePath, part: routeType }, 'a request failed');
};
