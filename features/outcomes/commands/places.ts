import { and, count, eq, max } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { outcomeParagraph } from '@/db/schema/outcomes';
import { MOST_PARAGRAPHS, type Part } from '@/domain/outcomes';
import { refuse } from '@/domain/refusal';

/**
 * The next number in each part of a draft, which is locked. One question.
 * @throws Refusal when so many more are more than a text can have
 */
export async function nextPlaces(
  tx: Tx,
  draft: { conferenceId: string; id: string; number: number },
  more: number,
): Promise<(part: Part) => number> {
  const rows = await tx
    .select({ part: outcomeParagraph.part, last: max(outcomeParagraph.number), there: count() })
    .from(outcomeParagraph)
    .where(
      and(eq(outcomeParagraph.conferenceId, draft.conferenceId), eq(outcomeParagraph.outcomeId, draft.id)),
    )
    .groupBy(outcomeParagraph.part);
  const there = rows.reduce((sum, row) => sum + row.there, 0);
  if (there + more > MOST_PARAGRAPHS) {
    const params = { number: draft.number, most: MOST_PARAGRAPHS };
    throw refuse('outcomes.refusal.manyParagraphs', params, 'conflict');
  }
  return (part) => (rows.find((row) => row.part === part)?.last ?? 0) + 1;
}
