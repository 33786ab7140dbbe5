import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/domain/actor';
import { SYSTEM } from '@/domain/actor';
import { ballotVersionOf } from '@/features/ballots/queries/acting';
import { getBallot } from '@/features/ballots/queries/ballot';
import type { Hall } from '@/tests/setup/conference/hall';
import { owner } from '@/tests/setup/owner';
import { beforeCommit } from '@/tests/setup/put';
import { aSide, type Side, who } from '@/tests/setup/sides/side';
import { unkept } from '../../setup/unkept';
import { ACTIONS, type Fields, type Row } from '../guards/action-table';
import { allActions, aPhoto, fate } from '../guards/calling';
import { FINAL, type Final } from './final-things';
import { aFinalWorld, pickedIn } from './final-world';

const actions = [...(await allActions())].filter(([name]) => name in ACTIONS);
const jpeg = await aPhoto();

type FinalRow = { table: string; row: Record<string, unknown> };

let client: pg.Client;
let hall: Hall;
let side: Side;
let rows: FinalRow[];
beforeAll(async () => {
  client = await owner();
  hall = await aFinalWorld();
  side = await aSide('final', 301, jpeg);
  rows = (await client.query<FinalRow>(everyFinal())).rows;
}, 60_000);
afterAll(() => client.end());

/** What goes on by its nature: a chain grows, a ballot runs until its close, and a text that was left open is decided. */
const GOES_ON = ['of a chain', 'open', 'scheduled', 'left open'];
/** What is final without the columns that may still change. */
const everyFinal = () =>
  FINAL.filter(({ what }) => !GOES_ON.includes(what))
    .map((final: Final) => {
      const open = (final.open ?? []).map((name) => ` - '${name}'`).join('');
      return `select '${final.table}' as table, to_jsonb(t)${open} as row from ${pickedIn(hall.conference.id, final)}`;
    })
    .join(' union all ');

/** The table in which a row has this id. */
async function tableOf(id: string): Promise<string | undefined> {
  const tables = [...new Set(rows.filter(({ row }) => 'id' in row).map(({ table }) => table))];
  const questions = tables.map((table) => `select '${table}' as name from "${table}" where id = '${id}'`);
  return (await client.query<{ name: string }>(questions.join(' union all '))).rows[0]?.name;
}

const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value);

/** What a form says besides, once it is about that row: its conference, its version, and the number by which it is found. */
async function about({ table, row }: FinalRow, form: Fields): Promise<Fields> {
  const values: Fields = {};
  if ('conference' in form) values.conference = hall.conference.slug;
  if ('conferenceId' in form) values.conferenceId = hall.conference.id;
  if ('version' in form && row.version) values.version = String(row.version);
  // A paragraph is found by the number of its text, a ballot by its own.
  const ofText =
    table !== 'ballot' && rows.find((one) => one.table === 'outcome' && one.row.id === row.outcome_id);
  const { number } = (ofText || { row }).row;
  if ('number' in form && number) values.number = String(number);
  if ('ballotVersion' in form && table === 'ballot')
    values.ballotVersion = ballotVersionOf(await getBallot(SYSTEM, hall.conference.id, Number(row.number)));
  return values;
}

/** The good form of an action, turned to each final thing that it could be about. */
async function turned(name: string, form: Fields): Promise<Fields[]> {
  const [area] = name.split('.');
  const all: Fields[] = [];
  for (const [field, value] of Object.entries(form)) {
    const table = isId(value) && field !== 'conferenceId' ? await tableOf(value) : undefined;
    for (const final of rows.filter((one) => one.table === table))
      all.push({ ...form, ...(await about(final, form)), [field]: String(final.row.id) });
  }
  const numbered = area === 'ballots' ? 'ballot' : 'outcome';
  const ofConference = 'conference' in form || 'conferenceId' in form;
  const wanted = 'number' in form ? numbered : 'conference';
  const finals = rows.filter(({ table }) => ofConference && table === wanted);
  for (const final of finals) all.push({ ...form, ...(await about(final, form)) });
  return all;
}

/** Somebody in the conference of the final things who may send the form elsewhere. */
async function senderOf({ may }: Row): Promise<Actor | undefined> {
  const named = Array.isArray(may) ? may : [];
  if (may === 'everyone' || may === 'nobody') return undefined;
  if (may === 'signedIn' || named.includes('administrator')) return who(side, 'administrator');
  return named.includes('organizer') ? hall.organizer : hall.heads[0]?.actor;
}

/** What may be sent about final things, and why; everything else is refused. */
const MAY = new Map([
  ...['notes.recordParagraphCorrigendum', 'outcomes.recordCorrigendum', 'outcomes.addTranslation'].map(
    (name): [string, string] => [name, 'stands beside what is final'],
  ),
  ...['openFollowUp', 'editFollowUp', 'endFollowUp'].map((name): [string, string] => [
    `implementation.${name}`,
    'what becomes of it is asked beside it; rhythms and reports stay',
  ]),
  ...['forwardOutcome', 'withdrawForwarding'].map((name): [string, string] => [
    `implementation.${name}`,
    'that it goes on to the assembly stands beside it, act after act',
  ]),
  ['documents.addDocumentPart', 'a revision, an addendum or a corrigendum beside it'],
  ['documents.saveDocumentFile', 'a language that is missing may follow'],
  ['notes.classifyParagraph', 'who reads it is corrected, with its reason; what it says stays'],
  ['documents.withdrawDocument', 'with its reason; files and facts stay'],
  ['delegations.addImport', 'a list that waits changes nothing that was there'],
  ['notes.draftOutcome', 'a text that approved notes brought up'],
  ['delegations.restoreParticipant', 'in a seat of its own; the withdrawn one stays'],
  ...['accounts.grantRole', 'conferences.addMember', 'topics.addTopic'].map((name): [string, string] => [
    name,
    'what is added to a closed conference changes nothing that was there',
  ]),
  ...[
    'delegations.saveConsents',
    'delegations.savePhoto',
    'delegations.withdrawConsent',
    'delegations.requestErasure',
  ].map((name): [string, string] => [name, 'what concerns their person stays in their hands']),
  ...['ballots.chooseVote', 'ballots.checkBreak'].map((name): [string, string] => [
    name,
    'leads to the page that says it is too late; nothing is recorded before it was checked',
  ]),
  ['proposals.setSecondPerson', 'ballots are opened and cancelled after the close'],
]);
/** What a command of its own does with something final, by the rules for corrections. */
const BY_RULE = new Map([['documents.withdrawDocument', 'document']]);
const done = new Set<string>();

describe.each(actions)('%s', (name, parts) => {
  it('changes nothing that is final, and says why', async () => {
    const row = ACTIONS[name] as Row;
    const actor = await senderOf(row);
    if (!actor) return;
    const before = rows.map((one) => JSON.stringify(one));
    const lost: FinalRow[] = [];
    const look = async (ask: (statement: string) => Promise<pg.QueryResult>) => {
      const there = new Set((await ask(everyFinal())).rows.map((one) => JSON.stringify(one)));
      lost.push(...rows.filter((_, index) => !there.has(before[index] ?? '')));
    };
    for (const form of await turned(name, await row.input(side, jpeg))) {
      const happened = await unkept(() => beforeCommit(look, () => fate(parts, actor, form)));
      if (happened.kind === 'done') done.add(name);
    }
    expect(lost.filter(({ table }) => table !== BY_RULE.get(name))).toEqual([]);
    expect(lost.length > 0).toBe(BY_RULE.has(name));
  });
});

it('lets only these be sent about what is final', () => {
  expect([...done].sort()).toEqual([...MAY.keys()].sort());
});
