import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, get, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerBuilt, keepBuiltFiles } from '@/platform/http/built-files';
import { compressBuilt } from '@/scripts/compressed.mjs';

const folder = mkdtempSync(join(tmpdir(), 'plenary-built-'));
const STYLE = '.a{color:red}'.repeat(500);
let server: Server;

beforeAll(async () => {
  mkdirSync(join(folder, 'static/chunks'), { recursive: true });
  writeFileSync(join(folder, 'static/chunks/look.css'), STYLE);
  writeFileSync(join(folder, 'static/chunks/act.js'), 'act();');
  writeFileSync(join(folder, 'static/face.woff2'), 'letters');
  writeFileSync(join(folder, 'secret.js'), 'key');
  await compressBuilt(folder);
  keepBuiltFiles(folder);
  server = createServer((req, res) => {
    if (!answerBuilt(req, res)) res.writeHead(404).end();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

type Reply = { status?: number; headers: IncomingHttpHeaders; body: Buffer };

const ask = (path: string, encoding = 'gzip, br'): Promise<Reply> =>
  new Promise((answered) => {
    const { port } = server.address() as AddressInfo;
    get({ port, path, headers: { 'accept-encoding': encoding } }, async (res) => {
      const body = Buffer.concat(await res.toArray());
      answered({ status: res.statusCode, headers: res.headers, body });
    });
  });

it('sends the scripts and styles of the build as it compressed them, to be kept', async () => {
  const { status, headers, body } = await ask('/_next/static/chunks/look.css');
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    'content-type': 'text/css; charset=UTF-8',
    'content-encoding': 'br',
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
  });
  expect(brotliDecompressSync(body).toString()).toBe(STYLE);
  expect((await ask('/_next/static/chunks/act.js')).headers['content-type']).toContain('javascript');
});

it('leaves to others what it has not, and whoever takes it in another way', async () => {
  const others = [
    ask('/_next/static/chunks/look.css', 'gzip'),
    ask('/_next/static/face.woff2'),
    ask('/_next/static/../secret.js'),
    ask('/_next/static/chunks/%2e%2e/look.css'),
  ];
  for (const { status } of await Promise.all(others)) expect(status).toBe(404);
});
