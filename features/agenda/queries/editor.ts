import { and, asc, eq, isNull } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { account, roleGrant } from '@/db/schema/accounts';
import { agendaItem } from '@/db/schema/agenda';
import { room } from '@/db/schema/conferences';
import type { Actor } from '@/domain/actor';
import type { LocalText } from '@/domain/local-text';
import { can } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import { type AgendaSession, draftSessions, newestRelease, type Release } from '../queries';
import { type AgendaChange, changesBetween, releasedFrom } from './release';

const MOST = 500;

export type EditorRoom = { id: string; name: string; capacity: number };

export type Editor = {
  rooms: EditorRoom[];
  sessions: AgendaSession[];
  items: { id: string; number: number; title: LocalText }[];
  /** who can lead a session: chairs and rapporteurs of the conference */
  leaders: { accountId: string; name: string; role: string }[];
  latest: Release | null;
  changes: AgendaChange[];
};

/** Everything on the organizer's desk for the agenda. Five questions, however large the agenda. */
export function getEditor(viewer: Actor, conference: { id: string }): Promise<Editor> {
  const conferenceId = conference.id;
  if (!can(viewer, 'session.edit', { conferenceId })) throw missing();
  return withTx(viewer, async (tx) => {
    const rooms = await tx
      .select({ id: room.id, name: room.name, capacity: room.capacity })
      .from(room)
      .where(eq(room.conferenceId, conferenceId))
      .orderBy(asc(room.name))
      .limit(MOST);
    const sessions = await draftSessions(tx, conferenceId);
    const items = await tx
      .select({ id: agendaItem.id, number: agendaItem.number, title: agendaItem.title })
      .from(agendaItem)
      .where(eq(agendaItem.conferenceId, conferenceId))
      .orderBy(asc(agendaItem.number))
      .limit(MOST);
    const leaders = await tx
      .select({ accountId: roleGrant.accountId, name: account.name, role: roleGrant.role })
      .from(roleGrant)
      .innerJoin(account, eq(account.id, roleGrant.accountId))
      .where(and(eq(roleGrant.conferenceId, conferenceId), isNull(roleGrant.withdrawnAt)))
      .orderBy(asc(account.name))
      .limit(MOST);
    const latest = await newestRelease(tx, conferenceId);
    const changes = changesBetween(latest?.sessions ?? [], releasedFrom(sessions));
    return { rooms, sessions, items, leaders, latest, changes };
  });
}
