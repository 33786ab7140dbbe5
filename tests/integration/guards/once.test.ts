import { eq } from 'drizzle-orm';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { requestKey } from '@/db/schema/accounts';
import { type Actor, SYSTEM } from '@/domain/actor';
import { forgetRequests } from '@/features/accounts/jobs';
import { REQUEST_KEY } from '@/platform/once';
import type { Parts } from '@/platform/run-action';
import { aSide, type Side, who } from '@/tests/setup/sides/side';
import { ofEveryTable } from '../../setup/tables';
import { onDatabaseAfter } from '../../setup/unguarded';
import { ACTIONS, type Fields, type Row } from './action-table';
import { allActions, answerOf, aPhoto, aRequestKey, digest } from './calling';

const jpeg = await aPhoto();
const actions = [...(await allActions())];
const adding = actions.flatMap(([name, parts]) =>
  typeof parts.does === 'object' && 'adds' in parts.does ? [{ name, parts, adds: parts.does.adds }] : [],
);

/** What an action adds, and what a repetition would add too: rows of these tables. */
const rowsOf = async (): Promise<Record<string, number>> => {
  const counts = await ofEveryTable<{ n: number }>(
    (table) => `select '${table}' as name, count(*)::int as n from "${table}"`,
    ['rate_limit'],
  );
  return Object.fromEntries(counts.map(({ name, n }) => [name, n]));
};

type Sent = { side: Side; actor: Actor; form: Fields; row: Row };

async function ready(name: string): Promise<Sent> {
  const row = ACTIONS[name] as Row;
  const side = await aSide('once', 1, jpeg);
  const actor = await who(side, typeof row.may === 'string' ? 'organizer' : (row.may[0] ?? 'organizer'));
  const form = { ...(await row.input(side, jpeg)), [REQUEST_KEY]: aRequestKey() };
  return { side, actor, form, row };
}

/** What a person is told, without when. */
async function replyTo(parts: Parts, actor: Actor, form: Fields) {
  const { state, redirect } = await answerOf(parts, actor, form);
  return { status: state.status, message: state.message, data: state.data, redirect };
}

/** The words of one field changed, so that the form still is a good one. */
function otherWords(form: Fields): Fields {
  // One text among others, by its number and version.
  if ('seconds' in form) return { ...form, seconds: '61' };
  const free = [
    'text',
    'text.en',
    'name',
    'title.en',
    'reason',
    'finding',
    'quota',
    'name.en',
    'translator',
    'words',
    'how.en',
    'speaker',
    'remarks.en',
    'label.en',
  ].find((field) => field in form);
  if (free) return { ...form, [free]: free === 'quota' ? '7' : 'Other words' };
  const [field, value] = [
    ['pasted', 'Country,Name,E-mail\nCL,Other Words,other.words@example.org\n'],
    ['part', 'preambular'],
    ['kind', 'measure'],
    ['participantId', '0190a8c0-0000-7000-8000-00000000ffff'],
    ['paragraphId', '0190a8c0-0000-7000-8000-00000000ffff'],
    ['countryCode', 'UY'],
    ['answerDays', '31'],
    ['editions', '1'],
    ['target', 'session:0190a8c0-0000-7000-8000-00000000ffff'],
    ['closesAt', '2199-01-01T10:00'],
    ['chosen[]', '0190a8c0-0000-7000-8000-00000000ffff.1'],
    ['abstaining', '1'],
    ['delegationId', '0190a8c0-0000-7000-8000-00000000ffff'],
  ].find(([name]) => name !== undefined && name in form) ?? ['', ''];
  return { ...form, [field as string]: value as string };
}

it('says of every action what it does, and knows what adds', () => {
  expect(adding.length).toBeGreaterThan(15);
  const kinds = actions.map(([, { does }]) => (typeof does === 'string' ? does : Object.keys(does).join()));
  expect([...new Set(kinds)].sort()).toEqual(['adds', 'changes', 'decides', 'neither', 'removes']);
  // The code of the first run is good for one; a break of silence has its key in the chain, as a vote has.
  const own = ['createAdministrator', 'breakSilence'];
  expect(own.filter((name) => !actions.some(([, { command }]) => command.name === name))).toEqual([]);
  const named = /^(add|create|invite|nominate|grant|write|draft|open|record|resend|break)/;
  const forgotten = actions.filter(([, { command, does }]) => {
    const adds = typeof does === 'object' && 'adds' in does;
    return named.test(command.name) && !adds && !own.includes(command.name);
  });
  expect(forgotten.map(([name]) => name)).toEqual([]);
});

