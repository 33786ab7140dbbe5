import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { asOwner } from '@/db/owner';
import { ballot, isOpened, silenceBreak } from '@/db/schema/ballots';
import { signingKey } from '@/db/schema/record';
import { SYSTEM } from '@/domain/actor';
import { breakSilence } from '@/features/ballots/commands/silence';
import { appendVote } from '@/features/ballots/commands/vote';
import { declareDue } from '@/features/ballots/jobs';
import { houseKeys, rotateKey } from '@/features/ballots/queries/keys';
import { signer } from '@/platform/keys';
import { record } from '@/platform/record';
import { newSigningKey, readSigningKey } from '@/platform/signing';
import { byNode, byPython, withoutPython } from '@/tests/domain/results/verifiers';
import { aBallot, cast, HOUR } from '@/tests/setup/conference/ballots';
import { aHall } from '@/tests/setup/conference/hall';
import { withVote } from '@/tests/setup/conference/rules';
import { rowOf } from '@/tests/setup/stored';
import { onDatabaseAfter } from '@/tests/setup/unguarded';
import { forcibly } from './voted';

/** Later than the clock says: as it stood before somebody set it back. */
const ahead = () => new Date(Date.now() + HOUR / 6);

it('a clock that was set back puts no vote before the one that it hangs on', async () => {
  const hall = await aHall(2);
  const { conferenceId, ballotId } = await aBallot(hall);
  const [one, two] = hall.heads;
  if (!one || !two) throw new Error('no heads');
  const now = ahead();
  // Written by a clock that went ahead: to the guard of now its time is still to come.
  await forcibly('alter table ballot_event disable trigger user', false);
  await withTx(SYSTEM, async (tx) => {
    const its = and(eq(ballot.conferenceId, conferenceId), eq(ballot.id, ballotId));
    const [row] = await tx.select().from(ballot).where(its).for('update');
    if (!row || !isOpened(row)) throw new Error('no ballot that is open');
    const known = { now, version: 0, mail: null, signingKey: null, chain: null };
    const moment = { ...known, ballot: row, delegationId: one.delegationId };
    await appendVote(tx, one.actor, moment, { choice: 'for', key: randomUUID() });
  });
  await forcibly('alter table ballot_event enable trigger user', false);
  const { receipt } = await cast(hall, two, 'against');
  expect(receipt).toMatchObject({ sequence: 2, at: now.toISOString() });
});

/** Makes the database's clock read more at one look than at the next, by half a second at most. */
const UNSTEADY = `
  create schema unsteady;
  create sequence unsteady.look;
  create function unsteady.clock_timestamp() returns timestamptz language sql volatile security definer as $$
    select pg_catalog.clock_timestamp() - nextval('unsteady.look') % 6 * interval '100 ms' $$;
  grant usage on schema unsteady to public;
  do $$ begin execute format(
    'alter database %I set search_path = unsteady, pg_catalog, public', current_database()); end $$`;

it('nor refuses votes while it is set back by less than a second again and again', () =>
  onDatabaseAfter([UNSTEADY], async () => {
    const hall = await aHall(4);
    await aBallot(hall);
    for (const head of hall.heads)
      expect(await cast(hall, head, 'for')).toMatchObject({ receipt: { choice: 'for' } });
  }));

it('nor a break of silence before another', async () => {
  const hall = await aHall(2);
  const { conferenceId, ballotId, number } = await aBallot(hall, { procedure: 'silence' });
  const [one, two] = hall.heads;
  if (!one || !two) throw new Error('no heads');
  const now = ahead();
  await forcibly(`
    insert into silence_break (conference_id, ballot_id, delegation_id, reason, at, broken_by, sequence, key, salt,
      previous_hash, hash, receipt) values ('${conferenceId}', '${ballotId}', '${one.delegationId}', 'No',
      '${now.toISOString()}', '${one.actor.accountId}', 1, gen_random_uuid(), '', '', '', '');
    update ballot set next_sequence = 2 where id = '${ballotId}'`);
  const input = { conference: hall.conference.slug, number, reason: 'Nor we', key: randomUUID() };
  await breakSilence(two.actor, input);
  const rows = await withTx(SYSTEM, (tx) =>
    tx.select({ at: silenceBreak.at }).from(silenceBreak).where(eq(silenceBreak.ballotId, ballotId)),
  );
  expect(rows.map(({ at }) => at)).toEqual([now, now]);
});

/** Runs `work` in a house whose key signs since a time that the clock has yet to come to. */
const withKeyAhead = (work: (since: Date) => Promise<void>) =>
  onDatabaseAfter([], async () => {
    const since = ahead();
    const { fingerprint, publicKey } = signer();
    const row = { fingerprint, publicKey, position: 1, since };
    const change = { conferenceId: null, kind: 'key.recorded', entityId: fingerprint, after: row } as const;
    await withTx(SYSTEM, async (tx) => {
      await tx.insert(signingKey).values({ ...row, recordedBy: 'system' });
      await record(tx, SYSTEM, change);
    });
    await work(since);
  });

/** Declares what is over; the result with its receipts passes both verifiers. */
async function declaredAndVerified(ids: { conferenceId: string; ballotId: string }, receipts: string[]) {
  expect(await declareDue()).toBe(1);
  const { doubt, resultPackage, signature } = await rowOf(ids);
  expect(doubt).toBeNull();
  const bytes = Buffer.from(resultPackage ?? '');
  const evidence = { bytes, signature: Buffer.from(signature ?? '', 'base64'), receipts };
  for (const verdict of [byNode(evidence), ...(withoutPython ? [] : await byPython([evidence]))])
    expect(verdict).toMatchObject({ code: 0 });
}

it('nor a vote before the key that signs its receipt', () =>
  withKeyAhead(async (since) => {
    const hall = await aHall(2, withVote({ closeEarlyWhenAllVoted: true }));
    const ids = await aBallot(hall);
    const [one, two] = hall.heads;
    if (!one || !two) throw new Error('no heads');
    const receipts = [await cast(hall, one, 'for'), await cast(hall, two, 'against')];
    expect(receipts.map(({ receipt }) => receipt.at)).toEqual(Array(2).fill(since.toISOString()));
    await declaredAndVerified(
      ids,
      receipts.map(({ receipt }) => JSON.stringify(receipt)),
    );
    // The next key begins behind all that this one has signed.
    const next = readSigningKey(newSigningKey());
    await withTx(SYSTEM, (tx) => asOwner(tx, () => rotateKey(tx, SYSTEM, next, { before: signer() })));
    const [before, after] = await withTx(SYSTEM, houseKeys);
    expect(Date.parse(after?.since ?? '')).toBe(since.getTime() + 1);
    expect(before?.until).toBe(after?.since);
  }));

it('nor a break of silence', () =>
  withKeyAhead(async (since) => {
    const hall = await aHall(2);
    const ids = await aBallot(hall, { procedure: 'silence' });
    const [one] = hall.heads;
    if (!one) throw new Error('no heads');
    const input = { conference: hall.conference.slug, number: 1, reason: 'No', key: randomUUID() };
    const { receipt } = (await breakSilence(one.actor, input)).data as { receipt: string };
    expect(JSON.parse(receipt).at).toBe(since.toISOString());
    await declaredAndVerified(ids, [receipt]);
  }));
