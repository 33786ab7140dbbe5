import { and, eq, type SQL, sql } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { agendaItem, session, sessionBureau } from '@/db/schema/agenda';
import { room } from '@/db/schema/conferences';
import type { Actor } from '@/domain/actor';
import type { LocalText } from '@/domain/local-text';
import { can } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import type { ReleasedSession } from '@/domain/release';
import type { Office } from '@/domain/timetable';
import type { AgendaSession } from '../queries';
import { newestRelease } from './frozen';

/** The session before or after another, breaks left out. */
export type Neighbour = { id: string; title: LocalText };

export type SessionWhole = Pick<
  AgendaSession,
  'id' | 'kind' | 'title' | 'itemNumber' | 'room' | 'startsAt' | 'endsAt' | 'languages'
> & {
  /** who leads it: for those who see the draft, because a release names nobody */
  bureau: { name: string; office: Office }[];
  before: Neighbour | null;
  after: Neighbour | null;
};

/** One session: staff and its bureau see the draft; everyone else what was released. Two questions. */
export function getSession(viewer: Actor, conference: { id: string }, id: string): Promise<SessionWhole> {
  return withTx(viewer, async (tx) => {
    const [row] = await tx
      .select({
        id: session.id,
        kind: session.kind,
        title: session.title,
        itemNumber: agendaItem.number,
        room: room.name,
        startsAt: session.startsAt,
        endsAt: session.endsAt,
        languages: session.languages,
        bureau: BUREAU,
        before: BEFORE,
        after: AFTER,
      })
      .from(session)
      .leftJoin(room, and(eq(room.conferenceId, session.conferenceId), eq(room.id, session.roomId)))
      .leftJoin(
        agendaItem,
        and(eq(agendaItem.conferenceId, session.conferenceId), eq(agendaItem.id, session.agendaItemId)),
      )
      .where(and(eq(session.conferenceId, conference.id), eq(session.id, id)));
    if (!row) throw missing();
    const thing = { conferenceId: conference.id };
    // Names of persons are for who puts them there, and may have to change them.
    if (can(viewer, 'agenda.seeDraft', thing))
      return can(viewer, 'session.edit', thing) ? row : { ...row, bureau: [] };
    const released = (await newestRelease(tx, conference.id))?.sessions ?? [];
    return releasedSession(released, id);
  });
}

function releasedSession(released: readonly ReleasedSession[], id: string): SessionWhole {
  const one = released.find((session) => session.id === id);
  if (!one) throw missing();
  const others = released
    .filter((other) => other.kind !== 'break' && other.id !== id)
    .sort((a, b) => compare(placeOf(a), placeOf(b)));
  const isBefore = (other: ReleasedSession) => compare(placeOf(other), placeOf(one)) < 0;
  const neighbour = (other: ReleasedSession | undefined) =>
    other ? { id: other.id, title: other.title as LocalText } : null;
  return {
    ...one,
    title: one.title as LocalText,
    startsAt: new Date(one.startsAt),
    endsAt: new Date(one.endsAt),
    bureau: [],
    before: neighbour(others.findLast(isBefore)),
    after: neighbour(others.find((other) => !isBefore(other))),
  };
}

/** The order in which sessions follow each other: by their times, and those at one time always alike. */
const placeOf = ({ startsAt, endsAt, id }: ReleasedSession) => `${startsAt} ${endsAt} ${id}`;
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const PLACE = sql`(other.starts_at, other.ends_at, other.id)`;
const OWN_PLACE = sql`(${session.startsAt}, ${session.endsAt}, ${session.id})`;

const BEFORE = neighbour(sql`${PLACE} < ${OWN_PLACE}`, sql`desc`);
const AFTER = neighbour(sql`${PLACE} > ${OWN_PLACE}`, sql`asc`);

function neighbour(there: SQL, way: SQL): SQL<Neighbour | null> {
  return sql<Neighbour | null>`(
    select jsonb_build_object('id', other.id, 'title', other.title) from session other
    where other.conference_id = ${session.conferenceId} and other.cancelled_at is null and other.kind <> 'break' and ${there}
    order by other.starts_at ${way}, other.ends_at ${way}, other.id ${way} limit 1)`;
}

const BUREAU = sql<SessionWhole['bureau']>`coalesce((
  select jsonb_agg(jsonb_build_object('name', a.name, 'office', b.office) order by b.account_id)
  from ${sessionBureau} b join ${account} a on a.id = b.account_id
  where b.conference_id = ${session.conferenceId} and b.session_id = ${session.id}), '[]')`;
