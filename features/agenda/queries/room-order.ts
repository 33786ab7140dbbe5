import { asc, type SQL } from 'drizzle-orm';
import { byName } from '@/db/columns';
import { room } from '@/db/schema/conferences';
import { sha256 } from '@/platform/chain';

/** The order in which a conference shows its rooms. */
export const inRoomOrder = (): [SQL, SQL] => [asc(room.position), byName(room.name)];

/** Names rooms in their order: whoever moves one has looked at these. */
export const roomsVersionOf = (rooms: readonly { id: string }[]): string =>
  sha256(rooms.map(({ id }) => id).join('\n'));
