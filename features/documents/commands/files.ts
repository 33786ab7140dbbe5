import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Tx } from '@/db/client';
import { document, documentFile } from '@/db/schema/documents';
import { file } from '@/db/schema/files';
import type { Actor } from '@/domain/actor';
import type { DocumentFileKind } from '@/domain/documents';
import type { Locale } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import { refuse, removed, sameVersion } from '@/domain/refusal';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { sha256 } from '@/platform/chain';
import { documentFileFrom } from '@/platform/document-file';
import { putFile, removeFile } from '@/platform/files';
import { mediaTypeOf } from '@/platform/http/file';
import { limit } from '@/platform/limit';
import { record } from '@/platform/record';
import type { documentFileInput, documentFileRemovalInput } from '../input';
import { lockDocument, lockWorking, rowOf } from './place';

/** Files that one person may send in an hour: each is large. */
const MOST_AN_HOUR = 200;

type DocumentKey = { conferenceId: string; id: string };
type FileInput = z.output<typeof documentFileInput>;

const inLanguage = ({ conferenceId, id }: DocumentKey, language: Locale) =>
  and(
    eq(documentFile.conferenceId, conferenceId),
    eq(documentFile.documentId, id),
    eq(documentFile.language, language),
  );

async function fileIn(tx: Tx, key: DocumentKey, language: Locale) {
  const [row] = await tx
    .select({ fileId: documentFile.fileId, digest: documentFile.digest, kind: file.kind })
    .from(documentFile)
    .innerJoin(file, and(eq(file.conferenceId, documentFile.conferenceId), eq(file.id, documentFile.fileId)))
    .where(inLanguage(key, language));
  return row;
}

async function dropFile(tx: Tx, key: DocumentKey, language: Locale, fileId: string): Promise<void> {
  await tx.delete(documentFile).where(inLanguage(key, language));
  await removeFile(tx, key.conferenceId, fileId);
}

/** Removes every file of a document that is not released. */
export async function removeFilesOf(tx: Tx, key: DocumentKey): Promise<void> {
  const rows = await tx
    .delete(documentFile)
    .where(and(eq(documentFile.conferenceId, key.conferenceId), eq(documentFile.documentId, key.id)))
    .returning({ fileId: documentFile.fileId });
  for (const { fileId } of rows) await removeFile(tx, key.conferenceId, fileId);
}

/** The document, locked for a file in a language: it stands, and where it is released it has none in that language yet. */
async function lockFor(tx: Tx, actor: Actor, input: Omit<FileInput, 'file'>) {
  const { row } = await lockDocument(tx, actor, 'document.edit', input);
  if (row.withdrawnAt) throw refuse('documents.refusal.withdrawn', {}, 'stale');
  // What follows the release is released with it.
  if (row.publishedAt) authorize(actor, 'document.release', { conferenceId: row.conferenceId });
  const before = await fileIn(tx, row, input.language);
  if (row.publishedAt && before) throw refuse('documents.refusal.fileReleased', {}, 'conflict', 'language');
  sameVersion(row, input.version);
  return { row, before };
}

/**
 * Keeps the file of a document in one language, in place of the one before while it is not released. A language may follow the
 * release; what was released stays.
 */
export async function saveDocumentFile(actor: Actor, input: FileInput): Promise<Done> {
  // Whoever may not is told so before the file costs anything.
  await act(actor, async (tx, actor) => {
    await lockFor(tx, actor, input);
    await limit(tx, `document:${actor.accountId}`, MOST_AN_HOUR, 3600);
  });
  const taken = await documentFileFrom(input.file.name, Buffer.from(await input.file.arrayBuffer()));
  if ('refused' in taken) throw refuse(`documents.refusal.${taken.refused}`, {}, 'invalid', 'file');
  const digest = sha256(taken.bytes);
  return act<Done>(actor, async (tx, actor) => {
    const { row, before } = await lockFor(tx, actor, input);
    const { conferenceId, id: documentId, symbol, version } = row;
    const { language } = input;
    if (before) await dropFile(tx, row, language, before.fileId);
    const kept = { conferenceId, mediaType: mediaTypeOf(taken.kind), createdBy: actor.accountId };
    const fileId = await putFile(tx, { ...taken, ...kept });
    await tx
      .insert(documentFile)
      .values({ conferenceId, documentId, language, fileId, digest, addedBy: actor.accountId });
    if (!row.publishedAt)
      await tx
        .update(document)
        .set({ version: version + 1 })
        .where(rowOf(row));
    await record(tx, actor, {
      conferenceId,
      kind: 'document.fileSaved',
      entityId: documentId,
      before: { digest: before?.digest ?? null },
      after: { symbol, language, fileType: taken.kind, digest },
      topics: [`document:${documentId}`],
    });
    return { message: 'documents.done.fileSaved' };
  });
}

/** Removes the file of a language of a document that is not released. */
export async function removeDocumentFile(
  actor: Actor,
  input: z.output<typeof documentFileRemovalInput>,
): Promise<Done> {
  return act<Done>(actor, async (tx, actor) => {
    const { row } = await lockWorking(tx, actor, 'document.edit', input);
    const { conferenceId, id, symbol, version } = row;
    const { language } = input;
    const before = await fileIn(tx, row, language);
    if (!before) throw removed();
    sameVersion(row, input.version);
    await dropFile(tx, row, language, before.fileId);
    await tx
      .update(document)
      .set({ version: version + 1 })
      .where(rowOf(row));
    await record(tx, actor, {
      conferenceId,
      kind: 'document.fileRemoved',
      entityId: id,
      before: { symbol, language, fileType: before.kind as DocumentFileKind, digest: before.digest },
    });
    return { redirect: `/${input.conference}/documents/${id}` };
  });
}
