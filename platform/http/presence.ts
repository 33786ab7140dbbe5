import { randomUUID } from 'node:crypto';
import { PRESENCE } from '@/domain/live-notes';
import { announcePresent, hearPresent, type Presence } from '../live';

/** Somebody who is at a document now. `spot`: where in it, as their browser says; null once they have left. */
export type Attending = { id: string; name: string; spot: string | null };

type Hearer = { id: string; hear: (present: Attending) => void };
type There = Attending & { at: number };
type Gathering = { hearers: Set<Hearer>; there: Map<string, There>; nameOf: NameOf };
type NameOf = (accountId: string) => Promise<string | null>;
type Appearing = {
  key: string;
  accountId: string;
  nameOf: NameOf;
  hear: (present: Attending) => void;
};

const BEAT_MS = 15_000;
/** Who was not heard of for so long has gone, and perhaps their process with them. */
const GONE_MS = 40_000;
/** Between two moves of one person; of what comes sooner the last one counts. */
const REST_MS = 100;

const gatherings = new Map<string, Gathering>();
let unheard: (() => void) | undefined;

function tell({ hearers }: Gathering, { id, name, spot }: Attending): void {
  for (const hearer of hearers) if (hearer.id !== id) hearer.hear({ id, name, spot });
}

async function take({ key, id, accountId, spot }: Presence): Promise<void> {
  const gathering = gatherings.get(key);
  if (!gathering) return;
  const known = gathering.there.get(id);
  if (spot === null) {
    if (gathering.there.delete(id) && known) tell(gathering, { ...known, spot });
    return;
  }
  const name = known?.name ?? (await gathering.nameOf(accountId));
  if (name === null) return;
  gathering.there.set(id, { id, name, spot, at: Date.now() });
  if (known?.spot !== spot) tell(gathering, { id, name, spot });
}

function sweep(): void {
  for (const gathering of gatherings.values())
    for (const one of gathering.there.values())
      if (one.at < Date.now() - GONE_MS && gathering.there.delete(one.id))
        tell(gathering, { ...one, spot: null });
}

function begin(): () => void {
  const end = hearPresent((presence) => void take(presence).catch(() => {}));
  const sweeping = setInterval(sweep, BEAT_MS);
  return () => {
    end();
    clearInterval(sweeping);
  };
}

/**
 * Lets those at a document, through whichever process, know that somebody is there and where; nothing of it is kept. Who that is
 * the house says, and not the browser.
 */
export function appear({ key, accountId, nameOf, hear }: Appearing) {
  const me: Hearer = { id: randomUUID(), hear };
  const gathering = gatherings.get(key) ?? { hearers: new Set(), there: new Map(), nameOf };
  gatherings.set(key, gathering);
  gathering.hearers.add(me);
  unheard ??= begin();
  for (const { id, name, spot } of gathering.there.values()) hear({ id, name, spot });

  let spot = '';
  let resting: ReturnType<typeof setTimeout> | undefined;
  let isMoved = false;
  // One after the other: what is told last is true.
  let last = Promise.resolve();
  const announce = (to: string | null = spot) => {
    last = last.then(() => announcePresent({ key, id: me.id, accountId, spot: to })).catch(() => {});
  };
  const rest = () => {
    resting = setTimeout(() => {
      resting = undefined;
      if (!isMoved) return;
      isMoved = false;
      announce();
      rest();
    }, REST_MS);
  };
  const beat = setInterval(() => announce(), BEAT_MS);
  announce();
  return {
    /** @returns false for what is no spot */
    move: (bytes: Uint8Array): boolean => {
      if (bytes.length > PRESENCE.most) return false;
      spot = Buffer.from(bytes).toString('base64');
      if (resting) isMoved = true;
      else {
        announce();
        rest();
      }
      return true;
    },
    leave: () => {
      clearInterval(beat);
      clearTimeout(resting);
      announce(null);
      gathering.hearers.delete(me);
      if (gathering.hearers.size > 0) return;
      gatherings.delete(key);
      if (gatherings.size > 0) return;
      unheard?.();
      unheard = undefined;
    },
  };
}
