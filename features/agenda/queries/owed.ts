import type { Tx } from '@/db/client';
import type { Actor } from '@/domain/actor';
import type { Desk, Lack, ProgrammeSession } from '@/domain/duty-facts';
import type { LocalText } from '@/domain/local-text';
import { can } from '@/domain/permissions';
import { type AgendaChange, changesBetween, type ReleasedSession } from '@/domain/release';
import { RECORDED_KINDS } from '@/domain/timetable';
import { type AgendaSession, draftSessions } from '../queries';
import { newestReleases } from './frozen';
import { releasedFrom } from './release';

export type AgendaDesk = Pick<Desk, 'changes' | 'changedFrom' | 'withoutRoom' | 'withoutChair'>;
export type OwedAgenda = { programme: ProgrammeSession[]; desk: AgendaDesk | null };

type OwedConference = { id: string; closedAt: Date | null };

/**
 * Of each conference: the sessions of the released agenda that are not over, breaks left out, where `programme` asks for
 * them; and what is still missing before the next release, for who edits the agenda of a conference that still meets.
 * One question for the releases, and one more for the drafts.
 */
export async function owedAgendas(
  tx: Tx,
  viewer: Actor,
  conferences: readonly OwedConference[],
  { now, programme }: { now: Date; programme: boolean },
): Promise<Map<string, OwedAgenda>> {
  const desks = conferences.filter(
    ({ id, closedAt }) => !closedAt && can(viewer, 'agenda.release', { conferenceId: id }),
  );
  const readable = programme ? conferences : desks;
  const releases = await newestReleases(
    tx,
    readable.map(({ id }) => id),
  );
  const drafts = desks.length > 0 ? await draftSessions(tx, ...desks.map(({ id }) => id)) : [];
  return new Map(
    conferences.map(({ id }) => {
      const released = releases.get(id)?.sessions ?? [];
      const own = drafts.filter(({ conferenceId }) => conferenceId === id);
      const desk = desks.some((one) => one.id === id) ? deskOf(released, own, now) : null;
      return [id, { programme: released.filter(isAhead(now)).map(onProgramme).sort(byStart), desk }];
    }),
  );
}

const isAhead = (now: Date) => (session: ReleasedSession) =>
  session.kind !== 'break' && new Date(session.endsAt) > now;

function onProgramme({ id, title, room, startsAt, endsAt }: ReleasedSession): ProgrammeSession {
  return {
    id,
    title: title as LocalText,
    room,
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
  };
}

const byStart = (a: { startsAt: Date }, b: { startsAt: Date }) => a.startsAt.getTime() - b.startsAt.getTime();

function deskOf(released: ReleasedSession[], draft: AgendaSession[], now: Date): AgendaDesk {
  const changes = changesBetween(released, releasedFrom(draft));
  const ahead = draft.filter(({ kind, startsAt }) => kind !== 'break' && startsAt > now);
  const led = ahead.filter(({ kind }) => RECORDED_KINDS.includes(kind));
  return {
    changes: changes.length,
    changedFrom: firstOf(changes, now),
    withoutRoom: lackOf(ahead.filter(({ roomId }) => roomId === null)),
    withoutChair: lackOf(led.filter(({ bureau }) => bureau.every(({ office }) => office !== 'chair'))),
  };
}

/** When the first session meets, before or after, that a change is about. */
function firstOf(changes: AgendaChange[], now: Date): Date | null {
  const times = changes
    .flatMap(({ session, before }) => [session.startsAt, before?.startsAt ?? session.startsAt])
    .map((at) => new Date(at))
    .filter((at) => at > now)
    .sort((a, b) => a.getTime() - b.getTime());
  return times[0] ?? null;
}

function lackOf(sessions: AgendaSession[]): Lack {
  const [first] = [...sessions].sort(byStart);
  return {
    count: sessions.length,
    first: first ? { id: first.id, title: first.title, startsAt: first.startsAt } : null,
  };
}
