import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { roleGrant } from '@/db/schema/accounts';
import { event } from '@/db/schema/record';
import { SYSTEM } from '@/domain/actor';
import { isRefusal } from '@/domain/refusal';
import { withdrawRole } from '@/features/accounts/commands/roles';
import { addRoom } from '@/features/agenda/commands/rooms';
import { replaceHead } from '@/features/delegations/commands/nomination';
import { seatsVersionOf } from '@/features/delegations/queries/delegations';
import { aBallot, cast } from '@/tests/setup/conference/ballots';
import { aConference } from '@/tests/setup/conference/conference';
import { aHall } from '@/tests/setup/conference/hall';
import { anActor, aSeat } from '@/tests/setup/conference/people';
import { openEveryConnection } from '../../setup/unguarded';

const chainOf = (conferenceId: string) =>
  withTx(SYSTEM, (tx) =>
    tx.select().from(event).where(eq(event.conferenceId, conferenceId)).orderBy(asc(event.sequence)),
  );

/**
 * Does it again and again until it is refused; once it was done `after` times, `ending` begins beside it. Whatever else
 * fails, in either, ends both. @returns how often it was done, and why no more
 */
async function endedAmidst(
  doing: (done: number) => Promise<unknown>,
  after: number,
  ending: () => Promise<unknown>,
): Promise<{ done: number; why: string }> {
  let done = 0;
  let isOver = false;
  const again = async () => {
    while (!isOver) {
      await doing(done);
      done += 1;
    }
    throw new Error('what would have ended it has failed');
  };
  const refused = async () => {
    try {
      return await again();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return error.key;
    } finally {
      isOver = true;
    }
  };
  const ended = async () => {
    while (done < after && !isOver) await new Promise((turn) => setImmediate(turn));
    try {
      await ending();
    } catch (error) {
      isOver = true;
      throw error;
    }
  };
  const [why] = await Promise.all([refused(), ended()]);
  return { done, why };
}

it('records no vote of a head after the replacement, however they meet', async () => {
  const hall = await aHall(12);
  const conferenceId = hall.conference.id;
  await aBallot(hall);
  await openEveryConnection();
  const races = hall.heads.map(async (head, n) => {
    const next = await aSeat(conferenceId, head.delegationId, 'alternate');
    const voting = (done: number) => cast(hall, head, done % 2 === 0 ? 'for' : 'against');
    // Each is replaced at another point of its voting.
    return endedAmidst(voting, n % 4, () =>
      replaceHead(hall.organizer, {
        conference: hall.conference.slug,
        delegationId: head.delegationId,
        participantId: next.participantId,
        former: n % 2 === 0 ? 'delegate' : 'withdrawn',
        seatsVersion: seatsVersionOf([
          { id: head.actor.participantId, capacity: 'head' },
          { id: next.participantId, capacity: 'alternate' },
        ]),
      }),
    );
  });
  const raced = await Promise.all(races);
  const chain = await chainOf(conferenceId);
  const replaced = chain.filter(({ kind }) => kind === 'delegation.headReplaced');
  expect(replaced).toHaveLength(12);
  const late = hall.heads.filter(({ actor, delegationId }) => {
    const at = replaced.find(({ entityId }) => entityId === delegationId)?.sequence ?? 0;
    const mine = chain.filter(({ kind, actor: who }) => kind === 'vote.cast' && who === actor.accountId);
    return mine.some(({ sequence }) => sequence > at);
  });
  expect(late).toEqual([]);
  const sum = raced.reduce((all, { done }) => all + done, 0);
  expect(chain.filter(({ kind }) => kind === 'vote.cast')).toHaveLength(sum);
  expect(sum).toBeGreaterThan(12);
  const reasons = new Set(raced.map(({ why }) => why));
  expect([...reasons].sort()).toEqual(['ballots.refusal.notHead', 'common.refusal.withdrawn']);
});

it('records nothing of somebody after the withdrawal of their role, however they meet', async () => {
  const { id: conferenceId, slug } = await aConference();
  const administrator = await anActor('administrator');
  await openEveryConnection();
  const races = Array.from({ length: 12 }, async (_, n) => {
    const organizer = await anActor('organizer', conferenceId);
    const adding = () => addRoom(organizer, { conference: slug, name: randomUUID(), capacity: 10 });
    const ended = await endedAmidst(adding, n % 4, async () => {
      const [held] = await withTx(SYSTEM, (tx) =>
        tx
          .select()
          .from(roleGrant)
          .where(eq(roleGrant.accountId, organizer.accountId ?? '')),
      );
      await withdrawRole(administrator, { conferenceId, grant: held?.id ?? '', version: held?.version ?? 0 });
    });
    return { organizer, ...ended };
  });
  const raced = await Promise.all(races);
  const chain = await chainOf(conferenceId);
  const late = raced.filter(({ organizer }) => {
    const ended = chain.find(
      ({ kind, before }) =>
        kind === 'role.withdrawn' && JSON.stringify(before).includes(organizer.accountId ?? ''),
    );
    return chain.some(
      ({ actor, sequence }) => actor === organizer.accountId && sequence > (ended?.sequence ?? 0),
    );
  });
  expect(late).toEqual([]);
  expect(new Set(raced.map(({ why }) => why))).toEqual(new Set(['common.refusal.withdrawn']));
  expect(raced.reduce((all, { done }) => all + done, 0)).toBeGreaterThan(12);
});
