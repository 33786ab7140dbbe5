import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { paragraph } from '@/db/schema/notes';
import type { Actor } from '@/domain/actor';
import { designationOf } from '@/domain/item-number';
import { record } from '@/platform/record';
import type { ParagraphRow } from './locking';

/** Makes room at a position: whatever is read there or later is read one later. */
export async function makeRoom(tx: Tx, conferenceId: string, sessionId: string, position: number) {
  await tx
    .update(paragraph)
    .set({ position: sql`${paragraph.position} + 1` })
    .where(
      and(
        eq(paragraph.conferenceId, conferenceId),
        eq(paragraph.sessionId, sessionId),
        sql`${paragraph.position} >= ${position}`,
      ),
    );
}

/** Records that a paragraph is read behind another one now, or first. */
export function tellMoved(
  tx: Tx,
  actor: Actor,
  row: ParagraphRow,
  behind: ParagraphRow | null,
): Promise<void> {
  return record(tx, actor, {
    conferenceId: row.conferenceId,
    kind: 'paragraph.moved',
    entityId: row.id,
    after: { number: row.number, inserted: row.inserted, behind: behind && designationOf(behind) },
    topics: [`notes:${row.sessionId}`],
  });
}

/** Gives the paragraphs of a session the positions in which they stand here, in one statement; at a gap stands one that has its own. */
export async function reposition(
  tx: Tx,
  conferenceId: string,
  rows: readonly (ParagraphRow | null)[],
): Promise<void> {
  const wrong = rows.flatMap((row, at) =>
    row && row.position !== at + 1 ? [{ id: row.id, at: at + 1 }] : [],
  );
  if (wrong.length === 0) return;
  const list = sql.join(
    wrong.map(({ id, at }) => sql`(${id}::uuid, ${at}::int)`),
    sql`, `,
  );
  await tx.execute(sql`update paragraph set position = moved.at from (values ${list}) moved (id, at)
    where paragraph.conference_id = ${conferenceId} and paragraph.id = moved.id`);
}
