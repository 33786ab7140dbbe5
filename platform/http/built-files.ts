import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';

/** The scripts and styles that the build compressed, by their addresses. */
const files = new Map<string, Buffer>();

/** Reads what the build in `folder` compressed; an older one has nothing of that. */
export function keepBuiltFiles(folder: string): void {
  const compressed = join(folder, 'compressed');
  if (!existsSync(compressed)) return;
  for (const name of readdirSync(compressed, { recursive: true, encoding: 'utf8' }))
    if (name.endsWith('.br'))
      files.set(
        `/_next/static/${name.slice(0, -'.br'.length).replaceAll('\\', '/')}`,
        readFileSync(join(compressed, name)),
      );
}

/**
 * Lets Next take its settings as the build in `folder` settled them, as its own servers that are built to stand alone do, and not
 * find its file, complete it and judge it at each start. Where there is no build, Next says so.
 */
export function settleAsBuilt(folder: string): void {
  const settled = join(folder, 'required-server-files.json');
  if (!existsSync(settled)) return;
  const { config } = JSON.parse(readFileSync(settled, 'utf8'));
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
}

/** Answers with what the build compressed; false when it has nothing, or the browser takes it in no such way. */
export function answerBuilt(req: IncomingMessage, res: ServerResponse): boolean {
  const path = req.url ?? '';
  const body = files.get(path);
  if (!body || req.method !== 'GET' || !/\bbr\b/.test(String(req.headers['accept-encoding']))) return false;
  res.writeHead(200, {
    'content-type': path.endsWith('.css')
      ? 'text/css; charset=UTF-8'
      : 'application/javascript; charset=UTF-8',
    'content-encoding': 'br',
    'content-length': body.length,
    // Its name changes with what it says.
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
  });
  res.end(body);
  return true;
}
