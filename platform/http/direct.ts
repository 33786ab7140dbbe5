import type { IncomingMessage, ServerResponse } from 'node:http';
import { log } from '../log';
import { readiness } from '../ready';
import { viewerBy } from '../signed-in';
import { watch } from './watch';

type Answering = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** Answers whoever watches over the process. What holds now is kept nowhere. */
function tell(req: IncomingMessage, res: ServerResponse, status: number, state: object): void {
  const reads = req.method === 'GET' || req.method === 'HEAD';
  res.writeHead(reads ? status : 405, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  res.end(reads ? JSON.stringify(state) : undefined);
}

/** What the server answers itself, past Next, by its address. The tests' table of routes lists these beside the pages. */
export const DIRECT: Readonly<Record<string, Answering>> = {
  /** Is the process alive? Asks nothing else. */
  '/api/health': async (req, res) => tell(req, res, 200, { alive: true }),
  '/api/live': (req, res) => watch(req, res, () => viewerBy(req.headers.cookie)),
  /** Can the process answer? The database is there and migrated. 503 until then. */
  '/api/ready': async (req, res) => {
    const state = await readiness();
    tell(req, res, state.ready ? 200 : 503, state);
  },
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
