import type { AddressQuery } from './address-query';
import { folded, foldedWhole } from './folding';
import type { LocalText } from './local-text';
import { OUTCOME_KINDS, type OutcomeKind, SHOWN_OUTCOME_STATES, type ShownState } from './outcomes';

/** What a reader asks of the register of outcomes. Nulls ask for nothing. */
export type OutcomesView = {
  /** of a title or a topic in any language, of a symbol, or a number */
  words: string;
  kind: OutcomeKind | null;
  state: ShownState | null;
};

/** The longest words that are looked for, in characters. */
export const LONGEST_WORDS = 100;

/** The view that an address asks for; what it says that is not known asks for nothing. `show` is the state by its older name. */
export function outcomesView(query: AddressQuery): OutcomesView {
  const one = (name: string) => (typeof query[name] === 'string' ? query[name] : '');
  const state = one('state') || one('show');
  return {
    words: one('words').slice(0, LONGEST_WORDS),
    kind: OUTCOME_KINDS.find((known) => known === one('kind')) ?? null,
    state: SHOWN_OUTCOME_STATES.find((known) => known === state) ?? null,
  };
}

/** The view as an address asks for it: "?kind=mandate", or nothing for the whole register. */
export function outcomesQuery({ words, kind, state }: OutcomesView): string {
  const query = new URLSearchParams();
  if (words.trim()) query.set('words', words.trim());
  if (kind) query.set('kind', kind);
  if (state) query.set('state', state);
  return query.size > 0 ? `?${query}` : '';
}

type Registered = {
  number: number;
  symbol: string | null;
  kind: OutcomeKind;
  state: ShownState;
  title: LocalText;
  topics: readonly LocalText[];
};

/** The outcomes that a view asks for, in their order. Of one in doubt only its number and its state are known to readers. */
export function outcomesIn<O extends Registered>(outcomes: readonly O[], view: OutcomesView): O[] {
  // A symbol is one word, whatever signs stand in it.
  const wanted = view.words.split(/\s+/).map(folded).filter(Boolean);
  return outcomes.filter((row) => {
    if (view.state && row.state !== view.state) return false;
    const isKnown = row.state !== 'doubted';
    if (view.kind && !(isKnown && row.kind === view.kind)) return false;
    const written = isKnown ? [row.symbol ?? '', ...[row.title, ...row.topics].flatMap(Object.values)] : [];
    const whole = [String(row.number), ...written].map(foldedWhole).join('\n');
    return wanted.every((word) => whole.includes(word));
  });
}
