import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { event } from '@/db/schema/record';
import { EVENTS, type EventKind } from '@/domain/events';
import { missing, type Refusal, removed } from '@/domain/refusal';

/**
 * What to say of a thing that is not there, to somebody who may see where it was: that it was removed meanwhile, where
 * the record tells of its removal by `kind`; else that it does not exist. `part`: of the entity, the one of that id.
 */
export async function gone(
  tx: Tx,
  conferenceId: string,
  kind: EventKind,
  { entityId, part }: { entityId: string; part?: string },
): Promise<Refusal> {
  const isRemoval = and(
    eq(event.conferenceId, conferenceId),
    eq(event.entity, EVENTS[kind].entity),
    eq(event.entityId, entityId),
    eq(event.kind, kind),
    part ? sql`${event.before} ->> 'id' = ${part}` : undefined,
  );
  return (await tx.$count(event, isRemoval)) > 0 ? removed() : missing();
}
