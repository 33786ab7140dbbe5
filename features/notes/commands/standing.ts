import { and, eq, isNull, sql } from 'drizzle-orm';
import { dbNow, type Tx } from '@/db/client';
import { paragraph } from '@/db/schema/notes';
import type { Actor } from '@/domain/actor';
import { record } from '@/platform/record';
import type { ParagraphRow } from './locking';

const itself = ({ conferenceId, id }: ParagraphRow) =>
  and(eq(paragraph.conferenceId, conferenceId), eq(paragraph.id, id));

/** Strikes a locked paragraph, with the reason: it keeps its number and its words. */
export async function strike(tx: Tx, actor: Actor, row: ParagraphRow, reason: string): Promise<void> {
  const version = row.version + 1;
  await tx
    .update(paragraph)
    .set({ struckAt: await dbNow(tx), struckBy: actor.accountId, struckReason: reason, version })
    .where(itself(row));
  await record(tx, actor, {
    conferenceId: row.conferenceId,
    kind: 'paragraph.struck',
    entityId: row.id,
    before: { version: row.version },
    after: { version, number: row.number, inserted: row.inserted, reason },
    topics: [`notes:${row.sessionId}`],
  });
}

/** Brings a locked paragraph back that was struck, with its number and its words. @returns its row then */
export async function bringBack(tx: Tx, actor: Actor, row: ParagraphRow): Promise<ParagraphRow> {
  const version = row.version + 1;
  const interventionId = row.interventionId && (await isWritten(tx, row)) ? null : row.interventionId;
  const back = { struckAt: null, struckBy: null, struckReason: null, version, interventionId };
  await tx.update(paragraph).set(back).where(itself(row));
  const { conferenceId, number, inserted } = row;
  await record(tx, actor, {
    conferenceId,
    kind: 'paragraph.restored',
    entityId: row.id,
    before: { version: row.version },
    after: { version, number, inserted },
    topics: [`notes:${row.sessionId}`],
  });
  return { ...row, ...back };
}

/** True where another paragraph writes down by now the speech that a struck one did. */
async function isWritten(tx: Tx, { conferenceId, interventionId }: ParagraphRow): Promise<boolean> {
  const others = and(
    eq(paragraph.conferenceId, conferenceId),
    sql`${paragraph.interventionId} = ${interventionId}`,
    isNull(paragraph.struckAt),
  );
  return (await tx.$count(paragraph, others)) > 0;
}
