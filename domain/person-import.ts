import type { Capacity } from './actor';
import type { ListChange } from './deadlines';
import { folded } from './folding';
import {
  cellOf,
  errorsOf,
  type ImportCells,
  type ImportRow,
  newCell,
  type ReadRow,
  rowWith,
  senderIn,
  textIn,
  wrongCell,
} from './imports';
import type { Locale } from './local-text';
import { whyNotCapacity } from './person-changes';
import { sentence, type WordedSentence } from './refusal';

export type KnownDelegation = {
  id: string;
  countryCode: string | null;
  organization: string | null;
  quota: number;
  /** places that are offered to who waits for them */
  held: number;
  withdrawn: boolean;
  /** the accounts of its focal points */
  focalPoints: readonly string[];
  /** why whoever imports may not add to its list any more, or change it */
  shut: Readonly<Record<ListChange, WordedSentence | null>>;
};

export type KnownSeat = {
  id: string;
  delegationId: string;
  accountId: string;
  email: string;
  /** as it was nominated */
  name: string;
  /** the person registered a name, which is corrected elsewhere */
  registered: boolean;
  capacity: Capacity;
  locale: Locale;
};

/** What is known where persons are imported. `own`: the one delegation to which the list must belong, or null. */
export type KnownPersons = {
  delegations: readonly KnownDelegation[];
  seats: readonly KnownSeat[];
  /** the addresses of the list whose accounts are closed */
  closed: ReadonlySet<string>;
  own: string | null;
};

/** What stands for a cell that the list leaves empty. */
export type PersonDefaults = { capacity: Capacity; locale: Locale };

type CorrectedValue<Value> = { before: Value; after: Value };
export type Nomination = {
  act: 'nominate';
  delegationId: string;
  email: string;
  name: string;
  capacity: Capacity;
  locale: Locale;
};
export type PersonCorrection = {
  act: 'correct';
  participantId: string;
  name: CorrectedValue<string> | null;
  capacity: CorrectedValue<Capacity> | null;
};
export type PersonTodo = Nomination | PersonCorrection;

/** The delegation of a row, or why there is none. */
type RowSender = { delegation: KnownDelegation } | { why: WordedSentence };

/**
 * A list of persons beside what is known: by its address a person is known again. Places are counted and heads are looked for
 * in the order of the list, by the rules of nominating one after the other.
 */
export function comparePersons(
  rows: readonly ReadRow[],
  known: KnownPersons,
  defaults: PersonDefaults,
): ImportRow<PersonTodo>[] {
  const seats = new Map(known.seats.map((seat) => [seat.email, seat]));
  const taken = new Map(known.delegations.map(({ id, held }) => [id, held]));
  const heads = new Set<string>();
  for (const { delegationId, capacity } of known.seats) {
    taken.set(delegationId, (taken.get(delegationId) ?? 0) + 1);
    if (capacity === 'head') heads.add(delegationId);
  }
  const sender = sendersIn(known);
  return rows.map((row) => {
    const cells = errorsOf(row);
    if (row.again) return rowWith<PersonTodo>(row.line, cells, null);
    const email = textIn(row.values.email) ?? '';
    const seat = seats.get(email);
    const sent = sender(row, seat);
    const shown = senderShown(row, sent);
    if ('why' in sent) cells.sender ??= wrongCell(shown, sent.why);
    if (known.closed.has(email))
      cells.email ??= wrongCell(email, sentence('delegations.refusal.accountDisabled'));
    const delegation = 'why' in sent ? null : sent.delegation;
    if (seat && delegation && seat.delegationId !== delegation.id)
      cells.email ??= wrongCell(email, sentence('delegations.refusal.nominatedAlready'));
    if (seat && delegation && !cells.email)
      return corrected(row, seat, { cells, shown, shut: delegation.shut.changed });
    const wanted = nominationOf(row, delegation, defaults);
    if (wanted.name === null) cells.name ??= wrongCell(null, sentence('common.invalid.empty'));
    if (delegation?.shut.added) cells.sender ??= wrongCell(shown, delegation.shut.added);
    const places = taken.get(wanted.delegationId) ?? 0;
    if (delegation && places >= delegation.quota)
      cells.sender ??= wrongCell(shown, sentence('imports.invalid.noPlace', { quota: delegation.quota }));
    if (wanted.capacity === 'head' && heads.has(wanted.delegationId))
      cells.capacity ??= wrongCell('head', sentence('delegations.refusal.headTaken'));
    const all: ImportCells = {
      sender: newCell(shown),
      name: newCell(wanted.name),
      email: newCell(email),
      capacity: newCell(wanted.capacity),
      locale: newCell(wanted.locale),
      ...cells,
    };
    const { name } = wanted;
    const made = rowWith<PersonTodo>(row.line, all, name === null ? null : { ...wanted, name });
    if (made.todo) {
      taken.set(wanted.delegationId, places + 1);
      if (wanted.capacity === 'head') heads.add(wanted.delegationId);
    }
    return made;
  });
}

