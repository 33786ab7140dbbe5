import type { RegistrationStatus } from './registration';
import { questionIn } from './search';

/** What a list of persons can be narrowed to; those who wait for a decision come first. */
export const PERSON_VIEWS = [
  'submitted',
  'notSubmitted',
  'returned',
  'accepted',
  'requests',
  'persons',
] as const;
export type PersonView = (typeof PERSON_VIEWS)[number];

/** The states of the persons that a view lists. */
export const STATUSES_OF: Readonly<Record<PersonView, readonly RegistrationStatus[]>> = {
  submitted: ['submitted'],
  notSubmitted: ['nominated', 'started'],
  returned: ['returned'],
  accepted: ['accepted'],
  // Of those who ask for a change of what they handed in.
  requests: ['submitted', 'accepted'],
  persons: ['nominated', 'started', 'submitted', 'returned', 'accepted'],
};

/** What a list of persons can be ordered by, upwards or (with a minus) downwards. */
export const PERSON_ORDERS = ['name', 'delegation', 'capacity', 'status', 'since'] as const;
export type PersonOrder = (typeof PERSON_ORDERS)[number];
export type Ordered<By extends string> = { by: By; down: boolean };

/** A list of persons as its address asks for it. */
export type PersonSelection = { view: PersonView; question: string; order: Ordered<PersonOrder> };

/** How many persons each view lists, by how many stand at each state, and how many of those ask for a change. */
export function personCounts(
  states: readonly { status: RegistrationStatus; all: number; asking: number }[],
): Record<PersonView, number> {
  const at = (view: PersonView) =>
    states.reduce((sum, { status, all }) => sum + (STATUSES_OF[view].includes(status) ? all : 0), 0);
  return {
    submitted: at('submitted'),
    notSubmitted: at('notSubmitted'),
    returned: at('returned'),
    accepted: at('accepted'),
    requests: states.reduce((sum, { asking }) => sum + asking, 0),
    persons: at('persons'),
  };
}

/** The order of a view that nobody has ordered: who waits longest, what was decided last, or all by their names. */
const USUAL: Readonly<Record<PersonView, Ordered<PersonOrder>>> = {
  submitted: { by: 'since', down: false },
  notSubmitted: { by: 'since', down: false },
  returned: { by: 'since', down: true },
  accepted: { by: 'since', down: true },
  requests: { by: 'since', down: true },
  persons: { by: 'name', down: false },
};

/** The order that an address asks for, among those that a list has; undefined where it asks for none of them. */
export function orderAmong<By extends string>(
  orders: readonly By[],
  typed: unknown,
): Ordered<By> | undefined {
  const text = typeof typed === 'string' ? typed : '';
  const by = orders.find((order) => order === text.replace(/^-/, ''));
  return by && { by, down: text.startsWith('-') };
}

/** An order as an address says it. */
export const orderText = ({ by, down }: Ordered<string>): string => `${down ? '-' : ''}${by}`;

type Typed = Readonly<Partial<Record<'show' | 'q' | 'sort', unknown>>>;

/** What an address asks for: those who wait, the longest waiting first, where it asks for nothing that there is. */
export function personsIn({ show, q, sort }: Typed): PersonSelection {
  const view = PERSON_VIEWS.find((one) => one === show) ?? PERSON_VIEWS[0];
  return { view, question: questionIn(q), order: orderAmong(PERSON_ORDERS, sort) ?? USUAL[view] };
}

/** What an address says of a list of persons, besides what goes without saying. */
function queryOf({ view, question, order }: PersonSelection, usual?: PersonView): URLSearchParams {
  const query = new URLSearchParams();
  if (view !== usual) query.set('show', view);
  if (question) query.set('q', question);
  if (orderText(order) !== orderText(USUAL[view])) query.set('sort', orderText(order));
  return query;
}

/** What narrows and orders a list of persons, as an address says it. */
export const personsQuery = (selection: PersonSelection): string => `?${queryOf(selection)}`;

type PersonAddress = { id?: string; page?: number; after?: string };

/** Where the registrations stand behind the conference's address, or one of them as it stands in that list. */
export function accreditationAddress(
  here: string,
  selection: PersonSelection,
  { id, page = 1, after }: PersonAddress = {},
): string {
  const query = queryOf(selection, PERSON_VIEWS[0]);
  if (page > 1) query.set('page', String(page));
  if (after) query.set('after', after);
  return `${here}/accreditation${id ? `/${id}` : ''}${query.size > 0 ? `?${query}` : ''}`;
}

/** The same list among the views of the delegations, which are all of them without it. */
export function personsAddress(here: string, selection: PersonSelection, page = 1): string {
  const query = queryOf(selection);
  if (page > 1) query.set('page', String(page));
  return `${here}/delegations?${query}`;
}
