import { type DelegationKind, isOfCountry } from './actor';
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
import { sentence } from './refusal';

export type KnownSender = {
  id: string;
  kind: DelegationKind;
  countryCode: string | null;
  organization: string | null;
  quota: number;
  /** how many of its places are taken */
  taken: number;
  withdrawn: boolean;
  focalPoints: readonly { email: string; name: string; locale: Locale }[];
};

export type KnownSenders = {
  delegations: readonly KnownSender[];
  /** the countries in the scope of the conference */
  members: ReadonlySet<string>;
  /** the addresses of the list whose accounts are closed */
  closed: ReadonlySet<string>;
};

/** What stands for a cell that the list leaves empty. */
export type DelegationDefaults = { quota: number; locale: Locale };

type FocalPerson = { email: string; name: string; locale: Locale };
export type Invitation = FocalPerson & {
  act: 'invite';
  kind: DelegationKind;
  countryCode: string | null;
  organization: string | null;
  quota: number;
};
export type DelegationChange = {
  act: 'change';
  delegationId: string;
  quota: { before: number; after: number } | null;
  /** one more focal point */
  focalPoint: FocalPerson | null;
};
export type DelegationTodo = Invitation | DelegationChange;

/**
 * A list of delegations beside what is known: a delegation is known again by who sends it, and as what it comes. What the list
 * lacks of one that is there stays as it is.
 */
export function compareDelegations(
  rows: readonly ReadRow[],
  known: KnownSenders,
  defaults: DelegationDefaults,
): ImportRow<DelegationTodo>[] {
  const sent = new Map<string, KnownSender[]>();
  for (const one of known.delegations) {
    const key = one.countryCode ?? folded(one.organization ?? '');
    sent.set(key, [...(sent.get(key) ?? []), one]);
  }
  return rows.map((row) => {
    const cells = errorsOf(row);
    if (row.again) return rowWith<DelegationTodo>(row.line, cells, null);
    const { country, organization } = senderIn(row.values);
    const shown = country ?? organization;
    const email = textIn(row.values.email) ?? '';
    if (known.closed.has(email))
      cells.email ??= wrongCell(email, sentence('delegations.refusal.accountDisabled'));
    const theirs = shown === null ? [] : (sent.get(country ?? folded(shown)) ?? []);
    const kind = textIn(row.values.kind) as DelegationKind | null;
    const same = theirs.filter((one) => kind === null || one.kind === kind || one.organization !== null);
    const standing = same.filter(({ withdrawn }) => !withdrawn);
    if (standing.length > 1) cells.kind ??= wrongCell(null, sentence('imports.invalid.severalKinds'));
    if (standing.length === 0 && same.length > 0)
      cells.sender ??= wrongCell(shown, sentence('delegations.refusal.invitedBefore'));
    const [one] = standing;
    if (one && standing.length === 1) return changed(row, one, { cells, defaults });
    return invited(row, { known, defaults, cells });
  });
}

type Changing = { defaults: DelegationDefaults; cells: ImportCells };
type Inviting = Changing & { known: KnownSenders };

/** A row about who was not invited yet. */
function invited(row: ReadRow, { known, defaults, cells }: Inviting): ImportRow<DelegationTodo> {
  const { country, organization } = senderIn(row.values);
  const kind = (textIn(row.values.kind) as DelegationKind | null) ?? kindOf(country, known);
  const name = textIn(row.values.name);
  const wanted = {
    act: 'invite' as const,
    kind,
    countryCode: country,
    organization,
    quota: typeof row.values.quota === 'number' ? row.values.quota : defaults.quota,
    email: textIn(row.values.email) ?? '',
    name,
    locale: (textIn(row.values.locale) as Locale | null) ?? defaults.locale,
  };
  if (kind === 'memberInRegion' && country !== null && !known.members.has(country))
    cells.sender ??= wrongCell(country, sentence('delegations.refusal.notMember'));
  if (isOfCountry(kind) && country === null)
    cells.kind ??= wrongCell(kind, sentence('delegations.invalid.countryForMember'));
  if (name === null) cells.name ??= wrongCell(null, sentence('common.invalid.empty'));
  const all: ImportCells = {
    sender: newCell(country ?? organization),
    kind: newCell(kind),
    quota: newCell(wanted.quota),
    name: newCell(name),
    email: newCell(wanted.email),
    locale: newCell(wanted.locale),
    ...cells,
  };
  return rowWith<DelegationTodo>(row.line, all, name === null ? null : { ...wanted, name });
}

/** As what a sender comes where the list does not say: a member of the scope, another country, or an observer. */
function kindOf(country: string | null, { members }: KnownSenders): DelegationKind {
  if (country === null) return 'observer';
  return members.has(country) ? 'memberInRegion' : 'memberOutOfRegion';
}

/** A row about a delegation that is there: its places may become others, and a focal point may be added. */
function changed(row: ReadRow, one: KnownSender, { cells, defaults }: Changing): ImportRow<DelegationTodo> {
  const quota = typeof row.values.quota === 'number' ? row.values.quota : null;
  const email = textIn(row.values.email) ?? '';
  const name = textIn(row.values.name);
  const focal = one.focalPoints.find((known) => known.email === email);
  const quotaCell = cellOf(one.quota, quota, 'changed');
  if (quota !== null && quota < one.taken)
    cells.quota ??= {
      ...quotaCell,
      state: 'error',
      why: sentence('delegations.refusal.quotaBelow', { taken: one.taken }),
    };
  if (!focal && name === null) cells.name ??= wrongCell(null, sentence('common.invalid.empty'));
  const language = textIn(row.values.locale) as Locale | null;
  const locale = language ?? defaults.locale;
  const all: ImportCells = {
    sender: cellOf(one.countryCode ?? one.organization, null, 'kept'),
    kind: cellOf(one.kind, textIn(row.values.kind), 'kept'),
    quota: quotaCell,
    name: focal ? cellOf(focal.name, name, 'kept') : newCell(name),
    email: focal ? cellOf(focal.email, email, 'kept') : newCell(email),
    locale: focal ? cellOf(focal.locale, language, 'kept') : newCell(locale),
    ...cells,
  };
  const todo: DelegationChange = {
    act: 'change',
    delegationId: one.id,
    quota: quota !== null && quotaCell.state === 'changed' ? { before: one.quota, after: quota } : null,
    focalPoint: focal || name === null ? null : { email, name, locale },
  };
  return rowWith<DelegationTodo>(row.line, all, todo.quota || todo.focalPoint ? todo : null);
}

/** How many letters an import of delegations sends: one to each focal point who is new there. */
export const lettersOfDelegations = (todos: readonly DelegationTodo[]): number =>
  todos.filter((todo) => todo.act === 'invite' || todo.focalPoint !== null).length;
