import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { diffUpdate, encodeStateVectorFromUpdate, mergeUpdates } from 'yjs';
import type { Actor } from '@/domain/actor';
import { CLOSED, MESSAGE, MOST_UPDATE } from '@/domain/live-notes';
import { localeOr } from '@/domain/local-text';
import { isRefusal, type Refusal } from '@/domain/refusal';
import { worded } from '../i18n/worded';
import { log } from '../log';
import { viewerBy } from '../signed-in';
import { type Attending, appear } from './presence';
import { guard } from './rights';
import { type Document, enter, type Follower, leave } from './rooms';

/** A kind of document that several people write at once, by what the query of its address names. */
export type WrittenTogether = {
  /** finds the document, and makes it where it is not there yet */
  open: (viewer: Actor, query: URLSearchParams) => Promise<Document & { conferenceId: string }>;
  /** throws where the viewer may not write there any more */
  requireOpen: (viewer: Actor, query: URLSearchParams) => Promise<unknown>;
  /** once this returns, the update is kept for good */
  write: (viewer: Actor, query: URLSearchParams, update: Uint8Array) => Promise<void>;
  /** how those who write there know each other */
  nameOf: (accountId: string) => Promise<string | null>;
};

const HEARTBEAT_MS = 25_000;
const MOST_SOCKETS = 500;
/** Of one person: tabs and devices. */
const MOST_OF_ONE = 20;
/** Messages in a second, and how many may come in a rush; a browser sends the next once the last is kept. */
const PACE = { each: 30, rush: 90 };
/** What a slow reader has not taken yet. */
const MOST_UNREAD = 16_777_216;

const sockets = new WebSocketServer({
  noServer: true,
  maxPayload: MOST_UPDATE + 64,
  perMessageDeflate: false,
});
const accounts = new Map<string, number>();

/** Why nothing goes on, as the browser is told. */
function closingOf(error: unknown): number {
  if (!isRefusal(error)) return 1011;
  if (error.key === 'common.refusal.signIn') return CLOSED.signedOut;
  if (error.kind === 'conflict') return CLOSED.final;
  if (error.kind === 'notFound') return CLOSED.missing;
  return CLOSED.forbidden;
}

/** Refuses before anything is spoken: a page of another site cannot open a socket with somebody's cookie. */
function isOwnPage({ headers }: IncomingMessage, hosts: ReadonlySet<string>): boolean {
  const { host = '', origin = '' } = headers;
  const from = URL.parse(origin);
  return (
    hosts.has(host.toLowerCase()) && from?.host === host.toLowerCase() && /^https?:$/.test(from.protocol)
  );
}

