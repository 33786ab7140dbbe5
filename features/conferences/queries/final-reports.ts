import { sql } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { finalReport } from '@/db/schema/final-reports';
import type { Actor } from '@/domain/actor';
import type { Locale } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import { type Officer, officerOf } from '@/features/accounts/queries/colleagues';
import { getFile, type KeptFile } from '@/platform/files';
import type { UploadedFile } from '@/platform/http/file';

/** No report is made more often. */
const MOST = 500;

/** A PDF of an edition; `size` in bytes. */
export type ReportFile = { language: Locale; digest: string; dataDigest: string; size: number };
export type ReportEdition = {
  number: number;
  madeAt: Date;
  /** who made it; the name for colleagues alone */
  by: Officer | null;
  drawnWith: string;
  files: ReportFile[];
};

type Row = Omit<ReportEdition, 'madeAt'> & { madeAt: string };

/** The editions of the final report, the newest first, for those who take part. One question. @throws Refusal `forbidden` */
export async function listFinalReports(
  viewer: Actor,
  { id: conferenceId }: { id: string },
): Promise<ReportEdition[]> {
  authorize(viewer, 'finalReport.see', { conferenceId });
  return withTx(viewer, async (tx) => {
    const { rows } = await tx.execute<Row>(sql`
      select r.number, to_json(min(r.made_at)) as "madeAt", min(r.drawn_with) as "drawnWith",
        ${officerOf(viewer, conferenceId, sql`(array_agg(r.made_by))[1]`)} as by,
        jsonb_agg(jsonb_build_object('language', r.language, 'digest', r.digest, 'dataDigest', r.data_digest,
          'size', octet_length(f.bytes)) order by r.language) as files
      from ${finalReport} r join file f on f.conference_id = r.conference_id and f.id = r.file_id
      where r.conference_id = ${conferenceId} group by r.number order by r.number desc limit ${MOST}`);
    return rows.map((row) => ({ ...row, madeAt: new Date(row.madeAt) }));
  });
}

/** The PDF of an edition in one language, for those who take part. One question, then its parts. @throws the 404 Refusal */
export async function getReportFile(
  viewer: Actor,
  { id: conferenceId, slug }: { id: string; slug: string },
  { number, language }: { number: number; language: Locale },
): Promise<UploadedFile> {
  authorize(viewer, 'finalReport.see', { conferenceId });
  const [row] = await withTx(viewer, async (tx) => {
    const { rows } = await tx.execute<KeptFile>(sql`
      select f.conference_id as "conferenceId", f.id, f.kind, octet_length(f.bytes) as length
      from ${finalReport} r join file f on f.conference_id = r.conference_id and f.id = r.file_id
      where r.conference_id = ${conferenceId} and r.number = ${number} and r.language = ${language}`);
    return rows;
  });
  if (!row) throw missing();
  return { kind: row.kind, stem: `final-report-${slug}-${number}-${language}`, parts: getFile(viewer, row) };
}
