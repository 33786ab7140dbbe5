import { and, eq, sql } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { file } from '@/db/schema/files';
import type { Actor } from '@/domain/actor';
import { missing } from '@/domain/refusal';
import { type FileKind, Uploaded } from '@/domain/uploaded';

/** As much of a file is read at once. */
const PART = 512 * 1024;

type FileToKeep = {
  conferenceId: string;
  kind: FileKind;
  mediaType: string;
  bytes: Buffer;
  width?: number;
  height?: number;
  createdBy: string | null;
};

/** Keeps a file that was uploaded. @returns its id */
export async function putFile(tx: Tx, { bytes, ...rest }: FileToKeep): Promise<string> {
  const id = newId();
  await tx.insert(file).values({ id, ...rest, bytes: new Uploaded(bytes) });
  return id;
}

/** Removes a file for good. */
export async function removeFile(tx: Tx, conferenceId: string, id: string | null | undefined): Promise<void> {
  if (id) await tx.delete(file).where(and(eq(file.conferenceId, conferenceId), eq(file.id, id)));
}

/** A file that is kept: which, what it is, and how many bytes it has. */
export type KeptFile = { conferenceId: string; id: string; kind: FileKind; length: number };

/** The columns that make a `KeptFile`, for a query that joins the table. */
export const KEPT_FILE = {
  conferenceId: file.conferenceId,
  id: file.id,
  kind: file.kind,
  length: sql<number>`octet_length(${file.bytes})`,
};

/**
 * The bytes of a file for somebody who was found entitled to them, a part after the other: however many people read at once,
 * the house holds one part for each. @throws the 404 Refusal when it was removed meanwhile
 */
export async function* getFile(
  viewer: Actor,
  { conferenceId, id, length }: KeptFile,
): AsyncGenerator<Uploaded> {
  for (let at = 0; at < length; at += PART) {
    const [row] = await withTx(viewer, (tx) =>
      tx
        .select({
          part: sql`substring(${file.bytes} from ${at + 1}::int for ${PART}::int)`.mapWith(file.bytes),
        })
        .from(file)
        .where(and(eq(file.conferenceId, conferenceId), eq(file.id, id))),
    );
    if (!row) throw missing();
    yield row.part;
  }
}
