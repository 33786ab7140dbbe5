import { getTableName } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { watchStatements } from '@/db/client';
import { type Actor, ANONYMOUS } from '@/domain/actor';
import { REDACTED } from '@/platform/redaction';
import { MODES } from '@/sample/calendar';
import { loadSample } from '@/sample/loader/load';
import { FORMER, INSIDERS, type Person } from '@/tests/setup/sides/persons';
import { aSide, type Side, who } from '@/tests/setup/sides/side';
import { type Fate, fateOf } from '../../setup/fates';
import { noting } from '../../setup/put';
import { allTables } from '../../setup/schema-tables';
import { unkept } from '../../setup/unkept';
import { ACTIONS, type Row } from './action-table';
import { allActions, aPhoto, digest, fate, type What } from './calling';
import { NO_FORM_MAKES, sendOthers } from './kinds';
import { type Mailed, mailedBy, UNQUOTED, withoutReason, withUndrawnLink } from './mailed';
import { personalIn, telling } from './recorded';

const actions = await allActions();
const jpeg = await aPhoto();
const OUTSIDERS = ['stranger', 'anonymous', ...FORMER] as const;
const every = [...INSIDERS, ...OUTSIDERS] as (Person | 'anonymous')[];

/** Into what no good form of the table above puts a row, and why. */
const OTHERWISE = new Map([
  ['auth_session', 'a sign-in does, by a link that was sent'],
  ['rate_limit', 'the door does, before any action'],
  ['request_key', 'sending the form of a page does'],
  ['refused_vote', 'a vote that comes too late does'],
  ['accepted_warning', 'a session does that is scheduled against a warning'],
  ['outcome_topic', 'attaching a topic to an outcome does'],
  ['agenda_item_topic', 'attaching a topic to an item does'],
  ['follow_up_notice', 'the clock does, as a round of reports begins and before it ends'],
  ['convening_letter', 'the first letter of a conference does; here each has one'],
  ['reminder', 'the clock does, on the days of the ladder'],
  ['live_notes', 'writing live does, over a socket'],
  ['live_update', 'writing live does, over a socket'],
  ['waiting_place', 'a nomination does where all places are taken'],
  ['outcome_symbol', 'the database does, as a text is adopted'],
  ['proposal', 'an act does for which its conference asks for a second person'],
]);

let a: Side;
let b: Side;
let c: Side;
beforeAll(async () => {
  a = await aSide('a', 1, jpeg);
  b = await aSide('b', 51, jpeg);
  c = await aSide('c', 101, jpeg);
  for (const side of [a, b, c])
    for (const person of every) actors.set(`${side.tag} ${person}`, await who(side, person));
});

/** As what everybody acts: nothing is kept of what they do here, so that they stay who they are. */
const actors = new Map<string, Actor>();
const actorIn = (side: Side, person: Person | 'anonymous') =>
  actors.get(`${side.tag} ${person}`) ?? ANONYMOUS;

it('has a row for every action, and an action for every row', () => {
  expect(actions.size).toBeGreaterThan(40);
  expect([...actions.keys()].sort()).toEqual(Object.keys(ACTIONS).sort());
});

const matches = ({ kind }: What, must: Fate) => (must === 'allowed' ? kind === 'done' : kind === must);
const outcomeOf = ({ kind, why }: What) => `${kind} ${why}`;

/** Every call that a row speaks of, by whom and from which side, and what must come of it. */
function callsOf(row: Row) {
  return (['own', 'other'] as const).flatMap((side) =>
    every.map((person) => ({ person, side, must: fateOf(row, person, side) })),
  );
}

const rows = [...actions].flatMap(([name, parts]) => {
  const row = ACTIONS[name];
  return row ? [{ name, row, parts, calls: callsOf(row) }] : [];
});

const mails: Mailed[] = [];
/** All that the events say, each in one line. */
const lines = new Set<string>();
const written = new Set<string>();
/** Does something, and notes the tables into which it puts rows. */
async function inserting<T>(act: () => Promise<T>): Promise<T> {
  const unwatch = watchStatements((statement) => {
    for (const [, table = ''] of statement.matchAll(/insert into "(\w+)"/g)) written.add(table);
  });
  return act().finally(unwatch);
}
/** What stands in the rows that the good forms wrote: kinds, states, and which columns are filled. */
const put = new Set<string>();

// First, while there is little to look through for traces.
describe.each(rows)('$name', ({ row, parts, calls }) => {
  it('refuses whoever may not, and leaves no trace', async () => {
    const form = await row.input(a, jpeg);
    const before = await digest(row.trace);
    const wrong: string[] = [];
    for (const { person, side, must } of calls.filter((call) => call.must !== 'allowed')) {
      const happened = await fate(parts, actorIn(side === 'own' ? a : b, person), form);
      if (!matches(happened, must)) wrong.push(`${side} ${person}: ${outcomeOf(happened)}, must be ${must}`);
    }
    expect(wrong).toEqual([]);
    expect(await digest(row.trace)).toBe(before);
  });
});

describe.each(rows)('$name', ({ name, row, parts, calls }) => {
  it('lets those who may', async () => {
    const wrong: string[] = [];
    const allowed = calls.filter((call) => call.must === 'allowed' && call.side === 'own');
    for (const { person } of allowed) {
      const form = await row.input(c, jpeg, person);
      const act = () => inserting(() => noting(put, () => fate(parts, actorIn(c, person), form)));
      // Each acts on what nobody has touched, and is heard before it is taken back.
      const { happened, mailed } = await unkept(() => mailedBy(() => telling(lines, act), name, form.reason));
      mails.push(...mailed);
      if (happened.kind !== 'done') wrong.push(`${person}: ${outcomeOf(happened)}`);
    }
    expect(wrong).toEqual([]);
  });
});

it('puts rows into every table: nothing is there that only the sample can make', async () => {
  const all = (await allTables()).map(getTableName);
  expect(all.filter((table) => !written.has(table) && !OTHERWISE.has(table))).toEqual([]);
  expect([...OTHERWISE.keys()].filter((table) => written.has(table) || !all.includes(table))).toEqual([]);
});

it('quotes the reason in every mail that tells of what was done for it', () => {
  const reasoned = mails.filter(({ reason }) => reason !== '');
  expect(withoutReason(reasoned)).toEqual([]);
  const sent = new Set(reasoned.map(({ template }) => template));
  expect([...UNQUOTED.keys()].filter((template) => !sent.has(template))).toEqual([]);
  expect(sent.size).toBeGreaterThan(10);
});

it('draws every link that a mail carries', () => {
  expect(mails.some(({ links }) => links.length > 0)).toBe(true);
  expect(withUndrawnLink(mails)).toEqual([]);
});

// Last: by now every action was done by somebody who may.
it('has written nothing personal into any event', async () => {
  const words = [...lines].join('\n');
  expect(personalIn(words)).toEqual([]);
  expect(words.includes('canary-unreleased-') && words.includes(REDACTED)).toBe(true);
});

it('puts in every kind of row, state and event that the sample has', async () => {
  const sampled = new Set<string>();
  for (const mode of MODES) await noting(sampled, () => loadSample(mode, new Date(), true));
  expect(sampled.size).toBeGreaterThan(400);
  const missing = () => [...sampled].filter((one) => !put.has(one) && !written.has(one));
  await sendOthers(put, await aSide('d', 151, jpeg), { wanted: missing, jpeg });
  expect(missing().sort()).toEqual([...NO_FORM_MAKES.keys()].sort());
});
