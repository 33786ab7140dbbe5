import { and, eq } from 'drizzle-orm';
import { dbNow, type Tx } from '@/db/client';
import { session } from '@/db/schema/agenda';
import { floorRequest, type intervention, speakersList } from '@/db/schema/speakers';
import type { Actor } from '@/domain/actor';
import { type PlacedRequest, placedWithout, type Requested } from '@/domain/alternation';
import { authorize, can, type Permission } from '@/domain/permissions';
import { missing, refuse } from '@/domain/refusal';
import { hasSpeakersList } from '@/domain/speakers';
import { newestRelease } from '@/features/agenda/queries/frozen';
import { conferenceAt } from '@/features/conferences/queries';
import { chairsOf } from '@/features/press/queries/statements';

type OfSession = { conference: string; sessionId: string };

/** A session that the actor may act in, held by its row until the transaction ends. @throws Refusal where they may not */
export async function lockSession(
  tx: Tx,
  actor: Actor,
  permission: Permission,
  { conference, sessionId, delegationId }: OfSession & { delegationId?: string },
) {
  const { id: conferenceId, closedAt, timeZone } = await conferenceAt(tx, conference, 'share');
  const [held] = await tx
    .select({
      ...{ kind: session.kind, agendaItemId: session.agendaItemId, cancelledAt: session.cancelledAt },
      ...{ startsAt: session.startsAt, endsAt: session.endsAt },
    })
    .from(session)
    .where(and(eq(session.conferenceId, conferenceId), eq(session.id, sessionId)))
    .for('no key update');
  if (!held) throw missing();
  const thing = { conferenceId, delegationId, bureau: await chairsOf(tx, conferenceId, sessionId) };
  authorize(actor, permission, thing);
  if (!can(actor, 'agenda.seeDraft', thing)) await requireReleased(tx, conferenceId, sessionId);
  return { ...held, conferenceId, sessionId, conferenceClosedAt: closedAt, timeZone, thing };
}

/**
 * The floor of a session, held by its row until the transaction ends: numbers, places and the floor itself are given one
 * after the other. @throws Refusal where it has no list, or nothing more happens in it
 */
export async function lockFloor(
  tx: Tx,
  actor: Actor,
  permission: Permission,
  where: OfSession & { delegationId?: string },
) {
  const held = await lockSession(tx, actor, permission, where);
  const { conferenceId, sessionId, agendaItemId } = held;
  if (held.conferenceClosedAt) throw refuse('speakers.refusal.conferenceClosed', {}, 'late');
  if (held.cancelledAt || !hasSpeakersList(held.kind))
    throw refuse('speakers.refusal.noList', {}, 'conflict');
  const [list] = await tx.select().from(speakersList).where(ofSession(speakersList, held));
  return { conferenceId, sessionId, agendaItemId, list, presides: can(actor, 'floor.give', held.thing) };
}

export type Floor = Awaited<ReturnType<typeof lockFloor>>;
type Here = Pick<Floor, 'conferenceId' | 'sessionId'>;

/** A delegation knows of the sessions that were released. */
async function requireReleased(tx: Tx, conferenceId: string, sessionId: string): Promise<void> {
  const released = (await newestRelease(tx, conferenceId))?.sessions ?? [];
  if (!released.some(({ id }) => id === sessionId)) throw missing();
}

type Table = typeof speakersList | typeof floorRequest | typeof intervention;
export const ofSession = (table: Table, { conferenceId, sessionId }: Here) =>
  and(eq(table.conferenceId, conferenceId), eq(table.sessionId, sessionId));

/** A request that waits. @throws Refusal when it is over */
export async function waitingRequest(tx: Tx, { conferenceId, sessionId }: Here, requestId: string) {
  const [row] = await tx
    .select()
    .from(floorRequest)
    .where(and(ofSession(floorRequest, { conferenceId, sessionId }), eq(floorRequest.id, requestId)));
  if (!row) throw missing();
  if (row.endedAt) throw refuse('speakers.refusal.over', {}, 'stale');
  return row;
}

/** Ends a request of the list as it stands: it was called, or withdrawn. What the chair placed behind it comes up. */
export async function endRequest(
  tx: Tx,
  actor: Actor,
  { conferenceId, id }: { conferenceId: string; id: string },
  { endedAs, order }: { endedAs: 'called' | 'withdrawn'; order: readonly Requested[] },
): Promise<void> {
  const ended = { endedAs, endedAt: await dbNow(tx), endedBy: actor.accountId };
  await tx
    .update(floorRequest)
    .set(ended)
    .where(and(eq(floorRequest.conferenceId, conferenceId), eq(floorRequest.id, id)));
  await placeRequests(tx, conferenceId, placedWithout(order, id));
}

/** Keeps where the chair placed requests. */
export async function placeRequests(
  tx: Tx,
  conferenceId: string,
  placed: readonly PlacedRequest[],
): Promise<void> {
  for (const { id, position } of placed)
    await tx
      .update(floorRequest)
      .set({ position })
      .where(and(eq(floorRequest.conferenceId, conferenceId), eq(floorRequest.id, id)));
}

/** Who watches the floor of a session. */
export const watchersOf = ({ sessionId }: Here) => [`speakers:${sessionId}` as const];
