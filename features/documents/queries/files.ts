import { sql } from 'drizzle-orm';
import { withTx } from '@/db/client';
import type { Actor } from '@/domain/actor';
import type { Locale } from '@/domain/local-text';
import { missing } from '@/domain/refusal';
import { getFile, type KeptFile } from '@/platform/files';
import type { UploadedFile } from '@/platform/http/file';
import { kept, readable } from './readable';

/** The file of a document in one language, for who may read it. One question, then its parts. @throws the 404 Refusal */
export async function getDocumentFile(
  viewer: Actor,
  conferenceId: string,
  { documentId, language }: { documentId: string; language: Locale },
): Promise<UploadedFile> {
  const [row] = await withTx(viewer, async (tx) => {
    const { rows } = await tx.execute<KeptFile & { symbol: string }>(sql`
      select d.symbol, b.conference_id as "conferenceId", b.id, b.kind, octet_length(b.bytes) as length
      from document d
      join document_file f on f.conference_id = d.conference_id and f.document_id = d.id and f.language = ${language}
      join file b on b.conference_id = f.conference_id and b.id = f.file_id
      where ${readable(viewer, conferenceId)} and d.id = ${documentId}
        and (d.withdrawn_at is null or ${kept(viewer, conferenceId)})`);
    return rows;
  });
  if (!row) throw missing();
  const { symbol, kind } = row;
  return { kind, stem: `${symbol}-${language}`, parts: getFile(viewer, row) };
}
