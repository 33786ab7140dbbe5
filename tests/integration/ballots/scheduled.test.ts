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
import { openScheduled } from '@/features/ballots/commands/scheduled';
import { breakSilence } from '@/features/ballots/commands/silence';
import { declareDue, openDue } from '@/features/ballots/jobs';
import { getBallot } from '@/features/ballots/queries/ballot';
import { getOpening } from '@/features/ballots/queries/opening';
import { until } from '@/scripts/processes.mjs';
import { aBallot, aGround, cast, type Ground, type Head, HOUR, opening, reopened, rowOf } from './ground';

type Place = { conferenceId: string; ballotId: string };

const soon = (ms: number) => new Date(Date.now() + ms);
const first = (ground: Ground): Head => {
  const [head] = ground.heads;
  if (!head) throw new Error('no head');
  return head;
};

const withdraw = (head: Head, at: Date) =>
  withTx(SYSTEM, (tx) =>
    tx.update(participant).set({ withdrawnAt: at }).where(eq(participant.id, head.actor.participantId)),
  );

const suspend = (ground: Ground, countryCode: string, startsAt: Date) =>
  withTx(SYSTEM, (tx) =>
    tx
      .insert(votingRightSuspension)
      .values({ conferenceId: ground.conference.id, countryCode, startsAt, reason: 'Arrears' }),
  );

const kindsOf = async (ground: Ground) =>
  (
    await withTx(SYSTEM, (tx) =>
      tx.select({ kind: event.kind }).from(event).where(eq(event.conferenceId, ground.conference.id)),
    )
  ).map(({ kind }) => kind);

const mailsOf = (ground: Ground) =>
  withTx(SYSTEM, (tx) => tx.select().from(outbox).where(eq(outbox.conferenceId, ground.conference.id)));

const rollOf = async (ground: Ground) =>
  (await getBallot(ANONYMOUS, ground.conference.id, 1)).entitled.map(({ countryCode }) => countryCode);

/** Waits, by the database's clock, for the instant at which it opens. */
const opensNow = async (place: Place) => {
  const { opensAt } = await rowOf(place);
  await until(async () => Date.now() >= opensAt.getTime(), 10_000, 5);
};

