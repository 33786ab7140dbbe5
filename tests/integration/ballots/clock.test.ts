import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { ballot, isOpened, silenceBreak } from '@/db/schema/ballots';
import { SYSTEM } from '@/domain/actor';
import { appendVote } from '@/features/ballots/commands/append';
import { breakSilence } from '@/features/ballots/commands/silence';
import { aBallot, aGround, cast, HOUR } from './ground';
import { forcibly } from './manipulations';

/** Later than the clock says: as it stood before somebody set it back. */
const ahead = () => new Date(Date.now() + HOUR / 6);

it('a clock that was set back puts no vote before the one that it hangs on', async () => {
  const ground = await aGround(2);
  const { conferenceId, ballotId, number } = await aBallot(ground);
  const [one, two] = ground.heads;
  if (!one || !two) throw new Error('no heads');
  const now = ahead();
  // Written by a clock that went ahead: to the guard of now its time is still to come.
  await forcibly('alter table ballot_event disable trigger user', false);
  await withTx(SYSTEM, async (tx) => {
    const its = and(eq(ballot.conferenceId, conferenceId), eq(ballot.id, ballotId));
    const [of] = await tx.select().from(ballot).where(its).for('update');
    if (!of || !isOpened(of)) throw new Error('no ballot that is open');
    const facts = { now, onRoll: true, isHead: true, version: 0, same: null, mail: null, signingKey: null };
    const input = { conference: ground.conference.slug, number, choice: 'for' as const, key: randomUUID() };
    await appendVote(tx, one.actor, of, one.delegationId, facts, input);
  });
  await forcibly('alter table ballot_event enable trigger user', false);
  const { receipt } = await cast(ground, two, 'against');
  expect(receipt).toMatchObject({ sequence: 2, at: now.toISOString() });
});

it('nor a break of silence before another', async () => {
  const ground = await aGround(2);
  const { conferenceId, ballotId, number } = await aBallot(ground, { procedure: 'silence' });
  const [one, two] = ground.heads;
  if (!one || !two) throw new Error('no heads');
  const now = ahead();
  await forcibly(`
    insert into silence_break (conference_id, ballot_id, delegation_id, reason, at, broken_by, sequence, key, salt,
      previous_hash, hash, receipt) values ('${conferenceId}', '${ballotId}', '${one.delegationId}', 'No',
      '${now.toISOString()}', '${one.actor.accountId}', 1, gen_random_uuid(), '', '', '', '');
    update ballot set next_sequence = 2 where id = '${ballotId}'`);
  const input = { conference: ground.conference.slug, number, reason: 'Nor we', key: randomUUID() };
  await breakSilence(two.actor, input);
  const rows = await withTx(SYSTEM, (tx) =>
    tx.select({ at: silenceBreak.at }).from(silenceBreak).where(eq(silenceBreak.ballotId, ballotId)),
  );
  expect(rows.map(({ at }) => at)).toEqual([now, now]);
});
