import { and, desc, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { file } from '@/db/schema/files';
import { implementationReport } from '@/db/schema/implementation';
import type { Actor } from '@/domain/actor';
import type { DocumentFileKind } from '@/domain/documents';
import { refuse } from '@/domain/refusal';
import { sha256 } from '@/platform/chain';
import { type DocumentFileTaken, documentFileFrom } from '@/platform/document-file';
import { putFile } from '@/platform/files';
import { mediaTypeOf } from '@/platform/http/file';
import { limitFirst } from '@/platform/limit';
import { isItsFile } from '../queries/evidence';
import { type holdOutcome, requireAsked } from './follow-up';

/** Files that one person may hand in within an hour, those that are refused too: each may be large. */
const MOST_AN_HOUR = 60;

type ReportKey = { conferenceId: string; outcomeId: string; delegationId: string };
type SentEvidence = { delegationId: string; file?: File | null };

/** A file that a report bears: which, what it is, and what its bytes are. */
export type Evidence = { fileId: string; fileDigest: string; fileType: DocumentFileKind };

/**
 * The file that was sent with a report, judged by its bytes; null where none was.
 * `hold`: the outcome, held for who may report on it. The attempt is counted for itself, before the file costs anything.
 * @throws Refusal for who may not report there, who sent too many, and where it is no document that is taken
 */
export async function takenEvidence(
  actor: Actor,
  { file: sent, delegationId }: SentEvidence,
  hold: (tx: Tx) => ReturnType<typeof holdOutcome>,
): Promise<DocumentFileTaken | null> {
  if (!sent) return null;
  const attempt = { key: `evidence:${actor.accountId}`, most: MOST_AN_HOUR, seconds: 3600 };
  await limitFirst(actor, attempt, async (tx) => requireAsked(tx, await hold(tx), delegationId));
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
    .leftJoin(file, isItsFile)
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
