import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { shutUploads, UPLOADED } from '@/platform/http/headers';

const ORDINARY = "default-src 'self'";

async function answered(answer: (res: ServerResponse) => void): Promise<Headers> {
  const server = createServer((_req, res) => {
    res.setHeader('content-security-policy', ORDINARY);
    shutUploads(res);
    answer(res);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    return (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)).headers;
  } finally {
    server.close();
  }
}

it.each<[string, (res: ServerResponse) => void, string]>([
  ['a page', (res) => res.end('words'), ORDINARY],
  ['an uploaded file', (res) => res.setHeader(UPLOADED, 'yes').end('words'), "default-src 'none'; sandbox"],
  [
    'one with its head',
    (res) => res.setHeader(UPLOADED, 'yes').writeHead(200).end(),
    "default-src 'none'; sandbox",
  ],
])('gives %s its policy, and says inside of the house only what it is', async (_what, answer, policy) => {
  const headers = await answered(answer);
  expect(headers.get('content-security-policy')).toBe(policy);
  expect(headers.has(UPLOADED)).toBe(false);
});
