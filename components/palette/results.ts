/** One thing that can be gone to. */
export type ResultLine = { href: string; title: string; detail?: string };

export type ResultGroup = { key: string; label: string; lines: readonly ResultLine[] };

/** What a search answers: groups in their order, and the sentence that says how many there are. */
export type Results = { groups: readonly ResultGroup[]; sentence: string };
