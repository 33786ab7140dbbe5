import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { finalReport } from '@/db/schema/final-reports';
import { canonicalJson, type Json } from '@/domain/canonical';
import type { EventKind } from '@/domain/events';
import type { Locale } from '@/domain/local-text';
import { sha256 } from '@/platform/chain';

type FileDigests = { language: Locale; digest: string; dataDigest: string };

/** The digest of an edition, which stands in its event: SHA-256 of the canonical JSON of what its files and their data have. */
export const editionDigest = (files: readonly FileDigests[]): string =>
  sha256(
    canonicalJson(files.map(({ language, digest, dataDigest }) => ({ language, digest, data: dataDigest }))),
  );

type Row = {
  number: number;
  /** what the event of the edition says; null where none tells of it */
  recordedEvent: { languages?: Locale[]; drawnWith?: string; digest?: string } | null;
  /** null where the edition is gone */
  files: (FileDigests & { drawnWith: string; bytesDigest: string; data: Json })[] | null;
};

/** Why an edition does not hold, or null. */
function conflictOf({ recordedEvent, files }: Row): string | null {
  if (!recordedEvent) return 'no event tells of it';
  if (!files) return 'it is gone';
  const inOrder = (recordedEvent.languages ?? []).map((language) =>
    files.find((one) => one.language === language),
  );
  const kept = inOrder.filter((one) => one !== undefined);
  if (kept.length !== files.length || kept.length !== inOrder.length) return 'it has other languages';
  if (files.some(({ bytesDigest, digest }) => bytesDigest !== digest)) return 'a file is not what was made';
  if (files.some(({ data, dataDigest }) => sha256(canonicalJson(data)) !== dataDigest))
    return 'the data of a file is not what it was made from';
  if (editionDigest(kept) !== recordedEvent.digest) return 'it is not what was made';
  return files.every(({ drawnWith }) => drawnWith === recordedEvent.drawnWith)
    ? null
    : 'it was drawn with something else';
}

/** Every edition of a conference's final report, and why it does not hold, or null. One question. */
export async function auditFinalReports(
  tx: Tx,
  conferenceId: string,
): Promise<{ number: number; why: string | null }[]> {
  const { rows } = await tx.execute<Row>(sql`
    with kept as (
      select r.number, jsonb_agg(jsonb_build_object('language', r.language, 'digest', r.digest, 'dataDigest', r.data_digest,
        'drawnWith', r.drawn_with, 'data', r.data, 'bytesDigest', encode(sha256(f.bytes), 'hex'))) as files
      from ${finalReport} r join file f on f.conference_id = r.conference_id and f.id = r.file_id
      where r.conference_id = ${conferenceId} group by r.number
    ), told as (
      select (e.after ->> 'edition')::int as number, e.after from event e
      where e.conference_id = ${conferenceId} and e.kind = ${'finalReport.made' satisfies EventKind}
    )
    select coalesce(kept.number, told.number) as number, told.after as "recordedEvent", kept.files
    from kept full join told using (number) order by 1`);
  return rows.map((row) => ({ number: row.number, why: conflictOf(row) }));
}
