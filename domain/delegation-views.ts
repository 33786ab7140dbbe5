import type { RegistrationStatus } from './registration';

/** What the list of delegations can be narrowed to: views of delegations, then views of persons. */
export const DELEGATION_VIEWS = [
  'all',
  'noNomination',
  'withoutHead',
  'awaited',
  'credentials',
  'notSubmitted',
  'submitted',
  'returned',
  'accepted',
] as const;
export type DelegationView = (typeof DELEGATION_VIEWS)[number];

/** The states of the persons that a view lists; undefined for a view of delegations. */
export const STATUSES_OF: Partial<Record<DelegationView, readonly RegistrationStatus[]>> = {
  notSubmitted: ['nominated', 'started'],
  submitted: ['submitted'],
  returned: ['returned'],
  accepted: ['accepted'],
};

/** What the list of delegations can be ordered by, upwards or (with a minus) downwards. */
export const DELEGATION_ORDERS = ['name', 'kind', 'places', 'accepted', 'open', 'credentials'] as const;
export type DelegationOrder = (typeof DELEGATION_ORDERS)[number];
export type OrderedBy = { by: DelegationOrder; down: boolean };

/** The order that an address asks for; by name where it asks for none. */
export function orderIn(typed: unknown): OrderedBy {
  const text = typeof typed === 'string' ? typed : '';
  const by = DELEGATION_ORDERS.find((order) => order === text.replace(/^-/, ''));
  return { by: by ?? 'name', down: by !== undefined && text.startsWith('-') };
}

/** Where the list of delegations stands, narrowed, searched and ordered, behind the conference's address. */
export function delegationsAddress(
  here: string,
  { view = 'all', question = '', order, page = 1 }: Partial<Asked>,
): string {
  const query = new URLSearchParams();
  if (view !== 'all') query.set('show', view);
  if (question) query.set('q', question);
  if (order && (order.by !== 'name' || order.down)) query.set('sort', `${order.down ? '-' : ''}${order.by}`);
  if (page > 1) query.set('page', String(page));
  return `${here}/delegations${query.size > 0 ? `?${query}` : ''}`;
}

type Asked = { view: DelegationView; question: string; order: OrderedBy; page: number };
