import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { NEVER_KEPT } from '@/domain/addresses';
import { changesPages } from '@/domain/events/reach';
import { localeOf } from '@/domain/local-text';
import { isListening, listen } from '../live';
import type { Announcement } from '../record';

type Page = {
  body: Buffer;
  gzip: Buffer;
  br: Buffer;
  etag: string;
  scripts: string;
  /** from this instant of the process's clock on it may be another */
  until: number;
};

const MOST_PAGES = 500;
const MOST_BYTES = 4_000_000;
/** What depends on the clock is read anew after this many milliseconds. */
const LIFETIME = 15_000;
const UNKEPT = new RegExp(`^/../(${NEVER_KEPT.join('|')})`);
/** How a page says until when it is right: `Countdown` and `ReadAgain` draw it. */
const GOOD_UNTIL = /\sdata-good-until="([^"]+)"/g;

const pages = new Map<string, Page>();
let generation = 0;

function forget(announcement: Announcement | null): void {
  if (announcement && !changesPages(announcement.kind)) return;
  forgetPages();
}

/** Drops every page that is kept, and what is being drawn now is not kept either. */
export function forgetPages(): void {
  generation += 1;
  pages.clear();
}

/** Begins to listen for the changes that empty the cache. */
export function startPageCache(): void {
  listen(forget);
}

/**
 * The key under which a request may be answered from the cache, or null. Only what a visitor without a
 * session reads: a whole page, by GET, with no cookie and no question mark.
 */
export function cacheKey(req: IncomingMessage): string | null {
  if (req.method !== 'GET' || req.headers.cookie || req.headers.rsc || req.headers.authorization) return null;
  const path = req.url ?? '';
  if (!localeOf(path) || !/^(\/[a-z0-9-]+){1,5}$/.test(path) || UNKEPT.test(path)) return null;
  return path;
}

/** Answers from the cache; false when it has nothing. `headers` makes the security headers for script sources. */
export function answerFromCache(
  key: string,
  req: IncomingMessage,
  res: ServerResponse,
  headers: (scripts: string) => Record<string, string>,
): boolean {
  const page = pages.get(key);
  const now = Date.now();
  if (!page || !isListening() || now >= page.until) return false;
  const common = {
    ...headers(page.scripts),
    // Its clocks were drawn some time ago: the browser learns how late it is now.
    'server-timing': `served;desc="${now}"`,
    etag: page.etag,
    'cache-control': 'public, max-age=0, must-revalidate',
    vary: 'accept-encoding, cookie, rsc',
  };
  if (req.headers['if-none-match'] === page.etag) {
    res.writeHead(304, common).end();
    return true;
  }
  const accepts = String(req.headers['accept-encoding'] ?? '');
  const encoding = /\bbr\b/.test(accepts) ? 'br' : /\bgzip\b/.test(accepts) ? 'gzip' : null;
  const body = encoding === 'br' ? page.br : encoding === 'gzip' ? page.gzip : page.body;
  res.writeHead(200, {
    ...common,
    'content-type': 'text/html; charset=utf-8',
    'content-length': body.length,
    ...(encoding ? { 'content-encoding': encoding } : {}),
  });
  res.end(body);
  return true;
}

/**
 * Keeps what the response is about to send, if it turns out to be a page that anyone may have. Scripts that
 * carry the response's nonce are its own.
 */
export function keepForCache(key: string, res: ServerResponse, nonce: string): void {
  const began = generation;
  const chunks: Buffer[] = [];
  let size = 0;
  const { write, end } = res;
  const keep = (chunk: unknown) => {
    if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) return;
    const bytes = Buffer.from(chunk as string);
    size += bytes.length;
    if (size <= MOST_BYTES) chunks.push(bytes);
  };
  res.write = ((...args: Parameters<typeof write>) => {
    keep(args[0]);
    return write.apply(res, args);
  }) as typeof write;
  res.end = ((...args: Parameters<typeof end>) => {
    keep(args[0]);
    const html = String(res.getHeader('content-type') ?? '').startsWith('text/html');
    const usable = res.statusCode === 200 && html && !res.getHeader('set-cookie') && size <= MOST_BYTES;
    if (usable && began === generation && isListening()) store(key, Buffer.concat(chunks), nonce);
    return end.apply(res, args);
  }) as typeof end;
}

function store(key: string, body: Buffer, nonce: string): void {
  const text = body.toString('utf8');
  const now = Date.now();
  const edges = [...text.matchAll(GOOD_UNTIL)].map(([, at = '']) => Date.parse(at));
  const until = Math.min(now + LIFETIME, ...edges);
  if (!(until > now)) return;
  // A kept page has fixed inline scripts, so they are allowed by their hashes instead of by a nonce; what
  // the nonce did not allow, no hash allows either.
  const hashes = new Set<string>();
  for (const [, attributes = '', script = ''] of text.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)) {
    if (!/\ssrc=/.test(attributes) && attributes.includes(`nonce="${nonce}"`))
      hashes.add(`'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  }
  if (pages.size >= MOST_PAGES) pages.delete(pages.keys().next().value as string);
  pages.set(key, {
    body,
    gzip: gzipSync(body, { level: 6 }),
    br: brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`,
    scripts: [...hashes].join(' '),
    until,
  });
}
