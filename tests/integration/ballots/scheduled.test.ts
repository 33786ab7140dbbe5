import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { rollExclusion } from '@/db/schema/ballots';
import { votingRightSuspension } from '@/db/schema/conferences';
import { participant } from '@/db/schema/delegations';
import { outbox } from '@/db/schema/notices';
import { event } from '@/db/schema/record';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { openBallot } from '@/features/ballots/commands/opening';
import { openScheduledBallot } from '@/features/ballots/commands/scheduled';
import { breakSilence } from '@/features/ballots/commands/silence';
import { declareDue, openDue } from '@/features/ballots/jobs';
import { getBallot } from '@/features/ballots/queries/ballot';
import { getOpening } from '@/features/ballots/queries/opening';
import { until } from '@/scripts/processes.mjs';
import { aBallot, cast, HOUR, opening } from '@/tests/setup/conference/ballots';
import { reopened } from '@/tests/setup/conference/conference';
import { aHall, type Hall, type Head } from '@/tests/setup/conference/hall';
import { rowOf } from '@/tests/setup/stored';

type BallotIds = { conferenceId: string; ballotId: string };

const soon = (ms: number) => new Date(Date.now() + ms);
const first = (hall: Hall): Head => {
  const [head] = hall.heads;
  if (!head) throw new Error('no head');
  return head;
};

const withdraw = (head: Head, at: Date) =>
  withTx(SYSTEM, (tx) =>
    tx.update(participant).set({ withdrawnAt: at }).where(eq(participant.id, head.actor.participantId)),
  );

const suspend = (hall: Hall, countryCode: string, startsAt: Date) =>
  withTx(SYSTEM, (tx) =>
    tx
      .insert(votingRightSuspension)
      .values({ conferenceId: hall.conference.id, countryCode, startsAt, reason: 'Arrears' }),
  );

const kindsOf = async (hall: Hall) =>
  (
    await withTx(SYSTEM, (tx) =>
      tx
        .select({ kind: event.kind })
        .from(event)
        .where(eq(event.conferenceId, hall.conference.id))
        .orderBy(event.sequence),
    )
  ).map(({ kind }) => kind);

const mailsOf = (hall: Hall) =>
  withTx(SYSTEM, (tx) => tx.select().from(outbox).where(eq(outbox.conferenceId, hall.conference.id)));

const rollOf = async (hall: Hall) =>
  (await getBallot(ANONYMOUS, hall.conference.id, 1)).entitled.map(({ countryCode }) => countryCode);

/** Waits, by the database's clock, for the instant at which it opens. */
const opensNow = async (ids: BallotIds) => {
  const { opensAt } = await rowOf(ids);
  await until(async () => Date.now() >= opensAt.getTime(), 10_000, 5);
};

