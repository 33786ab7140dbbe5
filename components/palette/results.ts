/**
 * What may be done in place of going: the form of that id is sent, which stands on the page, or the same page is read in
 * that language.
 */
export type LineAct = { form?: string; language?: string };

/** One thing that can be gone to. */
export type ResultLine = { href: string; title: string; detail?: string } & LineAct;

export type ResultGroup = { key: string; label: string; lines: readonly ResultLine[] };

/** What a search answers: groups in their order, and the sentence that says how many there are. */
export type Results = { groups: readonly ResultGroup[]; sentence: string };

/**
 * What is offered: the groups, and behind them the line that leads to all of them on a page. Where nothing matches there is
 * nothing to lead to; where the search failed, the page is the other way to ask.
 */
export function offered(
  groups: readonly ResultGroup[] | undefined,
  all: ResultLine | null,
  failed: boolean,
): readonly ResultGroup[] {
  const answered = groups ?? [];
  if (!all || (answered.length === 0 && !failed)) return answered;
  return [...answered, { key: 'all', label: '', lines: [all] }];
}