function turnBack(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

/** Opens a socket for whoever may write there; `hosts` are the names of this house. */
export function answerUpgrade(
  kinds: Readonly<Record<string, WrittenTogether>>,
  hosts: ReadonlySet<string>,
  [req, socket, head]: [IncomingMessage, Duplex, Buffer],
): void {
  socket.on('error', () => socket.destroy());
  const address = URL.parse(req.url ?? '', 'http://house');
  const kind = address && Object.hasOwn(kinds, address.pathname) ? kinds[address.pathname] : undefined;
  const isFull = sockets.clients.size >= MOST_SOCKETS;
  if (!kind || !address) turnBack(socket, '404 Not Found');
  else if (!isOwnPage(req, hosts)) turnBack(socket, '403 Forbidden');
  else if (isFull) turnBack(socket, '503 Service Unavailable');
  else welcome(kind, address.searchParams, [req, socket, head]);
}

function welcome(
  kind: WrittenTogether,
  query: URLSearchParams,
  [req, socket, head]: [IncomingMessage, Duplex, Buffer],
): void {
  sockets.handleUpgrade(req, socket, head, (ws) => {
    ws.on('error', () => ws.terminate());
    converse(ws, { kind, cookie: req.headers.cookie, query }).catch((error) => closeFor(ws, error));
  });
}

type Caller = { kind: WrittenTogether; cookie: string | undefined; query: URLSearchParams };

/** Speaks with one browser until it leaves or its right ends. */
async function converse(ws: WebSocket, caller: Caller): Promise<void> {
  // What comes before it is known who speaks waits.
  const early: Buffer[] = [];
  let hear = (bytes: Buffer): void => {
    if (early.length < PACE.rush) early.push(bytes);
    else ws.terminate();
  };
  ws.on('message', (bytes: Buffer) => hear(bytes));
  const viewer = await viewerBy(caller.cookie);
  if (viewer.accountId === null) return ws.close(CLOSED.signedOut);
  if (!isCounted(ws, viewer.accountId)) return ws.close(CLOSED.tooMuch);
  const document = await caller.kind.open(viewer, caller.query);
  if (ws.readyState !== ws.OPEN || !(await isGuarded(ws, caller, document, viewer.accountId))) return;
  const answer = answering(ws, { ...caller, viewer, document });
  const isInPace = paced();
  let last = Promise.resolve();
  hear = (bytes) => {
    if (!isInPace()) return ws.close(CLOSED.tooFast);
    last = last
      .then(() => (ws.readyState === ws.OPEN ? answer(bytes) : undefined))
      .catch((error) => closeFor(ws, error));
  };
  for (const bytes of early) hear(bytes);
  keepAlive(ws);
}

function closeFor(ws: WebSocket, error: unknown): void {
  if (!isRefusal(error)) log.warn({ err: error }, 'a socket ended');
  ws.close(closingOf(error));
}

/** Counts the sockets of one account; false where it has as many as it may. */
function isCounted(ws: WebSocket, accountId: string): boolean {
  const open = accounts.get(accountId) ?? 0;
  if (open >= MOST_OF_ONE) return false;
  accounts.set(accountId, open + 1);
  ws.once('close', () => {
    const left = (accounts.get(accountId) ?? 1) - 1;
    if (left > 0) accounts.set(accountId, left);
    else accounts.delete(accountId);
  });
  return true;
}

/** Closes a socket when the right to it ends; false where it has ended already. */
async function isGuarded(
  ws: WebSocket,
  { kind, cookie, query }: Caller,
  { conferenceId }: { conferenceId: string },
  accountId: string,
): Promise<boolean> {
  let ending: number = CLOSED.forbidden;
  const mayStill = async () => {
    try {
      const now = await viewerBy(cookie);
      ending = now.accountId === null ? CLOSED.signedOut : CLOSED.forbidden;
      if (now.accountId !== accountId) return false;
      await kind.requireOpen(now, query);
      return true;
    } catch (error) {
      ending = closingOf(error);
      return false;
    }
  };
  ws.once('close', guard({ conferenceId, accountId, mayStill, end: () => ws.close(ending) }));
  // It may have ended before the guard stood.
  if (await mayStill()) return true;
  ws.close(ending);
  return false;
}

type Conversation = Caller & { viewer: Actor; document: Document };

/** What is said to each message of a browser. */
function answering(ws: WebSocket, { kind, query, viewer, document }: Conversation) {
  const reader: Follower = (update) => {
    if (ws.bufferedAmount > MOST_UNREAD) ws.terminate();
    else ws.send(message(MESSAGE.update, update));
  };
  let presence: ReturnType<typeof appear> | undefined;
  ws.once('close', () => {
    leave(document.key, reader);
    presence?.leave();
  });
  const { accountId } = viewer;
  const hear = (present: Attending) => {
    if (ws.bufferedAmount < MOST_UNREAD)
      ws.send(message(MESSAGE.presence, Buffer.from(JSON.stringify(present))));
  };
  return async (bytes: Buffer): Promise<void> => {
    if (bytes[0] === MESSAGE.state) {
      const state = mergeUpdates([...(await enter(document, reader))]);
      if (ws.readyState !== ws.OPEN) return leave(document.key, reader);
      const lacking = diffUpdate(state, bytes.subarray(1));
      ws.send(message(MESSAGE.state, sized(encodeStateVectorFromUpdate(state)), lacking));
      if (accountId) presence ??= appear({ key: document.key, accountId, nameOf: kind.nameOf, hear });
    } else if (bytes[0] === MESSAGE.update && bytes.length > 5) {
      const number = bytes.subarray(1, 5);
      try {
        await kind.write(viewer, query, bytes.subarray(5));
        ws.send(message(MESSAGE.kept, number));
      } catch (error) {
        if (!isRefusal(error) || !isOfText(error)) throw error;
        const words = worded(error.sentence, localeOr(query.get('locale')));
        ws.send(message(MESSAGE.refused, number, Buffer.from(words)));
      }
    } else if (bytes[0] !== MESSAGE.presence || !presence?.move(bytes.subarray(1))) ws.close(1002);
  };
}

/** Refused for what was sent, and not for who sent it. */
const isOfText = ({ kind }: Refusal) => kind === 'tooMany' || kind === 'invalid';

const message = (kind: number, ...parts: Uint8Array[]) => Buffer.concat([Buffer.from([kind]), ...parts]);

function sized(bytes: Uint8Array): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(bytes.length);
  return Buffer.concat([size, bytes]);
}

/** Lets so many messages pass in a second. */
function paced(): () => boolean {
  let [left, at] = [PACE.rush, performance.now()];
  return () => {
    const now = performance.now();
    left = Math.min(PACE.rush, left + ((now - at) / 1000) * PACE.each) - 1;
    at = now;
    return left > 0;
  };
}

/** Ends a connection whose other side has gone without a word. */
function keepAlive(ws: WebSocket): void {
  let isThere = true;
  ws.on('pong', () => {
    isThere = true;
  });
  const beat = setInterval(() => {
    if (!isThere) return ws.terminate();
    isThere = false;
    ws.ping();
  }, HEARTBEAT_MS);
  ws.once('close', () => clearInterval(beat));
}

/** Sends everybody away, to come back to another process or to this one when it stands again. */
export function endSockets(): void {
  for (const ws of sockets.clients) ws.close(1012);
}