describe('a ballot that is scheduled', () => {
  it('has no roll before its instant, shows who would be on it, and tells the truth of it in its mails', async () => {
    const hall = await aHall(3);
    const opensAt = '2031-03-01T10:00';
    await openBallot(hall.organizer, await opening(hall, { opensAt, closesAt: '2031-03-02T10:00' }));
    const seen = await getBallot(first(hall).actor, hall.conference.id, 1);
    expect(seen).toMatchObject({ phase: 'scheduled', opened: false, rules: null, roll: 3 });
    await withdraw(first(hall), new Date());
    expect(await rollOf(hall)).toEqual(['AR', 'BB']);
    expect(await openDue()).toBe(0);
    const [, other] = hall.heads;
    await expect(cast(hall, other ?? first(hall), 'for')).rejects.toMatchObject({
      key: 'ballots.refusal.notOpenYet',
    });
    const mails = await mailsOf(hall);
    expect(mails.map(({ template }) => template)).toEqual(Array(3).fill('ballots.scheduled'));
    expect(await kindsOf(hall)).toEqual(['ballot.scheduled', 'vote.refused']);
  });

  it('freezes what stood at its instant, however late it is opened, and by however many', async () => {
    const hall = await aHall(5);
    const opensAt = soon(1500);
    const ids = await aBallot(hall, { opensAt });
    const [gone, arrears, late, stays, comes] = hall.heads;
    if (!gone || !arrears || !late || !stays || !comes) throw new Error('no heads');
    await withdraw(gone, new Date(opensAt.getTime() - 1));
    await suspend(hall, arrears.code, soon(-HOUR));
    await opensNow(ids);
    // What comes after the instant counts from the next ballot.
    await withdraw(late, soon(50));
    await suspend(hall, stays.code, soon(-HOUR));
    const tries = [openDue(), openDue(), openScheduledBallot(SYSTEM, ids), openScheduledBallot(SYSTEM, ids)];
    await Promise.all(tries);
    await openDue();
    expect(await rollOf(hall)).toEqual([late.code, stays.code, comes.code].sort());
    const excluded = await withTx(SYSTEM, (tx) =>
      tx.select().from(rollExclusion).where(eq(rollExclusion.ballotId, ids.ballotId)),
    );
    expect(Object.fromEntries(excluded.map(({ name, reason }) => [name, reason]))).toEqual({
      [gone.code]: 'noHead',
      [arrears.code]: 'suspended',
    });
    expect((await kindsOf(hall)).filter((kind) => kind === 'ballot.opened')).toHaveLength(1);
    expect((await mailsOf(hall)).map(({ template }) => template)).toEqual(Array(2).fill('ballots.opened'));
    expect((await rowOf(ids)).rules).toMatchObject({ members: 5 });
  });

  it('is opened by the first vote, and by the first break, that come after its instant', async () => {
    const voting = await aHall(2);
    const vote = await aBallot(voting, { opensAt: soon(300) });
    await opensNow(vote);
    const { receipt } = await cast(voting, first(voting), 'for');
    expect(receipt).toMatchObject({ sequence: 1, choice: 'for' });
    expect(await kindsOf(voting)).toEqual(['ballot.opened', 'vote.cast']);
    const silent = await aHall(2);
    const silence = await aBallot(silent, {
      opensAt: soon(300),
      closesAt: soon(2 * HOUR),
      procedure: 'silence',
    });
    await opensNow(silence);
    await breakSilence(first(silent).actor, {
      conference: silent.conference.slug,
      number: 1,
      reason: 'It goes too far',
      key: randomUUID(),
    });
    expect(await kindsOf(silent)).toEqual(['ballot.opened', 'silence.broken']);
    expect((await rowOf(silence)).openedAt).not.toBeNull();
  });
});

describe('a ballot that cannot open at its instant', () => {
  const lapsing = async (hall: Hall, ids: BallotIds, reason: string) => {
    await opensNow(ids);
    await Promise.all([openDue(), openDue()]);
    await openDue();
    expect(await rowOf(ids)).toMatchObject({ lapseReason: reason, openedAt: null, declaredAt: null });
    expect(await getBallot(ANONYMOUS, hall.conference.id, 1)).toMatchObject({
      phase: 'lapsed',
      lapseReason: reason,
      entitled: [],
    });
    await expect(cast(hall, first(hall), 'for')).rejects.toMatchObject({
      key: 'ballots.refusal.lapsed',
    });
    await declareDue();
    expect((await rowOf(ids)).declaredAt).toBeNull();
    const notices = (await mailsOf(hall)).filter(({ template }) => template === 'ballots.lapsed');
    expect(notices).toHaveLength(1);
    expect(String(notices[0]?.params.why)).not.toBe('');
    expect((await kindsOf(hall)).filter((kind) => kind === 'ballot.lapsed')).toHaveLength(1);
    // The text is free again.
    const { outcomes } = await getOpening(hall.organizer, hall.conference.id);
    expect(outcomes.map(({ number }) => number)).toEqual([1]);
  };

  it('lapses where nobody is left on the roll, and a new ballot opens as a first round', async () => {
    const hall = await aHall(1);
    const ids = await aBallot(hall, { opensAt: soon(300) });
    await suspend(hall, first(hall).code, soon(-HOUR));
    await lapsing(hall, ids, 'emptyRoll');
    await withTx(SYSTEM, (tx) =>
      tx
        .update(votingRightSuspension)
        .set({ endsAt: new Date() })
        .where(eq(votingRightSuspension.conferenceId, hall.conference.id)),
    );
    await openBallot(hall.organizer, await opening(hall));
    expect(await getBallot(ANONYMOUS, hall.conference.id, 2)).toMatchObject({
      round: 1,
      previous: null,
      phase: 'open',
    });
  });

  it('lapses where the house was down until it was over: a silence that nobody could break adopts nothing', async () => {
    const hall = await aHall(1);
    const times = { opensAt: soon(200), closesAt: soon(400), procedure: 'silence' as const };
    const ids = await aBallot(hall, times);
    await until(async () => Date.now() > times.closesAt.getTime(), 10_000, 5);
    await lapsing(hall, ids, 'missed');
  });

  it('lapses where the conference meets again, however that came about', async () => {
    const hall = await aHall(1);
    const ids = await aBallot(hall, { opensAt: soon(300) });
    await reopened(hall.conference.id);
    await lapsing(hall, ids, 'conferenceMeets');
  });
});
