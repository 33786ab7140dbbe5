import { and, asc, desc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { byName } from '@/db/columns';
import { account, roleGrant } from '@/db/schema/accounts';
import { acceptedWarning, agendaItem, session, sessionBureau } from '@/db/schema/agenda';
import { room } from '@/db/schema/conferences';
import type { Actor } from '@/domain/actor';
import { inItemOrder } from '@/domain/item-number';
import type { LocalText } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import { type AgendaChange, changesBetween } from '@/domain/release';
import type { Warning } from '@/domain/timetable';
import { type AgendaSession, draftSessions } from '../queries';
import { newestRelease, type Release } from './frozen';
import { releasedFrom } from './release';
import { inRoomOrder } from './room-order';

const MOST = 500;

export type EditorRoom = { id: string; name: string; capacity: number; version: number };

export type Editor = {
  rooms: EditorRoom[];
  sessions: AgendaSession[];
  items: { id: string; number: string; title: LocalText; version: number }[];
  /** who can lead a session: chairs and rapporteurs of the conference */
  leaders: { accountId: string; name: string; role: string }[];
  cancelled: { id: string; title: LocalText; startsAt: Date; version: number }[];
  latest: Release | null;
  changes: AgendaChange[];
};

/** Everything on the organizer's desk for the agenda. Six questions, however large the agenda. */
export async function getEditor(viewer: Actor, conference: { id: string }): Promise<Editor> {
  const conferenceId = conference.id;
  authorize(viewer, 'session.edit', { conferenceId });
  return withTx(viewer, async (tx) => {
    const rooms = await tx
      .select({ id: room.id, name: room.name, capacity: room.capacity, version: room.version })
      .from(room)
      .where(eq(room.conferenceId, conferenceId))
      .orderBy(...inRoomOrder())
      .limit(MOST);
    const sessions = await draftSessions(tx, conferenceId);
    const items = await tx
      .select({
        id: agendaItem.id,
        number: agendaItem.number,
        title: agendaItem.title,
        version: agendaItem.version,
      })
      .from(agendaItem)
      .where(eq(agendaItem.conferenceId, conferenceId))
      .orderBy(asc(agendaItem.id))
      .limit(MOST);
    const leaders = await tx
      .select({ accountId: roleGrant.accountId, name: account.name, role: roleGrant.role })
      .from(roleGrant)
      .innerJoin(account, eq(account.id, roleGrant.accountId))
      .where(
        and(
          eq(roleGrant.conferenceId, conferenceId),
          // Whose role was withdrawn stays on the bureaus that they are on.
          or(
            isNull(roleGrant.withdrawnAt),
            sql`exists (select from ${sessionBureau} b where b.conference_id = ${conferenceId} and b.account_id = ${roleGrant.accountId})`,
          ),
        ),
      )
      .orderBy(byName(account.name))
      .limit(MOST);
    const cancelled = await tx
      .select({ id: session.id, title: session.title, startsAt: session.startsAt, version: session.version })
      .from(session)
      .where(and(eq(session.conferenceId, conferenceId), isNotNull(session.cancelledAt)))
      .orderBy(asc(session.startsAt))
      .limit(MOST);
    const latest = await newestRelease(tx, conferenceId);
    const changes = changesBetween(latest?.sessions ?? [], releasedFrom(sessions));
    items.sort((a, b) => inItemOrder(a.number, b.number));
    return { rooms, sessions, items, leaders, cancelled, latest, changes };
  });
}

export type AcceptedWarning = { id: string; warning: Warning['key']; reason: string; acceptedAt: Date };

/** The warnings that were accepted for a session, the newest first. */
export async function acceptedWarnings(
  viewer: Actor,
  conference: { id: string },
  sessionId: string,
): Promise<AcceptedWarning[]> {
  authorize(viewer, 'session.edit', { conferenceId: conference.id });
  return withTx(viewer, (tx) =>
    tx
      .select({
        id: acceptedWarning.id,
        warning: acceptedWarning.warning,
        reason: acceptedWarning.reason,
        acceptedAt: acceptedWarning.acceptedAt,
      })
      .from(acceptedWarning)
      .where(and(eq(acceptedWarning.conferenceId, conference.id), eq(acceptedWarning.sessionId, sessionId)))
      .orderBy(desc(acceptedWarning.acceptedAt))
      .limit(MOST),
  );
}
