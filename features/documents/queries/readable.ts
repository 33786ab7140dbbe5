import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '@/domain/actor';
import { type DocumentReader, readerAs } from '@/domain/documents';
import { can } from '@/domain/permissions';

/** The bureau of a session on which the viewer would be, to ask what that entitles to. */
export const bureauOfOwn = ({ accountId }: Actor): string[] => (accountId === null ? [] : [accountId]);

/**
 * Which documents the viewer keeps, in a question about the table `d`: organizers all of the conference, and who leads a session
 * those of it.
 */
export function kept(viewer: Actor, conferenceId: string): SQL<boolean> {
  if (can(viewer, 'document.edit', { conferenceId })) return sql`true`;
  if (!can(viewer, 'document.edit', { conferenceId, bureau: bureauOfOwn(viewer) })) return sql`false`;
  return sql`exists (select from session_bureau b where b.conference_id = ${conferenceId}
    and b.session_id = d.session_id and b.account_id = ${viewer.accountId})`;
}

/**
 * Which uploaded documents the viewer may read, in a question about the table `d`: those that were released to them, and those that
 * they keep. What was withdrawn keeps its line.
 */
export function readable(viewer: Actor, conferenceId: string): SQL {
  const as: DocumentReader[] = readerAs(viewer, conferenceId);
  const takesPart = can(viewer, 'conference.takePart', { conferenceId });
  return sql`d.conference_id = ${conferenceId} and d.kind <> 'communique'
    and (${kept(viewer, conferenceId)} or d.published_at is not null and (d.classification = 'public'
      or d.classification = 'participants' and ${takesPart}
      or d.classification = 'restricted' and d.readers && ${sql.param(as)}::text[]))`;
}
