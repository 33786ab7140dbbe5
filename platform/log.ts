import { AsyncLocalStorage } from 'node:async_hooks';
import pino, { type Logger } from 'pino';
import { oneInProcess } from '@/db/process';

type Shared = { requests: AsyncLocalStorage<string>; log?: Logger };

const shared = oneInProcess('log', (): Shared => ({ requests: new AsyncLocalStorage<string>() }));

/** What a line of the log may bear beside its text, by name. What nobody named here is hidden. */
const NAMED = [
  'id',
  'pid',
  'err',
  'method',
  'path',
  'status',
  'ms',
  'host',
  'port',
  'route',
  'part',
  'action',
  'job',
  'entityId',
  'account',
  'mail',
  'key',
  'reason',
  'attempt',
  'attempts',
] as const;
const named = new Set<string>(NAMED);
const HIDDEN = '[not named]';

/** A line's fields: words and numbers under names that are listed, or an error. */
export type LogFields = {
  [Name in (typeof NAMED)[number]]?: Name extends 'err' ? unknown : string | number | null;
};
type WriteLine = (fields: LogFields, text: string) => void;
export type Log = Record<'info' | 'warn' | 'error' | 'fatal', WriteLine>;

const shown = (name: string, value: unknown): unknown => {
  if (!named.has(name)) return HIDDEN;
  return name === 'err' || typeof value !== 'object' || value === null ? value : HIDDEN;
};

const withoutAddresses = (text: string) => text.replace(/[^\s"'<>()=,;]+@[^\s"'<>()=,;]+/g, '[address]');

/**
 * An error without what people typed: the database quotes values in its message and detail, and drizzle appends every parameter to its own.
 */
export function plainError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const from = error as Error & Record<string, unknown>;
  const database = 'severity' in from && 'routine' in from;
  const query = 'query' in from && 'params' in from;
  const says = query
    ? 'a query failed'
    : database
      ? `the database refused (${from.routine})`
      : withoutAddresses(from.message);
  // A message of several lines stands in the stack too, and may have lines that look like a place in the code.
  const places = from.stack?.slice(Math.max(0, from.stack.indexOf(from.message)) + from.message.length);
  const stack = places
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .join('\n');
  return {
    type: from.name,
    message: says,
    ...Object.fromEntries(
      ['code', 'digest', 'schema', 'table', 'column', 'constraint', 'syscall', 'port']
        .filter((field) => typeof from[field] === 'string' || typeof from[field] === 'number')
        .map((field) => [field, from[field]]),
    ),
    stack,
    ...(from.cause ? { cause: plainError(from.cause) } : {}),
  };
}

/** The most characters that wait for a disk that takes nothing; what comes on top is dropped. */
const MOST_WAITING = 1_000_000;

/**
 * Standard output. Where it cannot be written, as on a full disk, the house goes on without a log: a fault that was
 * logged would be the next one, and would fill the disk again as soon as there is room.
 */
function output(): pino.DestinationStream {
  const stream = pino.destination({ dest: 1, sync: true, maxLength: MOST_WAITING });
  stream.on('error', () => {});
  return stream;
}

/** The process's log: one JSON object a line on standard output, with the request's id where there is one. */
export function makeLog(destination: pino.DestinationStream = output()): Logger {
  return pino(
    {
      level: process.env.LOG_LEVEL || 'info',
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (level) => ({ level }),
        log: (fields) =>
          Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, shown(name, value)])),
      },
      mixin: () => {
        const id = shared.requests.getStore();
        return id ? { id } : {};
      },
      serializers: { err: plainError },
    },
    destination,
  );
}

shared.log ??= makeLog();
export const log: Log = shared.log;

/**
 * Takes over what the packages below print by themselves, so that the log has one form: an error as every other, and of a
 * text what it says but for addresses.
 */
export function logConsole(): void {
  for (const level of ['error', 'warn'] as const) {
    console[level] = (...parts: unknown[]) => {
      const err = parts.find((one) => one instanceof Error);
      const texts = parts.filter((one) => typeof one === 'string');
      log[level](err ? { err } : {}, withoutAddresses(texts.join(' ').trim()));
    };
  }
}

/** Runs `fn` so that every line logged within it, however late, bears the request's `id`. */
export function withRequestId<T>(id: string, fn: () => T): T {
  return shared.requests.run(id, fn);
}

/** The id of the request being answered, to show beside "it was not saved"; undefined outside of one. */
export function requestId(): string | undefined {
  return shared.requests.getStore();
}
