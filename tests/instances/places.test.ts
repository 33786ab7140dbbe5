import { randomBytes, randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { authSession } from '@/db/schema/accounts';
import { participant } from '@/db/schema/delegations';
import { waitingPlace } from '@/db/schema/waiting';
import { SYSTEM } from '@/domain/actor';
import { sayIn } from '@/platform/i18n/messages';
import { hashOf } from '@/platform/signed-in';
import { aConference } from '@/tests/setup/conference/conference';
import { aDelegation, aSeat } from '@/tests/setup/conference/people';
import { type Instance, startInstance } from '@/tests/setup/server';
import { ask, cookieOf, type Form, hangUp, hiddenFields, inLanes } from './votes/posting';

const PLACES = 5;
const ASKERS = 200;
/** Each answer draws all who wait already. */
const WAITING = 60;
const AT_ONCE = 32;

let instances: Instance[];
beforeAll(async () => {
  const databaseUrl = process.env.DATABASE_URL ?? '';
  const first = await startInstance({ databaseUrl });
  instances = [first, await startInstance({ databaseUrl })];
}, 600_000);
afterAll(async () => {
  hangUp();
  await Promise.all((instances ?? []).map((instance) => instance.stop()));
});

/** A delegation with five free places, and somebody signed in who may fill them. */
async function ground() {
  const conference = await aConference({}, ['CL']);
  const home = await aDelegation(conference.id, 'CL', { quota: PLACES });
  const focal = await aSeat(conference.id, home.id, 'focalPoint');
  const token = randomBytes(32).toString('base64url');
  await withTx(SYSTEM, (tx) =>
    tx.insert(authSession).values({
      tokenHash: hashOf(token),
      accountId: focal.accountId ?? '',
      expiresAt: new Date(Date.now() + 3_600_000),
    }),
  );
  const here = { conferenceId: conference.id, delegationId: home.id };
  const count = () =>
    withTx(SYSTEM, async (tx) => ({
      seats: await tx.$count(
        participant,
        and(
          eq(participant.conferenceId, here.conferenceId),
          eq(participant.delegationId, here.delegationId),
          isNull(participant.withdrawnAt),
        ),
      ),
      places: (
        await tx
          .select({ number: waitingPlace.number })
          .from(waitingPlace)
          .where(eq(waitingPlace.delegationId, here.delegationId))
      ).map(({ number }) => number),
    }));
  return { path: `/en/${conference.slug}/delegations/${home.id}`, cookie: cookieOf(token), count };
}

/** Forms as browsers without scripts send them, to two instances at once; how many were answered what. */
async function manyAsk(askers: number, path: string, cookie: string, more: Form = []) {
  const page = await ask(instances[0]?.url ?? '', path, { cookie });
  const hidden = hiddenFields(page.body, 'nomination');
  const texts = {
    nominated: sayIn('en')('delegations.done.nominated'),
    waits: sayIn('en')('delegations.done.waits'),
    refused: sayIn('en')('delegations.refusal.quota', { quota: PLACES }),
  };
  const answers: Record<string, number> = {};
  await inLanes([...Array(askers).keys()], AT_ONCE, async (n) => {
    const { url } = instances[n % 2] as Instance;
    const form: Form = [
      ...hidden.map(
        ([name, value]) => [name, name === 'requestKey' ? `${randomUUID()}.nomination` : value] as const,
      ),
      ...([
        ['name', `Person ${n}`],
        ['email', `${randomUUID()}@example.org`],
        ['capacity', 'delegate'],
        ['locale', 'en'],
      ] as const),
      ...more,
    ];
    const sent = await ask(url, path, { cookie, form });
    const reply = sent.headers.location
      ? await ask(url, new URL(sent.headers.location, url).href.slice(url.length), { cookie })
      : sent;
    const answer = Object.entries(texts).find(([, text]) => reply.body.includes(text))?.[0];
    const key = answer ?? `${sent.status} without a sentence`;
    answers[key] = (answers[key] ?? 0) + 1;
  });
  return answers;
}

it('gives the last five places to five of 200 who ask two instances at once, and says so to the others', async () => {
  const { path, cookie, count } = await ground();
  expect(await manyAsk(ASKERS, path, cookie)).toEqual({ nominated: PLACES, refused: ASKERS - PLACES });
  expect(await count()).toEqual({ seats: PLACES, places: [] });
}, 300_000);

it('gives the others a place in the waiting list where they ask for it, each a number of its own', async () => {
  const { path, cookie, count } = await ground();
  const answers = await manyAsk(WAITING, path, cookie, [['waits', 'on']]);
  expect(answers).toEqual({ nominated: PLACES, waits: WAITING - PLACES });
  const { seats, places } = await count();
  expect(seats).toBe(PLACES);
  expect(places.sort((a, b) => a - b)).toEqual(Array.from({ length: WAITING - PLACES }, (_, n) => n + 1));
}, 300_000);
