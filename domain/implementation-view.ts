import type { AddressQuery } from './address-query';
import { folded } from './folding';
import { SHOWN_STATES, type ShownImplementation } from './implementation';

/** What a reader asks of the matrix of countries and outcomes. Nulls ask for nothing. */
export type ImplementationView = {
  /** part of a name, or a whole code */
  country: string;
  outcome: number | null;
  state: ShownImplementation | null;
};

const LONGEST_NAME = 60;

/** The view that an address asks for; what it says that is not known asks for nothing. */
export function implementationView(
  query: AddressQuery,
  followUps: readonly { number: number }[],
): ImplementationView {
  const one = (name: string) => (typeof query[name] === 'string' ? query[name] : '');
  return {
    country: one('country').slice(0, LONGEST_NAME),
    outcome: followUps.find(({ number }) => String(number) === one('outcome'))?.number ?? null,
    state: SHOWN_STATES.find((known) => known === one('state')) ?? null,
  };
}

/** The view as an address asks for it: "?outcome=7", or nothing for the whole matrix. */
export function implementationQuery({ country, outcome, state }: ImplementationView): string {
  const query = new URLSearchParams();
  if (country.trim()) query.set('country', country.trim());
  if (outcome !== null) query.set('outcome', String(outcome));
  if (state) query.set('state', state);
  return query.size > 0 ? `?${query}` : '';
}

type FollowedOutcome = {
  number: number;
  members: readonly { code: string; latest: { state: ShownImplementation } | null }[];
};

/** A country beside its state on each of the outcomes shown, in their order; null where it was not asked. */
export type StateRow<C> = { country: C; states: readonly (ShownImplementation | null)[] };

/**
 * The rows and the outcomes of a view, in the order of names. A state is looked for on the outcomes shown, so that a country
 * stays where it is in that state on one of them.
 */
export function stateMatrix<
  C extends { code: string; name: string; sortKey: string },
  F extends FollowedOutcome,
>(
  followUps: readonly F[],
  view: ImplementationView,
  { named, compare }: { named: (code: string) => C; compare: (a: string, b: string) => number },
): { outcomes: F[]; rows: StateRow<C>[] } {
  const outcomes = followUps.filter(({ number }) => view.outcome === null || number === view.outcome);
  const byCode = outcomes.map(
    ({ members }) => new Map(members.map(({ code, latest }) => [code, latest?.state ?? 'noReport'])),
  );
  const wanted = folded(view.country);
  const rows = [...new Set(byCode.flatMap((states) => [...states.keys()]))]
    .map(named)
    .filter(({ code, name }) => folded(name).includes(wanted) || code.toLowerCase() === wanted)
    .map((country) => ({ country, states: byCode.map((states) => states.get(country.code) ?? null) }))
    .filter(({ states }) => !view.state || states.includes(view.state))
    .sort((a, b) => compare(a.country.sortKey, b.country.sortKey));
  return { outcomes, rows };
}
