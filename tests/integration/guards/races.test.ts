import { beforeAll, expect, it } from 'vitest';
import type { Parts } from '@/platform/run-action';
import { aSide, type Side } from '@/tests/setup/sides/side';
import { withoutHolding } from '../../setup/unguarded';
import { ACTIONS, type Row } from './action-table';
import { allActions, aPhoto } from './calling';
import { endedBefore, endedWhile, losers } from './racing';

const actions = await allActions();
const jpeg = await aPhoto();

const races = Object.entries(ACTIONS).flatMap(([name, row]) =>
  losers(row).map((loser) => ({ name, row, ...loser })),
);
type Race = (typeof races)[number];

const partsOf = ({ name }: Race): Parts => {
  const parts = actions.get(name);
  if (!parts) throw new Error(`there is no action ${name}`);
  return parts;
};
const aRow = (name: string): Row => ACTIONS[name] as Row;
const raceOf = (name: string, ending: Race['ending']): Race => {
  const loss = losers(aRow(name)).find((one) => one.ending === ending);
  if (!loss) throw new Error(`${name} rests on no ${ending}`);
  return { name, row: aRow(name), ...loss };
};

const TOLD = { role: 'withdrawn', seat: 'withdrawn', session: 'signIn' } as const;

it('races every action that rests on a role, a seat or a session', () => {
  const raced = new Set(races.map(({ name }) => name));
  const open = (name: string) => ['everyone', 'nobody'].includes(String(ACTIONS[name]?.may));
  expect([...actions.keys()].filter((name) => !raced.has(name) && !open(name))).toEqual([]);
  expect(races.length).toBeGreaterThan(80);
});

let untouched: Side;
beforeAll(async () => {
  untouched = await aSide('race', 1, jpeg);
});

it.each(races)('$name: of a $ending that ends before, nothing is recorded', async (race) => {
  const form = await race.row.input(untouched, jpeg);
  const { answer, after } = await endedBefore(partsOf(race), untouched, race, form);
  expect(answer).toEqual({ kind: 'forbidden', why: `common.refusal.${TOLD[race.ending]}` });
  expect(after).toBe(0);
});

// Each action once, and between them each way to lose something.
const once = [...new Set(races.map(({ name }) => name))].map((name, n) => {
  const its = races.filter((race) => race.name === name);
  return its[n % its.length] as Race;
});

it.each(once)('$name: a $ending ends only after the act that rests on it', async (race) => {
  const side = await aSide('race', 1, jpeg);
  const form = await race.row.input(side, jpeg);
  const { answer, after, waited } = await endedWhile(partsOf(race), side, race, form);
  expect({ answer: answer.kind, after, waited }).toEqual({ answer: 'done', after: 0, waited: true });
});

it.each([
  raceOf('agenda.addRoom', 'role'),
  raceOf('ballots.castCheckedVote', 'seat'),
  raceOf('delegations.nominateParticipant', 'seat'),
  raceOf('notes.saveParagraph', 'session'),
])('$name: would be recorded after its $ending has ended, if it did not hold it (control)', async (race) => {
  const side = await aSide('race', 1, jpeg);
  const form = await race.row.input(side, jpeg);
  const { done, taken } = await withoutHolding(() => endedWhile(partsOf(race), side, race, form));
  expect(taken).toBeGreaterThan(0);
  expect(done).toMatchObject({ answer: { kind: 'done' }, after: 1, waited: false });
});
