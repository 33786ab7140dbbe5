import { applyUpdate, type Doc, encodeStateVector, mergeUpdates } from 'yjs';
import { CLOSED, MESSAGE, MOST_UPDATE } from '@/domain/live-notes';

/** How it stands with what was typed: whether all of it is kept, and how many changes are not. */
export type LiveStanding = {
  phase: 'opening' | 'open' | 'away' | 'signedOut' | 'ended' | 'refused';
  waiting: number;
  /** the closing code, where it has ended */
  code?: number;
  /** why what was typed was refused */
  sentence?: string;
};

type Socket = {
  binaryType: string;
  readyState: number;
  send: (bytes: Uint8Array<ArrayBuffer>) => void;
  close: () => void;
  addEventListener: (name: never, hear: never) => void;
};

type JoinOptions = {
  /** opens a socket to the house */
  dial: () => Socket;
  hear: (standing: LiveStanding) => void;
  /** what was typed and is not kept yet, whenever that is another */
  keep: (updates: readonly Uint8Array[]) => void;
  /** what was typed before and not kept */
  before: readonly Uint8Array[];
  /** somebody came, moved or left: as JSON */
  meet?: (present: string) => void;
};

export type LiveConnection = {
  end: () => void;
  retry: () => void;
  /** says where in the document the writer is */
  move: (spot: Uint8Array) => void;
  /** the device says that it has no network */
  hangUp: () => void;
  standing: () => LiveStanding;
};

const RETRY_MS = { first: 400, most: 8000 };
/** A connection over which nothing comes for so long, where something must, has gone without a word. */
const PATIENCE_MS = 10_000;
/** Bytes in one message: what was written without a connection comes in several. */
const MOST_SENT = MOST_UPDATE / 2;
const OPEN = 1;
const ENDINGS: readonly number[] = [CLOSED.forbidden, CLOSED.missing, CLOSED.final, CLOSED.tooMuch];

/**
 * Joins a document to the house: what is typed goes there, one message at a time, and counts as saved once the house has said
 * that it is kept; what others write comes from there. Whatever was not acknowledged is sent again.
 */
export function joinLive(doc: Doc, { dial, hear, keep, before, meet }: JoinOptions): LiveConnection {
  const origin = {};
  /** not sent yet, and on its way */
  let queue: Uint8Array[] = [...before];
  let sent: { number: number; updates: Uint8Array[] } | null = null;
  let [number, delay, ended] = [0, RETRY_MS.first, false];
  let standing: LiveStanding = { phase: 'opening', waiting: queue.length };
  let socket: Socket | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;
  let joined = false;
  let spot: Uint8Array = new Uint8Array();
  const tellSpot = () => {
    if (joined && socket?.readyState === OPEN) socket.send(framed(MESSAGE.presence, spot));
  };

  const tell = (change: Partial<LiveStanding>) => {
    const unsent = [...(sent?.updates ?? []), ...queue];
    standing = { ...standing, ...change, waiting: unsent.length };
    keep(unsent);
    hear(standing);
  };
  const flush = () => {
    if (!joined || sent || queue.length === 0 || socket?.readyState !== OPEN) return;
    number += 1;
    let size = 0;
    const most = queue.findIndex(({ length }) => {
      size += length;
      return size > MOST_SENT;
    });
    sent = { number, updates: queue.splice(0, most < 0 ? queue.length : Math.max(1, most)) };
    patience = setTimeout(hangUp, PATIENCE_MS);
    socket.send(framed(MESSAGE.update, numbered(number), mergeUpdates(sent.updates)));
  };
  const typed = (update: Uint8Array, from: unknown) => {
    if (from === origin || ended) return;
    queue.push(update);
    flush();
    tell({});
  };
  const receive = (bytes: Uint8Array) => {
    const body = bytes.subarray(1);
    if (bytes[0] === MESSAGE.state) {
      const size = new DataView(body.buffer, body.byteOffset).getUint32(0);
      clearTimeout(patience);
      applyUpdate(doc, body.subarray(4 + size), origin);
      [joined, delay] = [true, RETRY_MS.first];
      flush();
      tell({ phase: 'open' });
      if (spot.length > 0) tellSpot();
    } else if (bytes[0] === MESSAGE.presence) meet?.(new TextDecoder().decode(body));
    else if (bytes[0] === MESSAGE.update) applyUpdate(doc, body, origin);
    else if (new DataView(body.buffer, body.byteOffset).getUint32(0) !== sent?.number) return;
    else if (bytes[0] === MESSAGE.kept) {
      clearTimeout(patience);
      sent = null;
      flush();
      tell({});
    } else if (bytes[0] === MESSAGE.refused) {
      ended = true;
      tell({ phase: 'refused', sentence: new TextDecoder().decode(body.subarray(4)) });
      socket?.close();
    }
  };
  /** Gives a connection up at once: closing one whose other side has gone takes long. */
  function hangUp(): void {
    const gone = socket;
    if (gone) leave(gone, 1006);
    gone?.close();
  }
  function leave(mine: Socket, code: number): void {
    if (socket !== mine) return;
    clearTimeout(patience);
    queue = [...(sent?.updates ?? []), ...queue];
    [sent, joined, socket] = [null, false, null];
    if (ended) return;
    ended = ENDINGS.includes(code);
    const phase = ended ? 'ended' : code === CLOSED.signedOut ? 'signedOut' : 'away';
    tell({ phase, code });
    if (!ended) timer = setTimeout(open, delay);
    delay = Math.min(RETRY_MS.most, delay * 2);
  }
  function open(): void {
    clearTimeout(timer);
    if (socket || ended) return;
    const mine = dial();
    socket = mine;
    patience = setTimeout(hangUp, PATIENCE_MS);
    mine.binaryType = 'arraybuffer';
    const on = mine.addEventListener.bind(mine) as (name: string, hear: (event: never) => void) => void;
    on('open', () => mine.send(framed(MESSAGE.state, encodeStateVector(doc))));
    on('message', ({ data }: { data: ArrayBuffer }) => {
      if (socket === mine) receive(new Uint8Array(data));
    });
    on('close', ({ code }: { code: number }) => leave(mine, code));
    on('error', () => {});
  }

  for (const update of before) applyUpdate(doc, update, origin);
  doc.on('update', typed);
  open();
  return {
    standing: () => standing,
    hangUp,
    move: (to) => {
      spot = to;
      tellSpot();
    },
    retry: () => {
      delay = RETRY_MS.first;
      open();
    },
    end: () => {
      ended = true;
      clearTimeout(timer);
      clearTimeout(patience);
      doc.off('update', typed);
      socket?.close();
    },
  };
}

function framed(kind: number, ...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = parts.reduce((sum, part) => sum + part.length, 1);
  const bytes = new Uint8Array(length);
  bytes[0] = kind;
  let at = 1;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function numbered(number: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, number);
  return bytes;
}
