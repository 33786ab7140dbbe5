import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACTIONS } from '../../integration/guards/action-table';
import { aHouse, ask, cookieFor, type House } from './house';
import { actionIds, calling } from './posting';
import { type Raw, raw } from './raw';

let house: House;
let ids: Map<string, string>;
beforeAll(async () => {
  house = await aHouse();
  ids = actionIds();
});
afterAll(() => house?.instance.stop());

/** Two marks that have to be sorted to be put into their canonical order: the more, the longer, by the square. */
const marks = (bytes: number) => `a${'\u0345'.repeat(bytes / 4)}${'\u0334'.repeat(bytes / 4)}`;
const KB = 1024;
/** What a post can hold at the worst: what passes the bounds is the costliest, and what does not is to be cheap. */
const WORST: Record<string, (field: string) => [string, string][]> = {
  'two texts of marks': (field) => [
    [field, marks(180 * KB)],
    ['text', marks(180 * KB)],
  ],
  'marks in every field': (field) =>
    Array.from({ length: 300 }, (_, n) => [n === 0 ? field : `field-${n}`, marks(1200)] as [string, string]),
  'deep names': () =>
    Array.from({ length: 390 }, (_, n) => [`${'a.'.repeat(70)}${n}`, 'x'] as [string, string]),
  'one name again and again': (field) => Array.from({ length: 390 }, () => [field, 'x'] as [string, string]),
  'twenty thousand fields': () => Array.from({ length: 20_000 }, (_, n) => [`f${n}`, ''] as [string, string]),
  'six megabytes of marks': (field) => [[field, marks(5800 * KB)]],
  'six megabytes in a file': (field) => [[`${field}"; filename="marks`, marks(5800 * KB)]],
};
/**
 * Both are posted in turns, and count as what they cost when nothing else was in the way: on a busy machine that takes
 * more turns than a few.
 */
const TIMES = 12;
const MOST = 10;

type Cost = { ms: number; statuses: number[] };

/** Posts once, and asks meanwhile whether the house is well: what counts is when both have their answer. */
async function once(post: () => Promise<Raw>, cost: Cost): Promise<void> {
  const began = performance.now();
  const [answer, health] = await Promise.all([post(), ask(house, '/api/health')]);
  cost.ms = Math.min(cost.ms, performance.now() - began);
  cost.statuses.push(answer.status, health.status);
}

/** What is wrong with the worst beside nothing; null when all is well. */
async function tooMuch(worst: () => Promise<Raw>, nothing: () => Promise<Raw>): Promise<string | null> {
  const [dear, empty]: [Cost, Cost] = [
    { ms: Number.POSITIVE_INFINITY, statuses: [] },
    { ms: Number.POSITIVE_INFINITY, statuses: [] },
  ];
  for (let n = 0; n < TIMES; n += 1) {
    await once(nothing, empty);
    await once(worst, dear);
    // What is clear by half after two turns would not come otherwise after more.
    if (n > 0 && dear.ms < (MOST / 2) * empty.ms) break;
  }
  if (dear.statuses.some((status) => status >= 500)) return `${dear.statuses}`;
  return dear.ms > MOST * empty.ms ? `${Math.round(dear.ms)} ms, empty ${Math.round(empty.ms)} ms` : null;
}

const names = Object.keys(ACTIONS);

it('finds every action in the build', () => {
  expect([...ids.keys()].sort()).toEqual(names.sort());
});

/** What cost too much, or broke, of the posts to an action by somebody. */
async function tooDear(name: string, cookie: string | undefined, worst: [string, [string, string][]][]) {
  const id = ids.get(name) ?? '';
  const post = (fields: [string, string][]) =>
    calling(house.instance.url, { id, fields, ...(cookie ? { cookie } : {}) });
  const nothing = post([]);
  // Else all of it would be refused at the door, and cost nothing.
  const { status } = await post([['reason', 'x']])();
  if (status === 400) return ['no action is reached'];
  const wrong: string[] = [];
  for (const [kind, fields] of worst) {
    const excess = await tooMuch(post(fields), nothing);
    if (excess) wrong.push(`${kind}: ${excess}`);
  }
  return wrong;
}

describe('the worst that can be posted costs at most ten times nothing', () => {
  it.each(names)('to %s by nobody', async (name) => {
    const row = ACTIONS[name];
    const [field = 'text'] = Object.keys((await row?.input(house.a, Buffer.alloc(0))) ?? {});
    const worst = Object.entries(WORST)
      // What needs an office goes the same way for nobody, whatever it does: each is sent one of them, in turn.
      .filter((_, n) => row?.may === 'everyone' || n === names.indexOf(name) % Object.keys(WORST).length)
      .map(([kind, fields]) => [kind, fields(field)] as [string, [string, string][]]);
    expect(await tooDear(name, undefined, worst)).toEqual([]);
  });

  it.each(names)('to %s by an administrator', async (name) => {
    const row = ACTIONS[name];
    const cookie = (await cookieFor(house, house.a, 'administrator')) ?? undefined;
    const fields = Object.entries((await row?.input(house.a, Buffer.alloc(0))) ?? {});
    const every = fields.map(([field]) => [
      field,
      marks(Math.floor((360 * KB) / Math.max(2, fields.length))),
    ]);
    expect(await tooDear(name, cookie, [['marks in all its fields', every as [string, string][]]])).toEqual(
      [],
    );
  });

  it('as a line of fields', async () => {
    const post = (line: string) => {
      const body = Buffer.from(line);
      const headers = {
        host: new URL(house.instance.url).host,
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': String(body.length),
      };
      return () => raw(house.instance.url, '/en/sign-in', { method: 'POST', headers, body });
    };
    for (const body of [`email=${marks(15 * KB)}`, 'a=&'.repeat(4000), `email=${marks(5000 * KB)}`])
      expect(await tooMuch(post(body), post(''))).toBeNull();
  });
});
