import { AsyncLocalStorage } from 'node:async_hooks';
import { appendFileSync } from 'node:fs';
import { Server, type ServerResponse } from 'node:http';
import { watchStatements } from '@/db/client';

// Loaded before the server: counts the statements that each request sends, and writes "path count" a line.
const file = process.env.BENCH_COUNTS ?? '';
const requests = new AsyncLocalStorage<{ statements: number }>();
watchStatements(() => {
  const now = requests.getStore();
  if (now) now.statements += 1;
});
const { emit } = Server.prototype;
Server.prototype.emit = function (this: Server, name: string, ...args: unknown[]): boolean {
  if (name !== 'request') return Reflect.apply(emit, this, [name, ...args]);
  const [req, res] = args as [{ url?: string }, ServerResponse];
  const count = { statements: 0 };
  res.once('close', () => appendFileSync(file, `${req.url} ${count.statements}\n`));
  return requests.run(count, () => Reflect.apply(emit, this, [name, ...args]));
} as typeof emit;
