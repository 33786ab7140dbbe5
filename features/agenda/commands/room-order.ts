import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import { room } from '@/db/schema/conferences';
import type { Actor } from '@/domain/actor';
import { missing, refuse } from '@/domain/refusal';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { roomMoveInput } from '../input';
import { inRoomOrder, roomsVersionOf } from '../queries/room-order';
import { openConferenceAlone } from './place';

/**
 * Moves a room before the one above it, or after the one below. What was released keeps its order until the next release.
 * @throws Refusal when the rooms stand in another order than they were seen in, or it stands at the end already
 */
export function moveRoom(actor: Actor, input: z.output<typeof roomMoveInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const { id: conferenceId } = await openConferenceAlone(tx, actor, 'room.edit', input.conference);
    const rooms = await tx
      .select({ id: room.id, name: room.name, position: room.position })
      .from(room)
      .where(eq(room.conferenceId, conferenceId))
      .orderBy(...inRoomOrder());
    const index = rooms.findIndex(({ id }) => id === input.roomId);
    const moved = rooms[index];
    if (!moved) throw missing();
    const next = input.direction === 'up' ? index - 1 : index + 1;
    const other = rooms[next];
    if (roomsVersionOf(rooms) !== input.orderVersion || !other)
      throw refuse('common.refusal.changed', {}, 'stale');
    rooms[index] = other;
    rooms[next] = moved;
    for (const [i, { id, position }] of rooms.entries())
      if (position !== i + 1)
        await tx
          .update(room)
          .set({ position: i + 1 })
          .where(and(eq(room.conferenceId, conferenceId), eq(room.id, id)));
    await record(tx, actor, {
      conferenceId,
      kind: 'room.moved',
      entityId: moved.id,
      before: { number: index + 1 },
      after: { number: next + 1 },
      topics: [`agenda:${conferenceId}`],
    });
    return { message: 'agenda.done.roomMoved', params: { name: moved.name, number: next + 1 } };
  });
}
