import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { paragraph } from '@/db/schema/notes';
import type { Actor } from '@/domain/actor';
import { designationOf } from '@/domain/item-number';
import type { BlockAttribute } from '@/domain/live-notes';
import { record } from '@/platform/record';
import type { ParagraphRow } from './locking';

/** What a paragraph is, beside its words. */
export type NoteFacts = Pick<ParagraphRow, 'kind' | 'language' | 'delegationId' | 'classification'>;

const factsIn = ({ kind, language, delegationId, classification }: NoteFacts): NoteFacts => ({
  ...{ kind, language, delegationId, classification },
});

/** What the block of a paragraph says of itself. */
export const saidOf = (row: ParagraphRow): Record<BlockAttribute, string> => ({
  ...{ id: row.id, number: designationOf(row), language: row.language, kind: row.kind },
  ...{ delegation: row.delegationId ?? '', classification: row.classification },
});

/** Lets a locked paragraph be what somebody says that it is. @returns its row then, the same where it is that already */
export async function writeFacts(
  tx: Tx,
  actor: Actor,
  row: ParagraphRow,
  facts: NoteFacts,
): Promise<ParagraphRow> {
  const [before, after] = [factsIn(row), factsIn(facts)];
  if ((Object.keys(after) as (keyof NoteFacts)[]).every((fact) => before[fact] === after[fact])) return row;
  const version = row.version + 1;
  await tx
    .update(paragraph)
    .set({ ...after, version })
    .where(and(eq(paragraph.conferenceId, row.conferenceId), eq(paragraph.id, row.id)));
  await record(tx, actor, {
    conferenceId: row.conferenceId,
    kind: 'paragraph.edited',
    entityId: row.id,
    before: { version: row.version, ...before },
    after: { version, ...after },
    topics: [`notes:${row.sessionId}`],
  });
  return { ...row, ...after, version };
}
