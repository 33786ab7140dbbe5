import { and, eq } from 'drizzle-orm';
import { dbNow, type Tx } from '@/db/client';
import { paragraph, paragraphVersion } from '@/db/schema/notes';
import type { Actor } from '@/domain/actor';

type Version = { version: number; text: string; savedAt: Date; aside?: boolean };

/** Keeps a text that a paragraph has, or that waits beside it. */
export function keepVersion(
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
  await keepVersion(tx, row, actor, { version, text, savedAt });
  await tx
    .update(paragraph)
    .set({ text, version, savedAt, savedBy: actor.accountId })
    .where(and(eq(paragraph.conferenceId, row.conferenceId), eq(paragraph.id, row.id)));
  return version;
}
