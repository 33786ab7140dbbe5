import { folded } from './folding';

/** The names that a person goes by in a conference; what was not given is null. */
export type PersonNames = { nominated: string | null; registered: string | null; badge: string | null };
/** By what two persons look like one. Messages: `delegations.double.<word>`. */
export type Likeness = 'name' | 'badge';

/**
 * A name as it is compared: folded as a search folds it, its words in one order, so that "PÉREZ, María" is "María Pérez".
 * `name_key` says the same in the database.
 */
export const nameKey = (name: string): string =>
  folded(name)
    .split(' ')
    .toSorted((a, b) => (a < b ? -1 : 1))
    .join(' ');

const keysOf = (names: readonly (string | null)[]) =>
  new Set(names.map((name) => nameKey(name ?? '')).filter(Boolean));
const haveOne = (some: ReadonlySet<string>, others: ReadonlySet<string>) =>
  [...some].some((one) => others.has(one));

/** By what two persons look like one: by a name of theirs, else by that of the badge; null where they do not. */
export function likeness(one: PersonNames, other: PersonNames): Likeness | null {
  const [own, theirs] = [one, other].map(({ nominated, registered }) => keysOf([nominated, registered]));
  if (own && theirs && haveOne(own, theirs)) return 'name';
  return haveOne(keysOf([one.badge]), keysOf([other.badge])) ? 'badge' : null;
}
