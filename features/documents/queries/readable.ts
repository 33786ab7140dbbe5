import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '@/domain/actor';
import { type DocumentReader, readerAs } from '@/domain/documents';
import { can } from '@/domain/permissions';

/**
 * Which uploaded documents the viewer may read, in a question about the table `d`: those that were released to them, and for
 * organizers all. What was withdrawn keeps its line.
 */
export function readable(viewer: Actor, conferenceId: string): SQL {
  const mine = sql`d.conference_id = ${conferenceId} and d.kind <> 'communique'`;
  if (can(viewer, 'document.edit', { conferenceId })) return mine;
  const as: DocumentReader[] = readerAs(viewer, conferenceId);
  const takesPart = can(viewer, 'conference.takePart', { conferenceId });
  return sql`${mine} and d.published_at is not null and (d.classification = 'public'
    or d.classification = 'participants' and ${takesPart}
    or d.classification = 'restricted' and d.readers && ${sql.param(as)}::text[])`;
}
