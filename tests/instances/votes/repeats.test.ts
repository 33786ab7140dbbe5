import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { ballotEvent } from '@/db/schema/ballots';
import { SYSTEM } from '@/domain/actor';
import { castVote } from '@/features/ballots/commands/vote';
import { aBallot } from '@/tests/setup/conference/ballots';
import { aHall, type Hall } from '@/tests/setup/conference/hall';
import { type Instance, startInstance } from '@/tests/setup/server';
import { meeting, onDatabaseAfter, withoutLock } from '@/tests/setup/unguarded';
import { CHOICES, castForm, pathsOf, storedVotes } from './checking';
import { ask, cookieOf, filled, hangUp, inLanes } from './posting';

const DELEGATIONS = 200;
const TIMES = 10;
const AT_ONCE = 32;

let hall: Hall;
let instances: Instance[];
const databaseUrl = () => process.env.DATABASE_URL ?? '';

beforeAll(async () => {
  hall = await aHall(DELEGATIONS);
  const first = await startInstance({ databaseUrl: databaseUrl() });
  instances = [first, await startInstance({ databaseUrl: databaseUrl() })];
}, 600_000);

afterAll(async () => {
  hangUp();
  await Promise.all((instances ?? []).map((instance) => instance.stop()));
});

it('counts 200 votes when 200 heads send each form ten times to two instances', async () => {
  const { ballotId, number } = await aBallot(hall);
  const paths = pathsOf(hall.conference.slug, number);
  const [first] = hall.heads;
  if (!first) throw new Error('no heads');
  const form = await castForm(instances[0]?.url ?? '', paths.check, first);
  const voters = hall.heads.map((head, i) => ({
    ...head,
    choice: CHOICES[i % 3] ?? 'for',
    key: randomUUID(),
    answers: new Set<string>(),
  }));
  const statuses = new Map<number, number>();
  // The ten of one head come right after each other, so that they meet each other at the lock, from both instances.
  const sends = voters.flatMap((voter) => Array.from({ length: TIMES }, (_, n) => ({ voter, n })));
  await inLanes(sends, AT_ONCE, async ({ voter, n }) => {
    const { url } = instances[n % 2] as Instance;
    const sent = filled(form, { choice: voter.choice, key: voter.key });
    const reply = await ask(url, paths.check, { cookie: cookieOf(voter.token), form: sent });
    statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1);
    voter.answers.add(new URL(reply.headers.location ?? '/none', url).href.slice(url.length));
  });
  expect(Object.fromEntries(statuses)).toEqual({ 303: DELEGATIONS * TIMES });
  for (const { answers } of voters) expect([...answers]).toEqual([`${paths.receipt}?version=1`]);

  const { votes, broken } = await storedVotes(ballotId);
  expect(broken).toBeNull();
  expect(votes).toHaveLength(DELEGATIONS);
  const byDelegation = new Map(votes.map((vote) => [vote.delegationId, vote]));
  for (const { delegationId, choice, key } of voters)
    expect(byDelegation.get(delegationId)).toMatchObject({ version: 1, choice, key });
  const { rows } = await withTx(SYSTEM, (tx) =>
    tx.execute(sql`select "for" + against + abstain as counted, not_voting from ballot_tally
      where ballot_id = ${ballotId}`),
  );
  expect(rows).toEqual([{ counted: DELEGATIONS, not_voting: 0 }]);

  const receipts = voters.flatMap((voter) => instances.map(({ url }) => ({ voter, url })));
  await inLanes(receipts, AT_ONCE, async ({ voter, url }) => {
    const file = await ask(url, `${paths.file}?version=1`, { cookie: cookieOf(voter.token) });
    expect(file.body).toBe(byDelegation.get(voter.delegationId)?.receipt);
  });
}, 300_000);

it('would count some of them twice without the lock, the unique keys and the guards (control)', async () => {
  const guards = [
    'ballot_event_conference_id_ballot_id_sequence_pk',
    'ballot_event_version',
    'ballot_event_key',
  ];
  const drop = [
    ...guards.map((guard) => `alter table ballot_event drop constraint ${guard}`),
    ...['ballot', 'ballot_event'].map((table) => `alter table ${table} disable trigger user`),
  ];
  const stored = await onDatabaseAfter(drop, async () => {
    const small = await aHall(20);
    const { ballotId, number } = await aBallot(small);
    const ballot = { conference: small.conference.slug, number, choice: 'for' as const };
    const sends = small.heads.flatMap((head) => {
      const vote = { ...ballot, key: randomUUID() };
      return Array.from({ length: TIMES }, () => ({ actor: head.actor, vote }));
    });
    const [first] = small.heads;
    if (!first) throw new Error('no heads');
    await castVote(first.actor, { ...ballot, key: randomUUID() });
    const all = () =>
      inLanes(sends, AT_ONCE, async ({ actor, vote }) => {
        // Once a key is there twice, nobody can say which vote it stands for: the next repeat fails.
        await castVote(actor, vote).catch((error: unknown) => expect(String(error)).not.toContain('Refusal'));
      });
    const { taken } = await withoutLock('ballot', () => meeting(small.conference.id, all));
    expect(taken).toBe(sends.length);
    return withTx(SYSTEM, (tx) => tx.$count(ballotEvent, eq(ballotEvent.ballotId, ballotId)));
  });
  expect(stored).toBeGreaterThan(21);
});