/** Made the first time that somebody is named or something happens, and found from then on. */
const BESIDE = ['account', 'event_head'];
const grown = (before: Record<string, number>, after: Record<string, number>) =>
  Object.entries(after).flatMap(([name, n]) =>
    n === before[name] || BESIDE.includes(name) ? [] : [[name, n - (before[name] ?? 0)]],
  );

describe.each(adding)('$name', ({ name, parts, adds }) => {
  let once: unknown;

  it('adds once for a key, whether its answer was lost or two are sent at once', async () => {
    const { side, actor, form, row } = await ready(name);
    const before = await rowsOf();
    // The first answer is lost on the way; the second sending crosses a third.
    const first = await replyTo(parts, actor, form);
    expect(first.status).toBe('ok');
    once = grown(before, await rowsOf());
    expect(once).not.toEqual([]);
    const digested = await digest();
    const again = await Promise.all([replyTo(parts, actor, form), replyTo(parts, actor, form)]);
    expect(again).toEqual([first, first]);
    expect(await digest()).toBe(digested);

    const [kept] = await withTx(SYSTEM, (tx) =>
      tx
        .select()
        .from(requestKey)
        .where(eq(requestKey.key, String(form[REQUEST_KEY]))),
    );
    expect(kept).toMatchObject({ accountId: actor.accountId, adds });
    const typed = Object.entries(form).filter(
      ([field, value]) =>
        typeof value === 'string' && value.length > 8 && !/(Id|^conference|key)$/i.test(field),
    );
    // When it was sent is no word of it, though somebody may have typed the day.
    const written = JSON.stringify({ ...kept, at: null });
    expect(typed.filter(([, value]) => written.includes(String(value))).map(([field]) => field)).toEqual(
      // A new conference's name is in its address.
      name === 'conferences.createConference' ? ['slug'] : [],
    );

    const other = await answerOf(parts, actor, otherWords(form));
    expect(other.state).toMatchObject({ status: 'refused', nextKey: expect.any(String) });
    expect(other.state.message).toMatch(/^This was sent already, with other words, .*: \S.*\. If/);
    expect(other.state.values).not.toHaveProperty(REQUEST_KEY);
    const stranger = await who(side, row.may === 'everyone' ? 'chair' : 'administrator');
    if (stranger.accountId !== actor.accountId) {
      expect((await answerOf(parts, stranger, form)).state.status).toBe('refused');
    }
    const { [REQUEST_KEY]: _, ...keyless } = form;
    const without = await answerOf(parts, actor, { ...keyless, [REQUEST_KEY]: 'x' });
    expect(without.state).toMatchObject({ status: 'refused' });
    expect(await digest()).toBe(digested);
  });

  it('adds once when two are sent at the same time, and answers both alike', async () => {
    const { actor, form } = await ready(name);
    const before = await rowsOf();
    const both = await Promise.all([replyTo(parts, actor, form), replyTo(parts, actor, form)]);
    expect(both.map(({ status }) => status)).toEqual(['ok', 'ok']);
    expect(both[0]).toEqual(both[1]);
    expect(grown(before, await rowsOf())).toEqual(once);
  });
});

const partsOf = (name: string) => actions.find(([one]) => one === name)?.[1] as Parts;

describe('a key', () => {
  it('is free again where nothing was added, and is forgotten in time', async () => {
    const { side, actor, form } = await ready('agenda.addRoom');
    const taken = { ...form, name: 'Hall' };
    const parts = partsOf('agenda.addRoom');
    expect((await replyTo(parts, actor, taken)).status).toBe('refused');
    expect((await replyTo(parts, actor, form)).status).toBe('ok');
    await forgetRequests();
    const mine = () =>
      withTx(SYSTEM, (tx) =>
        tx
          .select()
          .from(requestKey)
          .where(eq(requestKey.accountId, actor.accountId ?? '')),
      );
    expect(await mine()).toHaveLength(1);
    const owner = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await owner.connect();
    await owner.query(`update request_key set at = at - interval '15 days' where account_id = $1`, [
      side.accounts.organizer,
    ]);
    await owner.end();
    for (let some = 1; some > 0; ) some = await forgetRequests();
    expect(await mine()).toEqual([]);
  });

  it('keeps doubles away: without it the second sending adds another', async () => {
    const sent = async () => {
      const { actor, form } = await ready('notes.addParagraph');
      const before = await rowsOf();
      const parts = partsOf('notes.addParagraph');
      for (let n = 0; n < 2; n += 1) await replyTo(parts, actor, form);
      return ((await rowsOf()).paragraph ?? 0) - (before.paragraph ?? 0);
    };
    expect(await sent()).toBe(1);
    expect(await onDatabaseAfter(['alter table request_key drop constraint request_key_pkey'], sent)).toBe(2);
  });
});
