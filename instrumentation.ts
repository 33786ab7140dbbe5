import type { Instrumentation } from 'next';
import { log } from '@/platform/log';

/** Hears of every fault of a page, a route or an action that nobody caught; Next itself is told to print none. */
export const onRequestError: Instrumentation.onRequestError = (err, _request, { routePath, routeType }) => {
  log.error({ err, route: routePath, part: routeType }, 'a request failed');
};
