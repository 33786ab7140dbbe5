import { getTableName } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { watchStatements } from '@/db/client';
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
import { personalIn, wordsOfEvents } from './recorded';

const actions = await allActions();
const jpeg = await aPhoto();
const OUTSIDERS = ['stranger', 'anonymous', ...FORMER] as const;

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
  ['live_notes', 'writing live does, over a socket'],
  ['live_update', 'writing live does, over a socket'],
  ['proposal', 'an act does for which its conference asks for a second person'],
]);

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

/** Every call that a row speaks of, by whom and from which side, and what must come of it. */
function callsOf(row: Row) {
  const every = [...INSIDERS, ...OUTSIDERS] as (Person | 'anonymous')[];
  return (['own', 'other'] as const).flatMap((side) =>
    every.map((person) => ({ person, side, must: fateOf(row, person, side) })),
  );
}

const rows = [...actions].flatMap(([name, parts]) => {
  const row = ACTIONS[name];
  return row ? [{ name, row, parts, calls: callsOf(row) }] : [];
});

const mails: Mailed[] = [];
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
      const happened = await fate(parts, await who(side === 'own' ? a : b, person), form);
      if (!matches(happened, must)) wrong.push(`${side} ${person}: ${outcomeOf(happened)}, must be ${must}`);
    }
    expect(wrong).toEqual([]);
    expect(await digest(row.trace)).toBe(before);
  });
});

describe.each(rows)('$name', ({ name, row, parts, calls }) => {
  it('lets those who may', async () => {
    const wrong: string[] = [];
    const side = await aSide('c', 101, jpeg);
    const allowed = calls.filter((call) => call.must === 'allowed' && call.side === 'own');
    for (const [n, { person }] of allowed.entries()) {
      const form = await row.input(side, jpeg, person);
      const actor = await who(side, person);
      const act = () => inserting(() => noting(put, () => fate(parts, actor, form)));
      // Each acts on what nobody has touched, and what the last one did is kept.
      if (n < allowed.length - 1) {
        const happened = await unkept(act);
        if (happened.kind !== 'done') wrong.push(`${person}: ${outcomeOf(happened)}`);
        continue;
      }
      const { happened, mailed } = await mailedBy(act, name, form.reason);
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
  const words = await wordsOfEvents();
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
