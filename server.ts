import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import compression from 'compression';
import next from 'next';
import { closePool } from '@/db/client';
import { localeOr } from '@/domain/local-text';
import { accountJobs } from '@/features/accounts/jobs';
import { ownName } from '@/features/accounts/queries/colleagues';
import { ballotJobs } from '@/features/ballots/jobs';
import { delegationJobs } from '@/features/delegations/jobs';
import { implementationJobs } from '@/features/implementation/jobs';
import { startNames } from '@/features/members/queries/names';
import { openLive, writeLive } from '@/features/notes/commands/live';
import { noteJobs } from '@/features/notes/jobs';
import { liveAddressIn, liveDocument, requireLive } from '@/features/notes/queries/live';
import { noticeJobs } from '@/features/notices/jobs';
import { pressJobs } from '@/features/press/jobs';
import { config } from '@/platform/config';
import { addressOf } from '@/platform/http/address.mjs';
import { answerBuilt, keepBuiltFiles, settleAsBuilt } from '@/platform/http/built-files';
import { clientAddress, networks } from '@/platform/http/client-address';
import { answerDirectly } from '@/platform/http/direct';
import { withBody } from '@/platform/http/form-body';
import { securityHeaders, shutUploads } from '@/platform/http/headers';
import { onlyAddress } from '@/platform/http/only-address';
import {
  answerFromCache,
  cacheKey,
  forgetPages,
  keepForCache,
  startPageCache,
} from '@/platform/http/page-cache';
import { drawWithoutScripts } from '@/platform/http/plain-page';
import { asOurs, judgedBody, type Refused, whyRefused } from '@/platform/http/refusing';
import { answerUpgrade, endSockets, type WrittenTogether } from '@/platform/http/socket';
import { ASKED_FOR, wayBack } from '@/platform/http/way-back';
import { sayIn } from '@/platform/i18n/messages';
import { startJobs } from '@/platform/jobs';
import { endLive } from '@/platform/live';
import { log, logConsole, withRequestId } from '@/platform/log';
import { restOfEnvironment } from '@/platform/rest-of-environment';
import { explain } from '@/scripts/failure.mjs';
import { awaitKey } from '@/scripts/key-check';

const dev = process.env.NODE_ENV !== 'production';
const { HOST: hostname = '127.0.0.1' } = process.env;

const built = process.env.NEXT_DIST_DIR ?? '.next';
if (!dev) settleAsBuilt(built);
// Faults come to the log by instrumentation.ts; what Next would print of them quotes what people typed.
// Once it has answered a page, Next would hear sockets, too, and end those whose address it takes for that of a page: it hears a
// server that nobody reaches.
const app = next({
  dev,
  hostname,
  port: Number(process.env.PORT ?? 3000),
  quiet: !dev,
  httpServer: createServer(),
});
if (!dev) logConsole();
// Next takes longer to load than the database to start, so it loads while the rest of the environment is found out. What it has
// to say against that comes after what the key has to say.
const prepared = app.prepare();
prepared.catch(() => {});
await restOfEnvironment();

const { BASE_URL, DATABASE_URL, HOST, PORT, TRUSTED_PROXY } = config();
const proxies = networks(['127.0.0.0/8', '::1', ...TRUSTED_PROXY]);
const base = new URL(BASE_URL);
const hosts = new Set(
  [BASE_URL, ...[HOST, '127.0.0.1', 'localhost', '::1'].map((host) => addressOf(host, PORT))].map(
    (address) => new URL(address).host,
  ),
);

/** What several people write at once, each through a socket at its address. */
const WRITTEN: Readonly<Record<string, WrittenTogether>> = {
  '/api/notes': {
    open: async (viewer, query) => liveDocument(await openLive(viewer, liveAddressIn(query))),
    requireOpen: (viewer, query) => requireLive(viewer, liveAddressIn(query)),
    write: (viewer, query, update) => writeLive(viewer, liveAddressIn(query), update),
    nameOf: ownName,
  },
};

const handle = app.getRequestHandler();
const compress = compression();

/** How long somebody who is refused may go on sending before the connection ends. */
const PATIENCE_MS = 10_000;

/** Refuses with a sentence. Who is still sending is heard out, or would find the connection broken instead. */
function refusePlainly(req: IncomingMessage, res: ServerResponse, { status, key }: Refused): void {
  const locale = req.url?.split('/')[1];
  const say = sayIn(localeOr(locale));
  res.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
  res.write(`${say(key)}\n`);
  if (req.readableEnded) return void res.end();
  const end = () => {
    clearTimeout(patience);
    res.end();
  };
  const patience = setTimeout(end, PATIENCE_MS).unref();
  req.once('end', end).once('close', end).resume();
}

