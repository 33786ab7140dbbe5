import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CAPACITIES } from '@/domain/actor';
import { compareDelegations, type KnownSender } from '@/domain/delegation-import';
import type { ReadRow } from '@/domain/imports';
import { comparePersons, type KnownPersons, lettersOfPersons, type PersonTodo } from '@/domain/person-import';

const CODES = ['CL', 'PE', 'AR'] as const;
const DEFAULTS = { capacity: 'delegate', locale: 'en' } as const;

const read = (line: number, values: Record<string, unknown>): ReadRow => ({
  ...{ line, again: false, values, errors: [] },
});

const person = fc.record({
  country: fc.constantFrom(...CODES, 'BR'),
  name: fc.option(fc.constantFrom('Ana Soto', 'Luis Rey', 'Rosa Paz')),
  capacity: fc.option(fc.constantFrom(...CAPACITIES)),
  email: fc.integer({ min: 1, max: 12 }).map((n) => `person${n}@example.org`),
});
const persons = fc.uniqueArray(person, { selector: ({ email }) => email, maxLength: 12 });
const quotas = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 3 });

const knownOf = (all: readonly number[]): KnownPersons => ({
  delegations: CODES.map((countryCode, index) => ({
    ...{ id: `d-${countryCode}`, countryCode, organization: null, quota: all[index] ?? 1 },
    ...{ held: 0, withdrawn: false, focalPoints: ['focal'], shut: { added: null, changed: null } },
  })),
  seats: [],
  closed: new Set(),
  own: null,
});

/** What is known once a list was imported. */
function after(known: KnownPersons, todos: readonly PersonTodo[]): KnownPersons {
  const seats = known.seats.map((seat) => {
    const todo = todos.find((one) => one.act === 'correct' && one.participantId === seat.id);
    if (todo?.act !== 'correct') return seat;
    return { ...seat, name: todo.name?.after ?? seat.name, capacity: todo.capacity?.after ?? seat.capacity };
  });
  const added = todos.flatMap((todo) =>
    todo.act === 'nominate'
      ? [{ ...todo, id: `seat-${todo.email}`, accountId: `account-${todo.email}`, registered: false }]
      : [],
  );
  return { ...known, seats: [...seats, ...added] };
}

const todosOf = <T>(rows: readonly { todo: T | null }[]) => rows.flatMap(({ todo }) => (todo ? [todo] : []));

it('never breaks a rule of nominating one after the other', () => {
  fc.assert(
    fc.property(persons, persons, quotas, (first, second, places) => {
      let known = knownOf(places);
      for (const list of [first, second]) {
        const rows = comparePersons(
          list.map((values, index) => read(index + 2, values)),
          known,
          DEFAULTS,
        );
        for (const { state, todo, cells } of rows) {
          const wrong = Object.values(cells).some((cell) => cell.state === 'error');
          expect(state === 'error').toBe(wrong);
          expect(todo !== null).toBe(state === 'new' || state === 'changed');
        }
        known = after(known, todosOf(rows));
        for (const { id, quota } of known.delegations) {
          const seats = known.seats.filter(({ delegationId }) => delegationId === id);
          expect(seats.length).toBeLessThanOrEqual(quota);
          expect(seats.filter(({ capacity }) => capacity === 'head').length).toBeLessThanOrEqual(1);
        }
        expect(new Set(known.seats.map(({ email }) => email)).size).toBe(known.seats.length);
      }
    }),
  );
});

it('changes nothing when the same list comes again', () => {
  fc.assert(
    fc.property(persons, quotas, (list, places) => {
      const known = knownOf(places);
      const rows = list.map((values, index) => read(index + 2, values));
      const first = comparePersons(rows, known, DEFAULTS);
      const imported = rows.filter((_, index) => first[index]?.state !== 'error');
      const again = comparePersons(imported, after(known, todosOf(first)), DEFAULTS);
      expect(again.map(({ state }) => state)).toEqual(imported.map(() => 'same'));
      expect(lettersOfPersons(todosOf(again), known, null)).toBe(0);
    }),
  );
});

it('shows what was beside what is to be, and leaves a name alone that was registered', () => {
  const seat = {
    ...{ id: 's', delegationId: 'd-CL', accountId: 'a', email: 'ana@example.org', name: 'Ana' },
    ...({ capacity: 'expert', locale: 'fr' } as const),
  };
  const row = read(2, { country: 'CL', name: 'Ana Soto', email: seat.email, capacity: 'adviser' });
  const cellsOf = (registered: boolean) =>
    comparePersons([row], { ...knownOf([1, 1, 1]), seats: [{ ...seat, registered }] }, DEFAULTS)[0]?.cells;
  expect(cellsOf(false)).toMatchObject({
    name: { state: 'changed', before: 'Ana', after: 'Ana Soto' },
    capacity: { state: 'changed', before: 'expert', after: 'adviser' },
  });
  expect(cellsOf(true)?.name).toMatchObject({ state: 'kept', before: 'Ana', after: 'Ana Soto' });
});

it('knows a delegation again by who sends it and as what it comes', () => {
  const one = (id: string, kind: KnownSender['kind'], withdrawn = false): KnownSender => ({
    ...{ id, kind, countryCode: 'CL', organization: null, quota: 5, taken: 3, withdrawn },
    focalPoints: [{ email: 'ana@example.org', name: 'Ana', locale: 'en' }],
  });
  const known = { members: new Set(['CL']), closed: new Set<string>() };
  const row = (values: Record<string, unknown>) =>
    read(2, { country: 'CL', email: 'ana@example.org', name: 'Ana', ...values });
  const compared = (delegations: KnownSender[], values: Record<string, unknown>) =>
    compareDelegations([row(values)], { ...known, delegations }, { quota: 5, locale: 'en' })[0];
  const both = [one('m', 'memberInRegion'), one('h', 'host')];
  expect(compared(both, { kind: 'host' })?.state).toBe('same');
  expect(compared(both, {})?.cells.kind?.why?.key).toBe('imports.invalid.severalKinds');
  expect(compared(both, { kind: 'guest' })?.state).toBe('new');
  expect(compared([one('m', 'memberInRegion')], { quota: 2 })?.cells.quota?.why?.key).toBe(
    'delegations.refusal.quotaBelow',
  );
  expect(compared([one('m', 'memberInRegion', true)], {})?.cells.sender?.why?.key).toBe(
    'delegations.refusal.invitedBefore',
  );
  expect(compared([], { country: 'FR', kind: 'memberInRegion' })?.cells.sender?.why?.key).toBe(
    'delegations.refusal.notMember',
  );
});
