import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Actor } from '@/domain/actor';
import type { InConference, OwedPapers } from '@/domain/duty-facts';
import type { LocalText } from '@/domain/local-text';
import { can } from '@/domain/permissions';

type Row = {
  conferenceId: string;
  waiting: number;
  waitingSince: string | null;
  communique: LocalText | null;
  savedAt: string | null;
};

const instant = (iso: string | null) => (iso === null ? null : new Date(iso));

/**
 * What waits in these conferences for the secretariat: documents that have their original and are not released, and a communiqué
 * that is whole in its original and not reviewed. One question; none for who releases nothing there.
 */
export async function owedPapers(
  tx: Tx,
  viewer: Actor,
  conferenceIds: string[],
): Promise<InConference<OwedPapers>[]> {
  const ids = conferenceIds.filter((conferenceId) => can(viewer, 'document.release', { conferenceId }));
  if (ids.length === 0) return [];
  const { rows } = await tx.execute<Row>(sql`
    select d.conference_id as "conferenceId",
      (count(*) filter (where d.kind <> 'communique'))::int as waiting,
      to_jsonb(min(f.added_at)) as "waitingSince",
      (array_agg(d.title) filter (where d.kind = 'communique'))[1] as communique,
      to_jsonb(max(p.saved_at)) as "savedAt"
    from document d
    left join document_file f on f.conference_id = d.conference_id and f.document_id = d.id
      and f.language = d.original_language
    left join lateral (
      select max(saved_at) as saved_at, bool_and(text ->> d.original_language <> '') as whole from communique_paragraph
      where conference_id = d.conference_id and document_id = d.id) p on d.kind = 'communique'
    where d.conference_id = any(${sql.param(ids)}::uuid[]) and d.published_at is null
      and (f.file_id is not null or d.kind = 'communique' and d.reviewed_at is null and p.whole
        and d.title ->> d.original_language <> '')
    group by d.conference_id`);
  return rows.map(({ conferenceId, waiting, waitingSince, communique, savedAt }) => ({
    conferenceId,
    documents: { count: waiting, since: instant(waitingSince) },
    communique: communique && { title: communique, since: instant(savedAt) },
  }));
}