describe('a ballot that is scheduled', () => {
  it('has no roll before its instant, shows who would be on it, and tells the truth of it in its mails', async () => {
    const ground = await aGround(3);
    const opensAt = '2031-03-01T10:00';
    await openBallot(ground.organizer, await opening(ground, { opensAt, closesAt: '2031-03-02T10:00' }));
    const seen = await getBallot(first(ground).actor, ground.conference.id, 1);
    expect(seen).toMatchObject({ phase: 'scheduled', opened: false, rules: null, roll: 3 });
    await withdraw(first(ground), new Date());
    expect(await rollOf(ground)).toEqual(['AR', 'BB']);
    expect(await openDue()).toBe(0);
    const [, other] = ground.heads;
    await expect(cast(ground, other ?? first(ground), 'for')).rejects.toMatchObject({
      key: 'ballots.refusal.notOpenYet',
    });
    const mails = await mailsOf(ground);
    expect(mails.map(({ template }) => template)).toEqual(Array(3).fill('ballots.scheduled'));
    expect(await kindsOf(ground)).toEqual(['ballot.scheduled', 'vote.refused']);
  });

  it('freezes what stood at its instant, however late it is opened, and by however many', async () => {
    const ground = await aGround(5);
    const opensAt = soon(400);
    const place = await aBallot(ground, { opensAt });
    const [gone, arrears, late, stays, comes] = ground.heads;
    if (!gone || !arrears || !late || !stays || !comes) throw new Error('no heads');
    await withdraw(gone, new Date(opensAt.getTime() - 1));
    await suspend(ground, arrears.code, soon(-HOUR));
    await opensNow(place);
    // What comes after the instant counts from the next ballot.
    await withdraw(late, soon(50));
    await suspend(ground, stays.code, soon(-HOUR));
    const tries = [openDue(), openDue(), openScheduled(SYSTEM, place), openScheduled(SYSTEM, place)];
    await Promise.all(tries);
    await openDue();
    expect(await rollOf(ground)).toEqual([late.code, stays.code, comes.code].sort());
    const excluded = await withTx(SYSTEM, (tx) =>
      tx.select().from(rollExclusion).where(eq(rollExclusion.ballotId, place.ballotId)),
    );
    expect(Object.fromEntries(excluded.map(({ name, reason }) => [name, reason]))).toEqual({
      [gone.code]: 'noHead',
      [arrears.code]: 'suspended',
    });
    expect((await kindsOf(ground)).filter((kind) => kind === 'ballot.opened')).toHaveLength(1);
    expect((await mailsOf(ground)).map(({ template }) => template)).toEqual(Array(2).fill('ballots.opened'));
    expect((await rowOf(place)).rules).toMatchObject({ members: 5 });
  });

  it('is opened by the first vote, and by the first break, that come after its instant', async () => {
    const voting = await aGround(2);
    const vote = await aBallot(voting, { opensAt: soon(300) });
    await opensNow(vote);
    const { receipt } = await cast(voting, first(voting), 'for');
    expect(receipt).toMatchObject({ sequence: 1, choice: 'for' });
    expect(await kindsOf(voting)).toEqual(['ballot.opened', 'vote.cast']);
    const silent = await aGround(2);
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
  const lapsing = async (ground: Ground, place: Place, reason: string) => {
    await opensNow(place);
    await Promise.all([openDue(), openDue()]);
    await openDue();
    expect(await rowOf(place)).toMatchObject({ lapseReason: reason, openedAt: null, declaredAt: null });
    expect(await getBallot(ANONYMOUS, ground.conference.id, 1)).toMatchObject({
      phase: 'lapsed',
      lapseReason: reason,
      entitled: [],
    });
    await expect(cast(ground, first(ground), 'for')).rejects.toMatchObject({
      key: 'ballots.refusal.lapsed',
    });
    await declareDue();
    expect((await rowOf(place)).declaredAt).toBeNull();
    const told = (await mailsOf(ground)).filter(({ template }) => template === 'ballots.lapsed');
    expect(told).toHaveLength(1);
    expect(String(told[0]?.params.why)).not.toBe('');
    expect((await kindsOf(ground)).filter((kind) => kind === 'ballot.lapsed')).toHaveLength(1);
    // The text is free again.
    const { outcomes } = await getOpening(ground.organizer, ground.conference.id);
    expect(outcomes.map(({ number }) => number)).toEqual([1]);
  };

  it('lapses where nobody is left on the roll, and a new ballot opens as a first round', async () => {
    const ground = await aGround(1);
    const place = await aBallot(ground, { opensAt: soon(300) });
    await suspend(ground, first(ground).code, soon(-HOUR));
    await lapsing(ground, place, 'emptyRoll');
    await withTx(SYSTEM, (tx) =>
      tx
        .update(votingRightSuspension)
        .set({ endsAt: new Date() })
        .where(eq(votingRightSuspension.conferenceId, ground.conference.id)),
    );
    await openBallot(ground.organizer, await opening(ground));
    expect(await getBallot(ANONYMOUS, ground.conference.id, 2)).toMatchObject({
      round: 1,
      previous: null,
      phase: 'open',
    });
  });

  it('lapses where the house was down until it was over: a silence that nobody could break adopts nothing', async () => {
    const ground = await aGround(1);
    const times = { opensAt: soon(200), closesAt: soon(400), procedure: 'silence' as const };
    const place = await aBallot(ground, times);
    await until(async () => Date.now() > times.closesAt.getTime(), 10_000, 5);
    await lapsing(ground, place, 'missed');
  });

  it('lapses where the conference meets again, however that came about', async () => {
    const ground = await aGround(1);
    const place = await aBallot(ground, { opensAt: soon(300) });
    await reopened(ground.conference.id);
    await lapsing(ground, place, 'conferenceMeets');
  });
});