function headersFor(scripts: string): Record<string, string> {
  return securityHeaders(scripts, base.protocol === 'https:', dev);
}

function answer(req: IncomingMessage, res: ServerResponse) {
  const nonce = randomBytes(18).toString('base64');
  const headers = headersFor(`'nonce-${nonce}'`);
  const path = req.url ?? '/';
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  shutUploads(res);
  asOurs(req.headers);
  const refused = whyRefused(req, hosts);
  if (refused) return refusePlainly(req, res, refused);
  const only = onlyAddress(req);
  if (only) return void res.writeHead(308, { location: only, 'cache-control': 'no-store' }).end();
  // The address of the house comes from the configuration, whatever a proxy or a visitor claims.
  req.headers['x-forwarded-for'] = clientAddress(req, proxies);
  req.headers[ASKED_FOR] = wayBack(path);
  delete req.headers['x-forwarded-host'];
  delete req.headers['x-middleware-subrequest'];
  req.headers['content-security-policy'] = headers['content-security-policy'];
  if (answerDirectly(req, res) || answerBuilt(req, res)) return;
  const key = dev ? null : cacheKey(req);
  if (key && answerFromCache(key, req, res, headersFor)) return;
  if (req.method === 'POST') return void answerPost(req, res);
  compress(req as never, res as never, () => {
    drawWithoutScripts(req, res);
    if (key) keepForCache(key, res, nonce);
    void handle(req, res);
  });
}

/** A form is judged before anything takes it apart: what it costs is bounded here. */
async function answerPost(req: IncomingMessage, res: ServerResponse): Promise<void> {
  try {
    const body = await judgedBody(req);
    if (!Buffer.isBuffer(body)) return refusePlainly(req, res, body);
    const form = withBody(req, body);
    compress(form as never, res as never, () => {
      drawWithoutScripts(form, res);
      void handle(form, res);
    });
  } catch {
    // Whoever sent it has gone.
    res.destroy();
  }
}

// Another key than the house's own would sign what nobody could check beside the rest.
try {
  await awaitKey(DATABASE_URL, (why) => log.warn({}, why.message));
} catch (error) {
  log.fatal({ err: error }, 'the house does not start');
  process.stderr.write(explain(error));
  process.exit(1);
}
await prepared;
await startNames(forgetPages);
if (!dev) {
  startPageCache();
  keepBuiltFiles(built);
}

// Whatever else somebody would rather speak, this house goes on in HTTP/1.1 as if it had not been asked.
const shouldUpgradeCallback = ({ headers }: IncomingMessage) =>
  headers.upgrade?.toLowerCase() === 'websocket';
const server = createServer({ shouldUpgradeCallback }, (req, res) => {
  const id = randomUUID();
  const began = performance.now();
  res.setHeader('x-request-id', id);
  res.on('finish', () => {
    const path = (req.url ?? '').split('?')[0];
    const ms = Math.round(performance.now() - began);
    log.info({ id, method: req.method, path, status: res.statusCode, ms }, 'request');
  });
  withRequestId(id, () => answer(req, res));
});
const upgrade = app.getUpgradeHandler();
server.on('upgrade', (req, socket, head) => {
  // The development server has a socket of its own.
  if (dev && req.url?.startsWith('/_next/')) void upgrade(req, socket, head);
  else answerUpgrade(WRITTEN, hosts, [req, socket, head]);
});
// A document of the largest size comes in this time over a slow line.
server.requestTimeout = 240_000;

const endJobs = startJobs({
  ...accountJobs,
  ...ballotJobs,
  ...delegationJobs,
  ...implementationJobs,
  ...noteJobs,
  ...noticeJobs,
  ...pressJobs,
});

/** After this time what a house is made of has been loaded. */
const STARTED_MS = 5_000;

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  endJobs();
  endSockets();
  server.close();
  server.closeAllConnections();
  await Promise.allSettled([endLive(), closePool()]);
  process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());

server.on('error', (error) => {
  log.fatal({ err: error }, 'the server cannot listen');
  process.exit(1);
});
server.listen(PORT, HOST, () => {
  log.info({ host: HOST, port: PORT }, 'listening');
  // Left alone, Node lets garbage pile up to four times what is in use before it collects; here it may be a third as much again.
  // Not from the beginning: almost all that is loaded stays, and looking through it again and again delays the first page.
  if (!dev) setTimeout(() => setFlagsFromString('--heap-growing-percent=30'), STARTED_MS).unref();
});
