import type { Part } from '../outcomes';
import type { Debate, ParagraphInDebate } from './debate';

/** A paragraph of the merged text, with the amendment that changed or added it last; null: as its sponsor wrote it. */
export type MergedParagraph = { id: string; text: string; part: Part; changedBy: string | null };

/** All paragraphs in their order, with those that are gone: additions after their paragraph, as they were tabled. */
export function inOrder({ paragraphs }: Debate): ParagraphInDebate[] {
  const additions = new Map<string | null, ParagraphInDebate[]>();
  for (const one of paragraphs)
    if (one.added) additions.set(one.added.after, [...(additions.get(one.added.after) ?? []), one]);
  const addedAfter = (id: string | null): ParagraphInDebate[] =>
    (additions.get(id) ?? [])
      .toSorted((a, b) => (a.added?.rank ?? 0) - (b.added?.rank ?? 0))
      .flatMap((one) => [one, ...addedAfter(one.id)]);
  const first = paragraphs.filter(({ added }) => !added);
  return [...addedAfter(null), ...first.flatMap((one) => [one, ...addedAfter(one.id)])];
}

/** The paragraphs that stand and are not in a part that was rejected: the text that is put to the vote as a whole. */
export function standing(debate: Debate): ParagraphInDebate[] {
  const rejected = new Set(
    debate.parts.filter(({ status }) => status === 'rejected').flatMap((part) => part.paragraphs),
  );
  return inOrder(debate).filter(({ id, status }) => status === 'stands' && !rejected.has(id));
}

/** The text with all that was adopted or accepted in it. Whether it was adopted itself is `outcome`. */
export const mergedText = (debate: Debate): MergedParagraph[] =>
  standing(debate).map(({ id, text, part, changedBy }) => ({ id, text, part, changedBy }));