/** The name of a row: as it stands, or of its parts. */
const nameOf = ({ values: { name, givenName, familyName } }: ReadRow): string | null =>
  textIn(name) ?? ([textIn(givenName), textIn(familyName)].filter(Boolean).join(' ').slice(0, 200) || null);

const nominationOf = (row: ReadRow, sent: KnownDelegation | null, defaults: PersonDefaults) => ({
  act: 'nominate' as const,
  delegationId: sent?.id ?? '',
  email: textIn(row.values.email) ?? '',
  name: nameOf(row),
  capacity: (textIn(row.values.capacity) as Capacity | null) ?? defaults.capacity,
  locale: (textIn(row.values.locale) as Locale | null) ?? defaults.locale,
});

type SeatShown = { cells: ImportCells; shown: string | null; shut: WordedSentence | null };

/** A row about somebody who sits in the delegation already. */
function corrected(row: ReadRow, seat: KnownSeat, { cells, shown, shut }: SeatShown): ImportRow<PersonTodo> {
  const name = nameOf(row);
  const capacity = textIn(row.values.capacity) as Capacity | null;
  const capacityCell = cellOf(seat.capacity, capacity, 'changed');
  if (capacity && capacityCell.state === 'changed') {
    const why = whyNotCapacity(seat.capacity, capacity);
    const refused = why ? sentence(why) : shut;
    if (refused) cells.capacity ??= { ...capacityCell, state: 'error', why: refused };
  }
  const nameCell = cellOf(seat.name, name, seat.registered ? 'kept' : 'changed');
  const all: ImportCells = {
    sender: cellOf(shown, shown, 'kept'),
    name: nameCell,
    email: cellOf(seat.email, seat.email, 'kept'),
    capacity: capacityCell,
    // In which language somebody is written to is theirs.
    locale: { ...cellOf(seat.locale, textIn(row.values.locale), 'kept'), before: null },
    ...cells,
  };
  const todo: PersonCorrection = {
    act: 'correct',
    participantId: seat.id,
    name: name && nameCell.state === 'changed' ? { before: seat.name, after: name } : null,
    capacity:
      capacity && capacityCell.state === 'changed' ? { before: seat.capacity, after: capacity } : null,
  };
  return rowWith<PersonTodo>(row.line, all, todo.name || todo.capacity ? todo : null);
}

/** By a row's words who sends the person. A person who sits there already tells two delegations of one country apart. */
function sendersIn({ delegations, own }: KnownPersons) {
  const all = new Map<string, KnownDelegation[]>();
  for (const delegation of delegations) {
    const key = delegation.countryCode ?? folded(delegation.organization ?? '');
    all.set(key, [...(all.get(key) ?? []), delegation]);
  }
  return (row: ReadRow, seat: KnownSeat | undefined): RowSender => {
    const { country, organization } = senderIn(row.values);
    const key = country ?? (organization === null ? null : folded(organization));
    if (own !== null) {
      const delegation = delegations.find(({ id }) => id === own);
      const its = delegation?.countryCode ?? folded(delegation?.organization ?? '');
      if (!delegation || (key !== null && key !== its))
        return { why: sentence('imports.invalid.otherDelegation') };
      return delegation.withdrawn ? { why: sentence('delegations.refusal.withdrawn') } : { delegation };
    }
    const sent = all.get(key ?? '') ?? [];
    const standing = sent.filter(({ withdrawn }) => !withdrawn);
    const only = standing.length > 1 ? standing.find(({ id }) => id === seat?.delegationId) : standing[0];
    if (only) return { delegation: only };
    if (standing.length > 1) return { why: sentence('imports.invalid.severalDelegations') };
    return {
      why: sentence(sent.length > 0 ? 'delegations.refusal.withdrawn' : 'imports.invalid.notInvited'),
    };
  };
}

/** Who sends, as the preview draws it: as the list says, or as the house knows it where the list says nothing. */
function senderShown(row: ReadRow, sent: RowSender): string | null {
  const { country, organization } = senderIn(row.values);
  if ('why' in sent) return country ?? organization;
  return sent.delegation.countryCode ?? sent.delegation.organization;
}

/**
 * How many letters an import of persons sends: one to each who is nominated, and of each correction one to the person and one
 * to every focal point who is neither that person nor who imports.
 */
export function lettersOfPersons(
  todos: readonly PersonTodo[],
  { delegations, seats }: KnownPersons,
  importer: string | null,
): number {
  const sender = new Map(delegations.map((one) => [one.id, one.focalPoints]));
  const seated = new Map(seats.map((seat) => [seat.id, seat]));
  return todos.reduce((sum, todo) => {
    if (todo.act === 'nominate') return sum + 1;
    const seat = seated.get(todo.participantId);
    const readers = sender.get(seat?.delegationId ?? '') ?? [];
    return sum + 1 + readers.filter((id) => id !== importer && id !== seat?.accountId).length;
  }, 0);
}
