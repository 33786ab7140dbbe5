import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { type Tx, withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { asOwner } from '@/db/owner';
import { ballot, ballotEvent, roll } from '@/db/schema/ballots';
import { SYSTEM } from '@/domain/actor';
import { CHOICES, type Tally, tally, type VoteEvent } from '@/domain/tally';
import { newSalt } from '@/platform/chain';
import { aBallot } from '@/tests/setup/conference/ballots';
import { aHall } from '@/tests/setup/conference/hall';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { manyDelegations } from '@/tests/setup/conference/people';
import { rowOf } from '@/tests/setup/stored';

const MOST = 24;
const RUNS = 50;

let ids: { conferenceId: string; ballotId: string };
const delegations = Array.from({ length: MOST }, () => newId());
beforeAll(async () => {
  const opened = await rowOf(await aBallot(await aHall(1)));
  const like = { ...opened, openedAt: null, rules: null, headHash: null };
  const { conferenceId } = like;
  const { id: outcomeId } = await anOutcome(conferenceId, { number: 2 });
  const id = newId();
  // A ballot with nobody on its roll yet.
  await withTx(SYSTEM, (tx) => tx.insert(ballot).values({ ...like, id, outcomeId, number: 2 }));
  ids = { conferenceId, ballotId: id };
  await manyDelegations(
    conferenceId,
    delegations.map((id) => ({ id })),
  );
});

/** A roll of none to `MOST`, each delegation with the choices of its versions, and the order they are stored in. */
const votings = fc
  .array(fc.array(fc.constantFrom(...CHOICES), { maxLength: 4 }), { maxLength: MOST })
  .chain((choices) => {
    const entitled = delegations.slice(0, choices.length);
    const events: VoteEvent[] = entitled.flatMap((delegationId, n) =>
      (choices[n] ?? []).map((choice, version) => ({ delegationId, version: version + 1, choice })),
    );
    return fc.record({
      entitled: fc.constant(entitled),
      events: fc.shuffledSubarray(events, { minLength: events.length }),
    });
  });

/** What `ballot_tally` says of a roll and its votes, which are stored and taken back. */
async function counted(
  entitled: readonly string[],
  events: readonly VoteEvent[],
): Promise<Tally | undefined> {
  let result: Tally | undefined;
  const takenBack = new Error('taken back');
  const store = async (tx: Tx) => {
    // No ballot is open, and the chain is not asked for: this is about counting.
    await asOwner(tx, () => tx.execute(sql`alter table ballot_event disable trigger user`));
    const countryCode = (n: number) => String.fromCharCode(65 + Math.floor(n / 26), 65 + (n % 26));
    if (entitled.length > 0)
      await tx
        .insert(roll)
        .values(entitled.map((delegationId, n) => ({ ...ids, delegationId, countryCode: countryCode(n) })));
    if (events.length > 0)
      await tx.insert(ballotEvent).values(
        events.map((event, n) => ({
          ...ids,
          ...event,
          sequence: n + 1,
          key: randomUUID(),
          actor: newId(),
          at: new Date(),
          salt: newSalt(),
          previousHash: '',
          hash: '',
          receipt: '',
        })),
      );
    const { rows } = await tx.execute<Tally>(sql`
      select roll, "for", against, abstain, not_voting as "notVoting" from ballot_tally
      where conference_id = ${ids.conferenceId} and ballot_id = ${ids.ballotId}`);
    result = rows[0];
    throw takenBack;
  };
  await withTx(SYSTEM, store).catch((error: unknown) => {
    if (error !== takenBack) throw error;
  });
  return result;
}

it('is the same in SQL and in TypeScript, whoever voted, how often and in which order', async () => {
  let changed = 0;
  const property = fc.asyncProperty(votings, async ({ entitled, events }) => {
    const figures = tally(entitled, events);
    changed += events.some(({ version }) => version > 1) ? 1 : 0;
    // A ballot without a roll has no row in the view.
    expect(await counted(entitled, events)).toEqual(entitled.length > 0 ? figures : undefined);
  });
  await fc.assert(property, { numRuns: RUNS });
  expect(changed).toBeGreaterThan(RUNS / 4);
});
