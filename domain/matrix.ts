import type { AddressQuery } from './address-query';
import { folded } from './folding';
import { NO_STAND, POSITIONS, type Position, type Stand } from './positions';

/** A country with its name in the reader's language; `sortKey`: what it is sorted by, where that is another. */
export type NamedCountry = { code: string; name: string; sortKey?: string };
/** A declared ballot with how each country stood, by its code. */
export type CountedBallot = { number: number; stands: ReadonlyMap<string, Stand> };
/** A country beside its stand on each of the ballots shown, in their order. */
export type MatrixRow<C extends NamedCountry> = { country: C; stands: readonly Stand[] };

/** The countries apart: those with a vote, or on the roll of a declared ballot, and those that take part without. */
export function byRight<C extends { code: string; isMember: boolean }>(
  countries: readonly C[],
  ballots: readonly CountedBallot[],
): { mayVote: C[]; withoutVote: C[] } {
  const onRoll = (code: string) =>
    ballots.some(({ stands }) => (stands.get(code) ?? NO_STAND).position !== NO_STAND.position);
  const voting = new Set(countries.filter(({ code, isMember }) => isMember || onRoll(code)));
  return { mayVote: [...voting], withoutVote: countries.filter((country) => !voting.has(country)) };
}

const SORTS = ['name', 'vote'] as const;
export type MatrixSort = (typeof SORTS)[number];

/** What a reader asks of the matrix. Nulls ask for nothing. */
export type MatrixView = {
  /** part of a name, or a whole code */
  country: string;
  position: Position | null;
  ballot: number | null;
  sort: MatrixSort;
};

const LONGEST_NAME = 60;

/** The view that an address asks for; what it says that is not known asks for nothing. */
export function matrixView(query: AddressQuery, ballots: readonly { number: number }[]): MatrixView {
  const one = (name: string) => (typeof query[name] === 'string' ? query[name] : '');
  return {
    country: one('country').slice(0, LONGEST_NAME),
    position: POSITIONS.find((known) => known === one('vote')) ?? null,
    ballot: ballots.find(({ number }) => String(number) === one('ballot'))?.number ?? null,
    sort: SORTS.find((known) => known === one('sort')) ?? 'name',
  };
}

/** The view as an address asks for it: "?ballot=7&sort=vote", or nothing for the whole matrix. */
export function matrixQuery({ country, position, ballot, sort }: MatrixView): string {
  const query = new URLSearchParams();
  if (country.trim()) query.set('country', country.trim());
  if (ballot !== null) query.set('ballot', String(ballot));
  if (position) query.set('vote', position);
  if (sort !== 'name') query.set('sort', sort);
  return query.size > 0 ? `?${query}` : '';
}

/**
 * The rows and the ballots of a view. A position is looked for on the ballots shown, so that a country stays where it
 * stood so on one of them. Sorted by vote, countries that stood alike stand together: by the first ballot shown, then by
 * the next; else by name. `compare` orders names as the reader's language does.
 */
export function matrixOf<C extends NamedCountry, B extends CountedBallot>(
  countries: readonly C[],
  ballots: readonly B[],
  view: MatrixView,
  compare: (a: string, b: string) => number,
): { ballots: B[]; rows: MatrixRow<C>[] } {
  const shown = ballots.filter(({ number }) => view.ballot === null || number === view.ballot);
  const wanted = folded(view.country);
  const rows = countries
    .filter(({ code, name }) => folded(name).includes(wanted) || code.toLowerCase() === wanted)
    .map((country) => ({
      country,
      stands: shown.map(({ stands }) => stands.get(country.code) ?? NO_STAND),
    }))
    .filter(({ stands }) => !view.position || stands.some(({ position }) => position === view.position))
    .sort((a, b) => compare(a.country.sortKey ?? a.country.name, b.country.sortKey ?? b.country.name));
  return { ballots: shown, rows: view.sort === 'vote' ? rows.sort(byStands) : rows };
}

/** Rows by how they stood, ballot for ballot; of one that stood alike throughout, the order stays. */
function byStands(a: { stands: readonly Stand[] }, b: { stands: readonly Stand[] }): number {
  const rank = (stand: Stand | undefined) => POSITIONS.indexOf((stand ?? NO_STAND).position);
  const differing = a.stands.findIndex((stand, n) => rank(stand) !== rank(b.stands[n]));
  return differing < 0 ? 0 : rank(a.stands[differing]) - rank(b.stands[differing]);
}
