import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { violated, withTx } from '@/db/client';
import { ballot, roll, rollExclusion } from '@/db/schema/ballots';
import { rulesProfile, votingRightSuspension } from '@/db/schema/conferences';
import { delegation, participant } from '@/db/schema/delegations';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { openBallot, previewOpening } from '@/features/ballots/commands/opening';
import { getBallot } from '@/features/ballots/queries/ballot';
import { listBallots } from '@/features/ballots/queries/list';
import { localOf } from '@/platform/i18n/format';
import { aBallot, cast, HOUR, numberIn, opening } from '@/tests/setup/conference/ballots';
import { reopened, ZONE } from '@/tests/setup/conference/conference';
import { aHall, type Hall } from '@/tests/setup/conference/hall';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { openEveryConnection, withoutLock } from '../../setup/unguarded';

const rollOf = (conferenceId: string) =>
  withTx(SYSTEM, async (tx) => ({
    entitled: await tx.select().from(roll).where(eq(roll.conferenceId, conferenceId)),
    excluded: await tx.select().from(rollExclusion).where(eq(rollExclusion.conferenceId, conferenceId)),
  }));

async function suspend(hall: Hall, countryCode: string, startsAt: Date, endsAt: Date | null = null) {
  await withTx(SYSTEM, (tx) =>
    tx
      .insert(votingRightSuspension)
      .values({ conferenceId: hall.conference.id, countryCode, startsAt, endsAt, reason: 'Arrears' }),
  );
}

describe('opening a ballot', () => {
  it('computes the roll with a reason for each who is not on it, and freezes it with the rules', async () => {
    const hall = await aHall(5);
    const { id: conferenceId } = hall.conference;
    await suspend(hall, 'AG', new Date(Date.now() - HOUR));
    await suspend(hall, 'AR', new Date(Date.now() + HOUR));
    await withTx(SYSTEM, (tx) =>
      tx
        .update(delegation)
        .set({ credentialsStatus: 'rejected', credentialsReason: 'Unsigned' })
        .where(and(eq(delegation.conferenceId, conferenceId), eq(delegation.countryCode, 'BB'))),
    );
    await withTx(SYSTEM, (tx) =>
      tx
        .update(participant)
        .set({ withdrawnAt: new Date() })
        .where(eq(participant.delegationId, hall.heads[3]?.delegationId ?? '')),
    );
    await aDelegation(conferenceId, 'Observing Organization');
    const number = numberIn(await openBallot(hall.organizer, await opening(hall)));
    const { entitled, excluded } = await rollOf(conferenceId);
    expect(entitled.map(({ countryCode }) => countryCode).sort()).toEqual(['AR', 'BR']);
    expect(Object.fromEntries(excluded.map(({ name, reason }) => [name, reason]))).toEqual({
      AG: 'suspended',
      BB: 'credentialsRejected',
      BO: 'noHead',
      'Observing Organization': 'observer',
    });
    // A suspension that begins while the ballot is open counts from the next one.
    await suspend(hall, 'BR', new Date(Date.now() - 1000));
    const brazil = hall.heads.find(({ code }) => code === 'BR');
    await cast(hall, brazil ?? hall.organizer, 'for', undefined, number);
    await withTx(SYSTEM, (tx) =>
      tx.update(rulesProfile).set({ withdrawnAt: new Date() }).where(eq(rulesProfile.id, hall.rulesId)),
    );
    expect((await getBallot(ANONYMOUS, conferenceId, number)).rules).toMatchObject({
      majority: 'simple',
      members: 5,
    });
  });

  it('is refused while the conference meets, on a text not left open, with an empty roll, by the wrong person', async () => {
    const hall = await aHall(1);
    const refusedWith = (key: string) => ({ name: 'Refusal', key: `ballots.refusal.${key}` });
    const chair = await anActor('chair', hall.conference.id);
    await expect(openBallot(chair, await opening(hall))).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(openBallot(ANONYMOUS, await opening(hall))).rejects.toMatchObject({ kind: 'notFound' });
    const foreign = (await aHall(1)).organizer;
    await expect(openBallot(foreign, await opening(hall))).rejects.toMatchObject({ kind: 'notFound' });
    const past = localOf(new Date(Date.now() - HOUR), ZONE);
    const attempts: [Parameters<typeof opening>[1], string][] = [
      [{ outcome: 9 }, 'noSuchOutcome'],
      [{ rules: foreign.accountId ?? '' }, 'noSuchRules'],
      [{ closesAt: past }, 'closesBeforeOpening'],
      [{ opensAt: past }, 'opensInThePast'],
      [{ procedure: 'silence', closesAt: localOf(new Date(Date.now() + HOUR / 2), ZONE) }, 'periodTooShort'],
      [{ closesAt: '2999-01-01T10:00' }, 'periodTooLong'],
    ];
    for (const [values, key] of attempts) {
      await expect(openBallot(hall.organizer, await opening(hall, values)), key).rejects.toMatchObject(
        refusedWith(key),
      );
    }
    await expect(openBallot(hall.organizer, await opening(hall, { rulesVersion: 2 }))).rejects.toMatchObject({
      key: 'common.refusal.stale',
    });
    await anOutcome(hall.conference.id, { number: 2 });
    await expect(openBallot(hall.organizer, await opening(hall, { outcome: 2 }))).rejects.toMatchObject(
      refusedWith('notLeftOpen'),
    );
    await reopened(hall.conference.id);
    await expect(openBallot(hall.organizer, await opening(hall))).rejects.toMatchObject(
      refusedWith('conferenceMeets'),
    );
    const nobody = await aHall(0);
    await expect(openBallot(nobody.organizer, await opening(nobody))).rejects.toMatchObject(
      refusedWith('emptyRoll'),
    );
  });

  it('opens only on the roll that was shown: a head withdrawn in between is seen first', async () => {
    const hall = await aHall(3);
    const { rollDigest } = await previewOpening(hall.organizer, await opening(hall));
    const [head] = hall.heads;
    if (!head) throw new Error('no head');
    await withTx(SYSTEM, (tx) =>
      tx
        .update(participant)
        .set({ withdrawnAt: new Date() })
        .where(eq(participant.id, head.actor.participantId)),
    );
    const stale = await opening(hall, { rollDigest });
    await expect(openBallot(hall.organizer, stale)).rejects.toMatchObject({
      key: 'ballots.refusal.rollChanged',
      kind: 'conflict',
    });
    expect(await listBallots(ANONYMOUS, hall.conference.id)).toEqual([]);
    // Another reason for the same exclusion is another roll, too.
    const seen = await previewOpening(hall.organizer, stale);
    await suspend(hall, head.code, new Date(Date.now() - HOUR));
    await expect(openBallot(hall.organizer, { ...stale, rollDigest: seen.rollDigest })).rejects.toMatchObject(
      { key: 'ballots.refusal.rollChanged' },
    );
    const { rollDigest: current } = await previewOpening(hall.organizer, stale);
    await openBallot(hall.organizer, { ...stale, rollDigest: current });
    expect(await listBallots(ANONYMOUS, hall.conference.id)).toMatchObject([{ roll: 2 }]);
  });

  it('previews what it would freeze and writes nothing', async () => {
    const hall = await aHall(2);
    const seen = await previewOpening(hall.organizer, await opening(hall));
    expect(seen).toMatchObject({ round: 1, rules: { procedure: 'vote', members: 2 }, rulesVersion: 1 });
    expect(await listBallots(ANONYMOUS, hall.conference.id)).toEqual([]);
    await openBallot(hall.organizer, await opening(hall));
    await cast(hall, hall.heads[0] ?? hall.organizer, 'for');
    const other = await aHall(3);
    await aBallot(other);
    expect(await listBallots(ANONYMOUS, hall.conference.id)).toMatchObject([
      { number: 1, roll: 2, turnout: 1, breaks: 0, phase: 'open' },
    ]);
  });

  it('opens one ballot a text however many press at once, and gives each its own number', async () => {
    const hall = await aHall(1);
    await anOutcome(hall.conference.id, { number: 2, leftOpenAt: new Date() });
    const presses = [1, 2, 1, 2, 1, 2].map(async (outcome) =>
      openBallot(hall.organizer, await opening(hall, { outcome })).then(
        (done) => numberIn(done),
        (error) => error.key as string,
      ),
    );
    const answers = await Promise.all(presses);
    expect(answers.filter((answer) => typeof answer === 'number').sort()).toEqual([1, 2]);
    expect(answers.filter((answer) => answer === 'ballots.refusal.openAlready')).toHaveLength(4);
  });

  it('would give one number twice without the lock, and the constraint then refuses (control)', async () => {
    const hall = await aHall(1);
    const numbers = [1, 2, 3, 4, 5, 6];
    for (const number of numbers.slice(1))
      await anOutcome(hall.conference.id, { number, leftOpenAt: new Date() });
    const forms = await Promise.all(numbers.map((outcome) => opening(hall, { outcome })));
    await openEveryConnection();
    const six = () => Promise.allSettled(forms.map((form) => openBallot(hall.organizer, form)));
    const { done, taken } = await withoutLock('conference', six);
    // Each takes it three times: to read the conference, for the number, and for whether it asks for a second person.
    expect(taken).toBe(18);
    const errors = done.flatMap((answer) => (answer.status === 'rejected' ? [violated(answer.reason)] : []));
    expect(errors.length).toBeGreaterThan(0);
    for (const constraint of errors) expect(constraint).toBe('ballot_number');
  });
});

