import type { IncomingMessage, ServerResponse } from 'node:http';
import { log } from '../log';
import { viewerBy } from '../signed-in';
import { watch } from './watch';

type Answering = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** What the server answers itself, past Next, by its address. The tests' table of routes lists these beside the pages. */
export const DIRECT: Readonly<Record<string, Answering>> = {
  '/api/live': (req, res) => watch(req, res, () => viewerBy(req.headers.cookie)),
};

/** Answers what is not Next's; false for everything else. */
export function answerDirectly(req: IncomingMessage, res: ServerResponse): boolean {
  const path = (req.url ?? '').split('?')[0] ?? '';
  const answering = Object.hasOwn(DIRECT, path) ? DIRECT[path] : undefined;
  if (!answering) return false;
  answering(req, res).catch((error) => {
    log.error({ err: error, route: path }, 'a request failed');
    if (!res.headersSent) res.writeHead(503, { 'cache-control': 'no-store' });
    res.end();
  });
  return true;
}
