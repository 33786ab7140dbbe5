import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACTIONS } from '../../integration/guards/action-table';
import { aHouse, ask, cookieFor, type House } from './house';
import { actionIds, call } from './posting';
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
};
/** A process that is busy with others answers late once in a while: what is asked thrice counts as its middle. */
const TIMES = 3;
const MOST = 10;

const middle = (all: number[]) => all.sort((a, b) => a - b)[all.length >> 1] ?? 0;

async function timed(post: () => Promise<Raw>): Promise<{ ms: number; statuses: number[] }> {
  const all: number[] = [];
  const statuses: number[] = [];
  for (let n = 0; n < TIMES; n += 1) {
    const began = performance.now();
    const [answer, health] = await Promise.all([post(), ask(house, '/api/health')]);
    all.push(performance.now() - began);
    statuses.push(answer.status, health.status);
  }
  return { ms: middle(all), statuses };
}

const names = Object.keys(ACTIONS);

it('finds every action in the build', () => {
  expect([...ids.keys()].sort()).toEqual(names.sort());
});

/** What cost too much, or broke, of the posts to an action by somebody. */
async function tooDear(name: string, cookie: string | undefined, worst: [string, [string, string][]][]) {
  const id = ids.get(name) ?? '';
  const post = (fields: [string, string][]) =>
    timed(() => call(house.instance.url, { id, fields, ...(cookie ? { cookie } : {}) }));
  await post([]);
  const empty = await post([]);
  const wrong: string[] = [];
  for (const [kind, fields] of worst) {
    const { ms, statuses } = await post(fields);
    if (statuses.some((status) => status >= 500)) wrong.push(`${kind}: ${statuses}`);
    if (ms > MOST * empty.ms) wrong.push(`${kind}: ${Math.round(ms)} ms, empty ${Math.round(empty.ms)} ms`);
  }
  return wrong;
}

describe('the worst that can be posted costs at most ten times nothing', () => {
  it.each(names)('to %s by nobody', async (name) => {
    const row = ACTIONS[name];
    const [field = 'text'] = Object.keys((await row?.input(house.a, Buffer.alloc(0))) ?? {});
    const worst = Object.entries(WORST).map(
      ([kind, fields]) => [kind, fields(field)] as [string, [string, string][]],
    );
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
    const post = (body: string) =>
      timed(() =>
        raw(house.instance.url, '/en/sign-in', {
          method: 'POST',
          headers: {
            host: new URL(house.instance.url).host,
            'content-type': 'application/x-www-form-urlencoded',
            'content-length': String(Buffer.byteLength(body)),
          },
          body,
        }),
      );
    await post('');
    const empty = await post('');
    for (const body of [`email=${marks(15 * KB)}`, 'a=&'.repeat(4000), `email=${marks(5000 * KB)}`]) {
      const { ms, statuses } = await post(body);
      expect(Math.max(...statuses)).toBeLessThan(500);
      expect(ms).toBeLessThan(MOST * empty.ms);
    }
  });
});
