import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { agendaItem, session, sessionBureau } from '@/db/schema/agenda';
import { room } from '@/db/schema/conferences';
import type { Actor } from '@/domain/actor';
import type { LocalText } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import type { Office, SessionKind } from '@/domain/timetable';
import { newestRelease, type Release } from './queries/frozen';
import { inRoomOrder } from './queries/room-order';

/** More than any conference has; a list is never without an end. */
const MOST = 5000;

type ConferenceId = { id: string };

export type AgendaSession = {
  id: string;
  kind: SessionKind;
  title: LocalText;
  itemNumber: string | null;
  roomId: string | null;
  room: string | null;
  startsAt: Date;
  endsAt: Date;
  languages: string[];
  version: number;
  bureau: { accountId: string; office: Office }[];
};

/** The sessions as they stand in the draft, cancelled ones left out; of one conference or of several. One question. */
export async function draftSessions(
  tx: Tx,
  ...conferenceIds: string[]
): Promise<(AgendaSession & { conferenceId: string })[]> {
  const rows = await tx
    .select({
      conferenceId: session.conferenceId,
      id: session.id,
      kind: session.kind,
      title: session.title,
      itemNumber: agendaItem.number,
      roomId: session.roomId,
      room: room.name,
      startsAt: session.startsAt,
      endsAt: session.endsAt,
      languages: session.languages,
      version: session.version,
      bureau: sql<AgendaSession['bureau']>`coalesce((select jsonb_agg(jsonb_build_object(
          'accountId', b.account_id, 'office', b.office) order by b.office, b.account_id)
        from ${sessionBureau} b where b.conference_id = ${session.conferenceId} and b.session_id = ${session.id}), '[]')`,
    })
    .from(session)
    .leftJoin(room, and(eq(room.conferenceId, session.conferenceId), eq(room.id, session.roomId)))
    .leftJoin(
      agendaItem,
      and(eq(agendaItem.conferenceId, session.conferenceId), eq(agendaItem.id, session.agendaItemId)),
    )
    .where(and(inArray(session.conferenceId, conferenceIds), isNull(session.cancelledAt)))
    .orderBy(asc(session.startsAt), ...inRoomOrder())
    .limit(MOST);
  return rows;
}

/** What the public reads: the agenda as it was last released, or null. */
export function latestRelease(viewer: Actor, conference: ConferenceId): Promise<Release | null> {
  return withTx(viewer, (tx) => newestRelease(tx, conference.id));
}

/** The draft, for those who see it. */
export async function listSessions(viewer: Actor, conference: ConferenceId): Promise<AgendaSession[]> {
  authorize(viewer, 'agenda.seeDraft', { conferenceId: conference.id });
  return withTx(viewer, (tx) => draftSessions(tx, conference.id));
}
