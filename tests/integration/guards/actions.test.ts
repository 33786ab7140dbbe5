import { beforeAll, describe, expect, it } from 'vitest';
import { REDACTED } from '@/platform/redaction';
import { FORMER, INSIDERS, type Person } from '@/tests/setup/sides/persons';
import { aSide, type Side, who } from '@/tests/setup/sides/side';
import { type Fate, fateOf } from '../../setup/fates';
import { ACTIONS } from './action-table';
import { allActions, aPhoto, digest, fate, type What } from './calling';
import { personalIn, wordsOfEvents } from './recorded';

const actions = await allActions();
const jpeg = await aPhoto();
const OUTSIDERS = ['stranger', 'anonymous', ...FORMER] as const;

let a: Side;
let b: Side;
beforeAll(async () => {
  a = await aSide('a', 1, jpeg);
  b = await aSide('b', 51, jpeg);
});

it('has a row for every action, and an action for every row', () => {
  expect(actions.size).toBeGreaterThan(40);
  expect([...actions.keys()].sort()).toEqual(Object.keys(ACTIONS).sort());
});

const matches = ({ kind }: What, must: Fate) => (must === 'allowed' ? kind === 'done' : kind === must);
const outcomeOf = ({ kind, why }: What) => `${kind} ${why}`;

describe.each([...actions.keys()].filter((name) => name in ACTIONS))('%s', (name) => {
  const row = ACTIONS[name];
  const parts = actions.get(name);
  if (!row || !parts) return;
  const every = [...INSIDERS, ...OUTSIDERS] as (Person | 'anonymous')[];
  const calls = [
    ...every.map((person) => ({ person, side: 'own' as const })),
    ...every.map((person) => ({ person, side: 'other' as const })),
  ].map((call) => ({ ...call, must: fateOf(row, call.person, call.side) }));

  it('refuses whoever may not, and leaves no trace', async () => {
    const form = await row.input(a, jpeg);
    const before = await digest(row.trace);
    const wrong: string[] = [];
    for (const { person, side, must } of calls.filter((call) => call.must !== 'allowed')) {
      const happened = await fate(parts, await who(side === 'own' ? a : b, person), form);
      if (!matches(happened, must)) wrong.push(`${side} ${person}: ${outcomeOf(happened)}, must be ${must}`);
    }
    expect(wrong).toEqual([]);
    expect(await digest(row.trace)).toBe(before);
  });

  it('lets those who may', async () => {
    const wrong: string[] = [];
    // Each acts on a side that nobody has touched; what everybody may, all may on the same.
    const once = typeof row.may === 'string' ? await aSide('c', 101, jpeg) : null;
    for (const { person, side } of calls.filter((call) => call.must === 'allowed' && call.side === 'own')) {
      const untouched = once ?? (await aSide('c', 101, jpeg));
      const happened = await fate(
        parts,
        await who(untouched, person),
        await row.input(untouched, jpeg, person),
      );
      if (happened.kind !== 'done') wrong.push(`${side} ${person}: ${outcomeOf(happened)}`);
    }
    expect(wrong).toEqual([]);
  });
});

// Last: by now every action was done by everybody who may.
it('has written nothing personal into any event', async () => {
  const words = await wordsOfEvents();
  expect(personalIn(words)).toEqual([]);
  expect(words.includes('canary-unreleased-') && words.includes(REDACTED)).toBe(true);
});