describe('what is seen of a ballot', () => {
  it('shows nobody how others voted before the result, and everyone afterwards', async () => {
    const hall = await aHall(3);
    const { id } = hall.conference;
    const closesAt = new Date(Date.now() + 2500);
    await aBallot(hall, { closesAt });
    const [one, two] = hall.heads;
    if (!one || !two) throw new Error('no heads');
    await cast(hall, one, 'against');
    const administrator = await anActor('administrator');
    const delegate = await aSeat(id, one.delegationId, 'delegate');
    for (const viewer of [ANONYMOUS, hall.organizer, administrator, delegate, two.actor]) {
      const seen = await getBallot(viewer, id, 1);
      expect(seen).toMatchObject({ turnout: 1, roll: 3 });
      expect(JSON.stringify(seen)).not.toContain('against');
    }
    expect((await getBallot(one.actor, id, 1)).mine?.vote).toMatchObject({ choice: 'against', version: 1 });
    await new Promise((done) => setTimeout(done, closesAt.getTime() - Date.now() + 10));
    expect(JSON.stringify(await getBallot(hall.organizer, id, 1))).not.toContain('against');
    const { declareDue } = await import('@/features/ballots/jobs');
    await declareDue();
    const seen = await getBallot(ANONYMOUS, id, 1);
    const choices = Object.fromEntries(seen.entitled.map(({ countryCode, choice }) => [countryCode, choice]));
    expect(choices).toEqual({ AG: 'against', AR: null, BB: null });
    expect(seen.phase).toBe('declared');
    const rows = await withTx(SYSTEM, (tx) => tx.select().from(ballot).where(eq(ballot.conferenceId, id)));
    expect(rows).toHaveLength(1);
  });
});
