import { decodeUpdate, Item, mergeUpdates } from 'yjs';
import { keptKey, ownsTheStore } from '@/components/form/owner';

type LeftBehind = { updates: Uint8Array[]; taken: [key: string, value: string][] };

const beginning = (owner: string, session: string) => keptKey(owner, `live:${session}:`);

/** What earlier pages of this person typed into the notes of a session and did not get kept. */
export function takeUp(owner: string, session: string): LeftBehind {
  const waiting: LeftBehind = { updates: [], taken: [] };
  try {
    if (!owner || !ownsTheStore(localStorage, owner)) return waiting;
    for (const key of Object.keys(localStorage)) {
      const value = key.startsWith(beginning(owner, session)) ? localStorage.getItem(key) : null;
      const update = value && bytesOf(value);
      if (!value || !update) continue;
      waiting.updates.push(update);
      waiting.taken.push([key, value]);
    }
  } catch {
    // A store that cannot be opened holds nothing.
  }
  return waiting;
}

/** Drops what earlier pages left, once it is kept; a page that is still open may have typed more meanwhile. */
export function putAway({ taken }: LeftBehind): void {
  try {
    for (const [key, value] of taken.splice(0))
      if (localStorage.getItem(key) === value) localStorage.removeItem(key);
  } catch {
    // It is sent once more at the next visit, and changes nothing then.
  }
}

const REST_MS = 250;

/** Keeps what is typed and not saved yet in the browser, in its owner's name, a moment after each change. */
export function unkeptStore(owner: string, session: string) {
  const key = `${beginning(owner, session)}${crypto.randomUUID()}`;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest: readonly Uint8Array[] = [];
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    try {
      if (latest.length === 0) localStorage.removeItem(key);
      else if (owner && ownsTheStore(localStorage, owner))
        localStorage.setItem(key, lettersOf(mergeUpdates([...latest])));
    } catch {
      // A full or forbidden store is no reason to stop the writer.
    }
  };
  return {
    keep: (updates: readonly Uint8Array[]) => {
      latest = updates;
      timer ??= setTimeout(write, REST_MS);
    },
    write,
  };
}

/** The words that some updates bring in, a line for each place where they were typed. */
export function wordsOf(updates: readonly Uint8Array[]): string {
  if (updates.length === 0) return '';
  const { structs, ds } = decodeUpdate(mergeUpdates([...updates]));
  const isTakenBack = (client: number, clock: number) =>
    ds.clients.get(client)?.some((gone) => clock >= gone.clock && clock < gone.clock + gone.len) ?? false;
  const lines: string[] = [];
  let next = '';
  for (const struct of structs) {
    if (!(struct instanceof Item)) continue;
    const { client, clock } = struct.id;
    const words: unknown = 'str' in struct.content ? struct.content.str : null;
    if (typeof words !== 'string' || isTakenBack(client, clock)) continue;
    const before = struct.origin ? `${struct.origin.client}:${struct.origin.clock}` : '';
    if (lines.length > 0 && before === next) lines.push(`${lines.pop()}${words}`);
    else lines.push(words);
    next = `${client}:${clock + words.length - 1}`;
  }
  return lines.filter((line) => line.trim() !== '').join('\n');
}

const PART = 8192;

function lettersOf(bytes: Uint8Array): string {
  let letters = '';
  for (let at = 0; at < bytes.length; at += PART)
    letters += String.fromCharCode(...bytes.subarray(at, at + PART));
  return btoa(letters);
}

/** Bytes from letters; null where they are none. */
export function bytesOf(letters: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}
