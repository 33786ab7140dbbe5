import { endsRightOf } from '@/domain/events/reach';
import { listen } from '../live';
import { type Announcement, HOUSE } from '../record';

/** Somebody who may watch because of who they are: `mayStill` asks anew, `end` hangs up. */
export type Guarded = {
  conferenceId: string;
  /** null until it is known who watches */
  accountId: string | null;
  mayStill: () => Promise<boolean>;
  end: () => void;
};

const HEARTBEAT_MS = 25_000;

const guarded = new Set<Guarded>();
let unheard: (() => void) | undefined;

/** Whether an announcement may have ended what somebody watches by; `null` is one that was missed. */
function concerns({ conferenceId, accountId }: Guarded, announcement: Announcement | null): boolean {
  if (announcement === null) return true;
  const whose = endsRightOf(announcement.kind);
  if (whose === null) return false;
  if (announcement.conferenceId !== HOUSE) return announcement.conferenceId === conferenceId;
  return whose === 'anybody' || announcement.entityId === accountId || accountId === null;
}

/** Asks one after the other, so that many watchers are no burst of questions; who cannot be asked about is hung up on. */
async function judge(some: readonly Guarded[]): Promise<void> {
  for (const one of some) {
    if (!guarded.has(one)) continue;
    const may = await one.mayStill().catch(() => false);
    if (!may) one.end();
  }
}

function begin(): () => void {
  const unlisten = listen(
    (announcement) => void judge([...guarded].filter((one) => concerns(one, announcement))),
  );
  const beat = setInterval(() => void judge([...guarded]), HEARTBEAT_MS);
  return () => {
    unlisten();
    clearInterval(beat);
  };
}

/**
 * Ends what somebody watches when their session or their right to it ends: at once when the change announces itself,
 * and within a heartbeat when it does not (a session that runs out). To be called before the right is first asked for.
 * The returned function lets go.
 */
export function guard(one: Guarded): () => void {
  guarded.add(one);
  unheard ??= begin();
  return () => {
    guarded.delete(one);
    if (guarded.size > 0) return;
    unheard?.();
    unheard = undefined;
  };
}
