import { DELEGATION_KINDS, type DelegationKind } from './actor';
import type { CredentialsStatus } from './credentials';
import type { Deadlines } from './deadlines';
import { type Ordered, orderAmong, orderText, PERSON_VIEWS, type PersonView } from './person-views';
import { questionIn } from './search';

/** What the list of delegations can be narrowed to: views of delegations, then views of persons. */
export const DELEGATION_VIEWS = [
  'all',
  'noNomination',
  'withoutHead',
  'unconfirmed',
  'reopening',
  'awaited',
  'credentials',
  'credentialsAccepted',
  'persons',
  'notSubmitted',
  'submitted',
  'returned',
  'accepted',
] as const;
export type DelegationView = (typeof DELEGATION_VIEWS)[number];

/** The same view of persons; undefined for a view of delegations. */
export const personsView = (view: DelegationView): PersonView | undefined =>
  PERSON_VIEWS.find((one) => one === view);

/** What is read of a delegation, to list it: its persons by how far they are. */
export type ListedDelegation = {
  kind: DelegationKind;
  credentialsStatus: CredentialsStatus;
  hasHead: boolean;
  confirmedAt: Date | null;
  reopeningRequestedAt: Date | null;
} & Record<PersonCount, number>;
type PersonCount = 'nominated' | 'notSubmitted' | 'submitted' | 'returned' | 'accepted';

const without = ({ nominated }: ListedDelegation) => nominated === 0;
const every = () => true;

const IN_VIEW: Readonly<Partial<Record<DelegationView, (row: ListedDelegation) => boolean>>> = {
  noNomination: without,
  // Persons are named, and none of them heads the delegation.
  withoutHead: (row) => !without(row) && !row.hasHead,
  // Persons are named, and the list of them is not confirmed.
  unconfirmed: (row) => !without(row) && row.confirmedAt === null,
  // A confirmed list that the delegation asks to change.
  reopening: (row) => row.reopeningRequestedAt !== null,
  awaited: ({ credentialsStatus: status }) => status === 'awaited',
  // Credentials that have arrived and wait for a decision.
  credentials: ({ credentialsStatus: status }) => status === 'submitted' || status === 'provisional',
  credentialsAccepted: ({ credentialsStatus: status }) => status === 'accepted',
};

/** The delegations that a view shows; a view of persons leaves none out. */
export function inView<Row extends ListedDelegation>(rows: readonly Row[], view: DelegationView): Row[] {
  return rows.filter(IN_VIEW[view] ?? every);
}

/**
 * How many each view lists: delegations, or persons; `uninvited` members have nominated nobody either. Where no deadline asks for
 * lists to be confirmed, none is missing.
 */
export function viewCounts(
  rows: readonly ListedDelegation[],
  uninvited: number,
  { confirmationDue }: Pick<Deadlines, 'confirmationDue'>,
): Record<DelegationView, number> {
  const delegations = (view: DelegationView) => inView(rows, view).length;
  const persons = (key: PersonCount) => rows.reduce((sum, row) => sum + row[key], 0);
  return {
    all: rows.length,
    noNomination: delegations('noNomination') + uninvited,
    withoutHead: delegations('withoutHead'),
    unconfirmed: confirmationDue ? delegations('unconfirmed') : 0,
    reopening: delegations('reopening'),
    awaited: delegations('awaited'),
    credentials: delegations('credentials'),
    credentialsAccepted: delegations('credentialsAccepted'),
    persons: persons('nominated'),
    notSubmitted: persons('notSubmitted'),
    submitted: persons('submitted'),
    returned: persons('returned'),
    accepted: persons('accepted'),
  };
}

/** What the list of delegations can be ordered by, upwards or (with a minus) downwards. */
export const DELEGATION_ORDERS = ['name', 'kind', 'places', 'accepted', 'open', 'credentials'] as const;
export type DelegationOrder = (typeof DELEGATION_ORDERS)[number];
export type OrderedBy = Ordered<DelegationOrder>;

/** The order of a view that nobody has ordered: by name, or where something is to be decided, what waits first. */
const usualIn = (view: DelegationView): OrderedBy => ({
  by: view === 'credentials' ? 'credentials' : 'name',
  down: false,
});

/** The order that an address asks for; that of the view where it asks for none. */
export const orderIn = (typed: unknown, view: DelegationView = 'all'): OrderedBy =>
  orderAmong(DELEGATION_ORDERS, typed) ?? usualIn(view);

/** Credentials by what is to be done with them: to look at, to settle, to wait for; then what was decided. */
const TO_DO: Readonly<Record<CredentialsStatus, number>> = {
  submitted: 0,
  provisional: 1,
  awaited: 2,
  rejected: 3,
  accepted: 4,
};

const FIGURE: Readonly<Record<Exclude<DelegationOrder, 'name'>, (row: ListedDelegation) => number>> = {
  kind: ({ kind }) => DELEGATION_KINDS.indexOf(kind),
  places: ({ nominated }) => nominated,
  accepted: ({ accepted }) => accepted,
  open: ({ notSubmitted, submitted, returned }) => notSubmitted + submitted + returned,
  credentials: ({ credentialsStatus }) => TO_DO[credentialsStatus],
};

/** Compares by what was asked for; those that are equal in it stand by their names, whichever way. */
export function inOrderOf<Row extends ListedDelegation>(
  { by, down }: OrderedBy,
  byName: (a: Row, b: Row) => number,
) {
  const sign = down ? -1 : 1;
  return (a: Row, b: Row): number =>
    by === 'name' ? sign * byName(a, b) : sign * (FIGURE[by](a) - FIGURE[by](b)) || byName(a, b);
}

type ListAddress = { view: DelegationView; question: string; order: Ordered<string>; page: number };
export type DelegationSelection = { view: DelegationView; question: string; order: OrderedBy };

/** What an address asks for: every delegation by its name, where it asks for nothing that there is. */
export function delegationsIn({
  show,
  q,
  sort,
}: Readonly<Partial<Record<'show' | 'q' | 'sort', unknown>>>): DelegationSelection {
  const view = DELEGATION_VIEWS.find((one) => one === show) ?? 'all';
  return { view, question: questionIn(q), order: orderIn(sort, view) };
}

/** What an address says of the list of delegations, besides what goes without saying. */
export function delegationsQuery({
  view = 'all',
  question = '',
  order,
  page = 1,
}: Partial<ListAddress>): string {
  const query = new URLSearchParams();
  if (view !== 'all') query.set('show', view);
  if (question) query.set('q', question);
  if (order && orderText(order) !== orderText(usualIn(view))) query.set('sort', orderText(order));
  if (page > 1) query.set('page', String(page));
  return query.size > 0 ? `?${query}` : '';
}

/** Where the list of delegations stands, narrowed, searched and ordered, behind the conference's address. */
export const delegationsAddress = (here: string, selection: Partial<ListAddress>): string =>
  `${here}/delegations${delegationsQuery(selection)}`;

/** One delegation, as it stands in that list. */
export const delegationAddress = (here: string, id: string, selection: Partial<ListAddress>): string =>
  `${here}/delegations/${id}${delegationsQuery(selection)}`;
