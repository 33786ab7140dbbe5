import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { choiceCode } from '@/features/ballots/input';
import { aBallot } from '@/tests/setup/conference/ballots';
import { aHall, type Hall } from '@/tests/setup/conference/hall';
import { type Instance, startInstance } from '@/tests/setup/server';
import { CHOICES, castForm, chosen, pathsOf, storedVotes } from './checking';
import { ask, cookieOf, filled, hangUp, hiddenFields } from './posting';

let hall: Hall;
let instance: Instance;

beforeAll(async () => {
  instance = await startInstance({ databaseUrl: process.env.DATABASE_URL ?? '' });
}, 600_000);

beforeEach(async () => {
  hall = await aHall(3);
});

afterAll(async () => {
  hangUp();
  await instance?.stop();
});

/** The length of what travels: the fields of the form and the cookies beside it. */
const lengthOf = (form: readonly (readonly [string, string])[], cookie = '') =>
  Buffer.byteLength(JSON.stringify(form) + cookie);

it('sends, keeps and posts a choice in one length, whatever it is', async () => {
  const { number, ballotId } = await aBallot(hall);
  const paths = pathsOf(hall.conference.slug, number);
  const vote = paths.check.replace(/\/check$/, '');
  const [head] = hall.heads;
  if (!head) throw new Error('no heads');
  const cookie = cookieOf(head.token);
  const drawn = (await ask(instance.url, vote, { cookie })).body;
  // The values are taken from the page, as a browser takes them.
  const codes = [...drawn.matchAll(/type="radio"[^>]*? value="([^"]*)"/g)].map(([, value = '']) => value);
  expect(codes).toEqual(CHOICES.map(choiceCode));
  const lengths = { choosing: new Set(), keeping: new Set(), casting: new Set() };
  for (const [n, code] of codes.entries()) {
    lengths.choosing.add(lengthOf([...hiddenFields(drawn, 'choose'), ['choice', code]]));
    const kept = await chosen(instance.url, vote, head, code);
    lengths.keeping.add(lengthOf([], kept));
    const check = await ask(instance.url, paths.check, { cookie: cookieOf(head.token, kept) });
    const form = hiddenFields(check.body, 'cast');
    lengths.casting.add(lengthOf(form, cookieOf(head.token, kept)));
    const reply = await ask(instance.url, paths.check, { cookie, form });
    expect(reply.headers.location).toMatch(new RegExp(`version=${n + 1}$`));
    expect(reply.headers['set-cookie']?.join()).toMatch(/kept-vote-[^=]*=;/);
  }
  for (const [what, sizes] of Object.entries(lengths)) expect([...sizes], what).toHaveLength(1);
  expect((await storedVotes(ballotId)).votes.map(({ choice }) => choice)).toEqual([...CHOICES]);
});

it('shows and sends nothing that another head left in the browser', async () => {
  const { number, ballotId } = await aBallot(hall);
  const paths = pathsOf(hall.conference.slug, number);
  const vote = paths.check.replace(/\/check$/, '');
  const [, a, b] = hall.heads;
  if (!a || !b) throw new Error('no heads');
  const kept = await chosen(instance.url, vote, a, choiceCode('against'));
  const shown = (token: string) => ask(instance.url, paths.check, { cookie: cookieOf(token, kept) });
  const own = await shown(a.token);
  expect(own.status).toBe(200);
  const others = await shown(b.token);
  expect(others.status).toBe(307);
  expect(others.headers.location).toBe(vote);
  // The page of A is still open when B signs in beside it.
  const form = hiddenFields(own.body, 'cast');
  const reply = await ask(instance.url, paths.check, { cookie: cookieOf(b.token), form });
  expect(reply.headers.location).toBe(vote);
  const keptByB = await chosen(instance.url, vote, b, choiceCode('for'));
  const answer = await ask(instance.url, paths.check, { cookie: cookieOf(b.token, keptByB), form });
  expect(answer.body).toContain('opened for somebody else');
  expect((await storedVotes(ballotId)).votes).toHaveLength(0);
});

it('says that a form was sent before with another choice, and shows what is recorded', async () => {
  const { number } = await aBallot(hall);
  const paths = pathsOf(hall.conference.slug, number);
  const [head] = hall.heads;
  if (!head) throw new Error('no heads');
  const cookie = cookieOf(head.token);
  const form = await castForm(instance.url, paths.check, head);
  await ask(instance.url, paths.check, { cookie, form });
  const other = filled(form, { choice: choiceCode('abstain') });
  const reply = await ask(instance.url, paths.check, { cookie, form: other });
  expect(reply.headers.location).toMatch(/version=1&other=1$/);
  const page = await ask(instance.url, reply.headers.location?.replace(instance.url, '') ?? '', { cookie });
  expect(page.body).toMatch(/This form was sent before, with another choice\. What is recorded is “For”/);
});
