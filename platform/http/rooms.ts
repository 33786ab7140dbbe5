import { hearWritten } from '../live';
import { log } from '../log';

/** Takes what was written, whoever wrote it and through whichever process. */
export type Follower = (update: Uint8Array) => void;

/** What is written by several people: its name, and what was written there after an update. */
export type Document = {
  key: string;
  read: (after: number) => Promise<{ upTo: number; updates: readonly Uint8Array[] }>;
};

/** Those who read one document here; `at`: the last update that they were sent. */
type Gathered = { document: Document; readers: Set<Follower>; at: number; reading: boolean; again: boolean };

const RETRY_MS = 500;
const BEFORE_ALL = -1;

const rooms = new Map<string, Gathered>();
let unheard: (() => void) | undefined;

/** Sends what stands in the tables and was not sent yet; the tables alone say what was written. */
async function pass(room: Gathered): Promise<void> {
  room.again = true;
  if (room.reading) return;
  room.reading = true;
  try {
    while (room.again && room.readers.size > 0) {
      room.again = false;
      const { upTo, updates } = await room.document.read(room.at);
      room.at = upTo;
      for (const update of updates) for (const reader of room.readers) reader(update);
    }
  } catch (error) {
    log.warn({ err: error }, 'what was written could not be read; trying again');
    setTimeout(() => void pass(room), RETRY_MS).unref();
  } finally {
    room.reading = false;
  }
}

function begin(): () => void {
  return hearWritten((key) => {
    for (const room of rooms.values()) if (key === null || key === room.document.key) void pass(room);
  });
}

/** Lets somebody read a document. @returns all that is written there; what follows goes to the reader */
export async function enter(document: Document, reader: Follower): Promise<readonly Uint8Array[]> {
  unheard ??= begin();
  const room = rooms.get(document.key) ?? {
    ...{ document, readers: new Set<Follower>(), at: BEFORE_ALL },
    ...{ reading: false, again: false },
  };
  rooms.set(document.key, room);
  // What is written meanwhile may come twice, or before what it follows: neither harms a document.
  room.readers.add(reader);
  const { upTo, updates } = await document.read(BEFORE_ALL);
  if (room.at === BEFORE_ALL) room.at = upTo;
  return updates;
}

export function leave(key: string, reader: Follower): void {
  const room = rooms.get(key);
  if (!room?.readers.delete(reader) || room.readers.size > 0) return;
  rooms.delete(key);
  if (rooms.size > 0) return;
  unheard?.();
  unheard = undefined;
}
