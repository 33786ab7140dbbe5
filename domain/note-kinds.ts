/** What a paragraph of the notes is, in the order of their keys; the first is what one is that nobody said anything of. */
export const PARAGRAPH_KINDS = ['summary', 'statement', 'decision', 'action', 'proposal'] as const;
export type ParagraphKind = (typeof PARAGRAPH_KINDS)[number];

/** The one that may be of a delegation. */
export const OF_DELEGATION: ParagraphKind = 'statement';

/** The kind that somebody wrote down; null for all else. */
export const kindIn = (written: string | null): ParagraphKind | null =>
  PARAGRAPH_KINDS.find((kind) => kind === written) ?? null;
