import { and, eq } from 'drizzle-orm';
import { dbNow, type Tx } from '@/db/client';
import { paragraph, paragraphVersion } from '@/db/schema/notes';
import type { Actor } from '@/domain/actor';
import { record } from '@/platform/record';

type Version = { version: number; text: string; savedAt: Date; aside?: boolean };

/** Keeps a text that a paragraph has, or that waits beside it. */
export function keepText(
  tx: Tx,
  { conferenceId, id: paragraphId }: { conferenceId: string; id: string },
  actor: Actor,
  kept: Version,
) {
  return tx.insert(paragraphVersion).values({ conferenceId, paragraphId, ...kept, savedBy: actor.accountId });
}

/** Gives a locked paragraph its next text. @returns its version */
export async function writeText(
  tx: Tx,
  actor: Actor,
  row: typeof paragraph.$inferSelect,
  text: string,
): Promise<number> {
  const [savedAt, version] = [await dbNow(tx), row.version + 1];
  await keepText(tx, row, actor, { version, text, savedAt });
  await tx
    .update(paragraph)
    .set({ text, version, savedAt, savedBy: actor.accountId })
    .where(and(eq(paragraph.conferenceId, row.conferenceId), eq(paragraph.id, row.id)));
  return version;
}

/** The same, on record. @returns the row as it is then, the same where it says that already */
export async function saveText(tx: Tx, actor: Actor, row: typeof paragraph.$inferSelect, text: string) {
  if (text === row.text) return row;
  const version = await writeText(tx, actor, row, text);
  await record(tx, actor, {
    conferenceId: row.conferenceId,
    kind: 'paragraph.saved',
    entityId: row.id,
    before: { version: row.version },
    after: { version },
    topics: [`notes:${row.sessionId}`],
  });
  return { ...row, text, version };
}
