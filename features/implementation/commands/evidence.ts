import { and, desc, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { file } from '@/db/schema/files';
import { implementationReport } from '@/db/schema/implementation';
import type { Actor } from '@/domain/actor';
import type { DocumentFileKind } from '@/domain/documents';
import type { Permission } from '@/domain/permissions';
import { refuse } from '@/domain/refusal';
import { sha256 } from '@/platform/chain';
import { type DocumentFileTaken, documentFileFrom } from '@/platform/document-file';
import { putFile } from '@/platform/files';
import { mediaTypeOf } from '@/platform/http/file';
import { limit } from '@/platform/limit';
import { requireReporter } from '../queries/evidence';

/** Files that one person may hand in within an hour: each may be large. */
const MOST_AN_HOUR = 60;

type ReportKey = { conferenceId: string; outcomeId: string; delegationId: string };
type SentEvidence = { conference: string; delegationId?: string; file?: File | null };

/** A file that a report bears: which, what it is, and what its bytes are. */
export type Evidence = { fileId: string; fileDigest: string; fileType: DocumentFileKind };

/**
 * The file that was sent with a report, judged by its bytes; null where none was.
 * @throws Refusal for who may not report, before the file costs anything, and where it is no document that is taken
 */
export async function takenEvidence(
  actor: Actor,
  permission: Permission,
  { file: sent, conference, delegationId }: SentEvidence,
): Promise<DocumentFileTaken | null> {
  if (!sent) return null;
  await requireReporter(actor, permission, { conference, delegationId });
  const taken = await documentFileFrom(sent.name, Buffer.from(await sent.arrayBuffer()));
  if ('refused' in taken) throw refuse(`documents.refusal.${taken.refused}`, {}, 'invalid', 'file');
  return taken;
}

/** Keeps a file that a report bears from now on. */
export async function keepEvidence(
  tx: Tx,
  actor: Actor,
  { conferenceId, taken }: { conferenceId: string; taken: DocumentFileTaken },
): Promise<Evidence> {
  await limit(tx, `evidence:${actor.accountId}`, MOST_AN_HOUR, 3600);
  const kept = { conferenceId, mediaType: mediaTypeOf(taken.kind), createdBy: actor.accountId };
  const fileId = await putFile(tx, { ...taken, ...kept });
  return { fileId, fileDigest: sha256(taken.bytes), fileType: taken.kind };
}

/** The latest report of a country on an outcome: its number, and the file that it bears. Null before the first. */
export async function latestReport(tx: Tx, { conferenceId, outcomeId, delegationId }: ReportKey) {
  const [row] = await tx
    .select({
      number: implementationReport.number,
      fileId: implementationReport.fileId,
      fileDigest: implementationReport.fileDigest,
      kind: file.kind,
    })
    .from(implementationReport)
    .leftJoin(
      file,
      and(eq(file.conferenceId, implementationReport.conferenceId), eq(file.id, implementationReport.fileId)),
    )
    .where(
      and(
        eq(implementationReport.conferenceId, conferenceId),
        eq(implementationReport.outcomeId, outcomeId),
        eq(implementationReport.delegationId, delegationId),
      ),
    )
    .orderBy(desc(implementationReport.number))
    .limit(1);
  if (!row) return null;
  const { number, fileId, fileDigest, kind } = row;
  const evidence: Evidence | null =
    fileId && fileDigest ? { fileId, fileDigest, fileType: kind as DocumentFileKind } : null;
  return { number, evidence };
}
