import type { FloorKind } from '@/domain/speakers';
import { MEMBERS } from '../content/members';
import { lotOf } from './lot';
import { DRAWN } from './roles';

const SEED = 1923;
const MINUTE = 60_000;

/** Members drawn by lot for a debate, never the one whose head "continue as" opens: it has yet to ask. */
export function drawSpeakers(key: string): string[] {
  const those = MEMBERS.map(({ code }) => code).filter(
    (code) => code !== DRAWN.absent && code !== DRAWN.shown && !DRAWN.sponsors.includes(code),
  );
  return lotOf([...key].reduce((sum, letter) => sum * 31 + (letter.codePointAt(0) ?? 0), SEED)).order(those);
}

/** What for the floor is asked in each session of the sample, in the order in which it is given. */
const KINDS: FloorKind[] = ['statement', 'statement', 'pointOfOrder', 'statement', 'statement', 'reply'];

export type DrawnSpeech = {
  country: string;
  kind: FloorKind;
  requestedAt: Date;
  startedAt: Date;
  endedAt: Date;
};

/**
 * Who speaks in a session, one after the other from its first minutes to its last. The floor is asked for as the session begins,
 * but for a point of order as the speaker before ends.
 */
export function drawSpeeches(key: string, startsAt: Date, endsAt: Date): DrawnSpeech[] {
  const lot = lotOf(SEED + startsAt.getTime() + key.length);
  const speakers = drawSpeakers(key);
  const first = startsAt.getTime() + 8 * MINUTE;
  const step = Math.floor((endsAt.getTime() - 5 * MINUTE - first) / KINDS.length);
  return KINDS.map((kind, n) => {
    const startedAt = first + n * step;
    const spoken = kind === 'statement' ? 3 * MINUTE + lot.number(120_000) : MINUTE + lot.number(MINUTE);
    const requestedAt = kind === 'pointOfOrder' ? startedAt - 20_000 : startsAt.getTime() + (n + 1) * MINUTE;
    return {
      country: speakers[n] ?? '',
      kind,
      requestedAt: new Date(requestedAt),
      startedAt: new Date(startedAt),
      endedAt: new Date(startedAt + Math.min(spoken, step - 1)),
    };
  });
}
