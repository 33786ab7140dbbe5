import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { ballot, ballotEvent } from '@/db/schema/ballots';
import { conference } from '@/db/schema/conferences';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { cancelBallot } from '@/features/ballots/commands/cancelling';
import { declareBallot } from '@/features/ballots/commands/declaration';
import { openBallot } from '@/features/ballots/commands/opening';
import { breakSilence } from '@/features/ballots/commands/silence';
import { resultFile } from '@/features/ballots/exports';
import { declareDue, openDue } from '@/features/ballots/jobs';
import { ballotVersionOf } from '@/features/ballots/queries/acting';
import { auditBallots } from '@/features/ballots/queries/audit';
import { getBallot } from '@/features/ballots/queries/ballot';
import { aBallot, cast, HOUR, opening } from '@/tests/setup/conference/ballots';
import { aHall, type Hall } from '@/tests/setup/conference/hall';
import { anActor, aSeat } from '@/tests/setup/conference/people';
import { RULES, withVote } from '@/tests/setup/conference/rules';
import { eventsOf, mailsOf, rowOf } from '@/tests/setup/stored';
import { hold, openEveryConnection, refusalsDuring, withoutLock } from '@/tests/setup/unguarded';
import { byNode, byPython, withoutPython } from '../../domain/results/verifiers';

const soon = (ms: number) => new Date(Date.now() + ms);
const REASON = 'The year in the text is wrong';

/** What an organizer sends who looks at the ballot now. */
async function cancelling(hall: Hall, number = 1, values: Record<string, unknown> = {}) {
  const { slug, id } = hall.conference;
  const symbol = await withTx(SYSTEM, async (tx) => {
    const [row] = await tx.select().from(conference).where(eq(conference.id, id));
    return row?.symbol;
  });
  const shown = await getBallot(SYSTEM, id, number);
  const ballotVersion = ballotVersionOf(shown);
  return { conference: slug, number, ballotVersion, reason: REASON, word: symbol, ...values };
}

const cancel = async (hall: Hall, actor = hall.organizer, number = 1) =>
  cancelBallot(actor, await cancelling(hall, number));

/** The package with its signature, as anybody downloads it. */
async function downloaded(hall: Hall, receipts: string[] = [], number = 1) {
  const address = { conference: hall.conference.slug, number };
  const [json, sig] = await Promise.all(
    ['result.json', 'result.sig'].map((name) => resultFile(ANONYMOUS, address, name)),
  );
  if (!json || !sig) throw new Error('no files');
  return { bytes: json.bytes, signature: sig.bytes, receipts };
}

const audits = (hall: Hall) => withTx(SYSTEM, (tx) => auditBallots(tx, hall.conference.id));

describe('a ballot that is cancelled while it is open', () => {
  it('is over, with what was cast sealed, told to those concerned, and signed', async () => {
    const hall = await aHall(4);
    const [one, two, three] = hall.heads;
    if (!one || !two || !three) throw new Error('no heads');
    const ids = await aBallot(hall);
    const receipt = await cast(hall, one, 'for');
    await cast(hall, two, 'against');
    const focal = await aSeat(hall.conference.id, three.delegationId, 'focalPoint');
    await cancel(hall);
    expect(await getBallot(ANONYMOUS, hall.conference.id, 1)).toMatchObject({
      phase: 'cancelled',
      cancelReason: REASON,
      turnout: 2,
      result: null,
      acts: [{ kind: 'cancelled', office: 'organizer', reason: REASON, sequence: 3 }],
    });
    await expect(cast(hall, three, 'for')).rejects.toMatchObject({
      key: 'ballots.refusal.cancelled',
      kind: 'late',
    });
    expect(await declareBallot(SYSTEM, ids)).toBe(false);
    const mails = (await mailsOf(hall.conference.id)).filter(
      ({ template }) => template === 'ballots.cancelled',
    );
    expect(mails).toHaveLength(5);
    expect(mails.filter(({ params }) => params.voted === 1)).toHaveLength(2);
    expect(mails.every(({ params }) => params.reason === REASON)).toBe(true);
    expect(focal).toBeTruthy();
    const files = await downloaded(hall, [receipt.text]);
    expect(files.bytes.toString()).not.toMatch(/"(for|against|choice|salt)"/);
    expect(byNode(files)).toMatchObject({
      code: 0,
      said: expect.stringMatching(/^OK cancelled: .*"voted":2\}, 1 rec/),
    });
    if (!withoutPython) expect((await byPython([files]))[0]).toMatchObject({ code: 0 });
    expect(await audits(hall)).toEqual([
      { number: 1, state: 'cancelled', conflict: null, unrecorded: false },
    ]);
    // The text is free for another one.
    expect(await openBallot(hall.organizer, await opening(hall))).toMatchObject({ params: { number: 2 } });
  });

  it('answers a vote that was recorded before with its receipt', async () => {
    const hall = await aHall(2);
    const [one] = hall.heads;
    if (!one) throw new Error('no head');
    await aBallot(hall);
    const key = randomUUID();
    const { text } = await cast(hall, one, 'for', key);
    await cancel(hall);
    expect((await cast(hall, one, 'for', key)).text).toBe(text);
  });

  it('asks for the symbol, the right and the ballot as it is now', async () => {
    const hall = await aHall(2);
    await aBallot(hall);
    const send = (values: Record<string, unknown>, actor = hall.organizer) =>
      cancelling(hall, 1, values).then((input) => cancelBallot(actor, input));
    await expect(send({ word: 'another' })).rejects.toMatchObject({ key: 'common.refusal.wrongWord' });
    await expect(send({ word: undefined })).rejects.toMatchObject({ field: 'word' });
    await expect(send({ ballotVersion: '0'.repeat(64) })).rejects.toMatchObject({ kind: 'stale' });
    const chair = await anActor('chair', hall.conference.id);
    await expect(send({}, chair)).rejects.toMatchObject({ kind: 'forbidden' });
    expect(
      (await rowOf({ conferenceId: hall.conference.id, ballotId: (await aRow(hall)).id })).cancelledAt,
    ).toBe(null);
  });

  it('is cancelled once, however often and by whoever it is sent', async () => {
    const hall = await aHall(2);
    await aBallot(hall);
    const other = await anActor('organizer', hall.conference.id);
    const answers = await Promise.allSettled([cancel(hall), cancel(hall), cancel(hall, other)]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = answers.flatMap((one) => (one.status === 'rejected' ? [one.reason.key] : []));
    expect(new Set(refused)).toEqual(new Set(['ballots.refusal.cancelledAlready']));
    const events = (await eventsOf(hall.conference.id)).filter(({ kind }) => kind === 'ballot.cancelled');
    expect(events).toHaveLength(1);
  });
});

const aRow = async (hall: Hall) => {
  const [row] = await withTx(SYSTEM, (tx) =>
    tx.select().from(ballot).where(eq(ballot.conferenceId, hall.conference.id)),
  );
  if (!row) throw new Error('no ballot');
  return row;
};

it('acknowledges no vote after the cancellation, while fifty vote', async () => {
  await openEveryConnection();
  const hall = await aHall(50);
  const ids = await aBallot(hall);
  const input = await cancelling(hall);
  const seen = { acknowledged: 0, refused: 0, other: [] as unknown[] };
  let first = () => {};
  const begun = new Promise<void>((done) => {
    first = done;
  });
  const votes = hall.heads.map((head, index) =>
    cast(hall, head, index % 2 ? 'for' : 'against').then(
      () => {
        seen.acknowledged += 1;
        // In the midst of them, however fast the machine is.
        if (seen.acknowledged === 15) first();
      },
      (error) => {
        if (error.key === 'ballots.refusal.cancelled') seen.refused += 1;
        else seen.other.push(error);
      },
    ),
  );
  await begun;
  await cancelBallot(hall.organizer, input);
  await Promise.all(votes);
  const { cancelledAt } = await rowOf(ids);
  const stored = await withTx(SYSTEM, (tx) =>
    tx.select().from(ballotEvent).where(eq(ballotEvent.ballotId, ids.ballotId)),
  );
  expect(seen.other).toEqual([]);
  expect(seen.acknowledged + seen.refused).toBe(50);
  expect(seen.refused).toBeGreaterThan(0);
  expect(stored).toHaveLength(seen.acknowledged);
  expect(stored.every(({ at }) => cancelledAt && at < cancelledAt)).toBe(true);
  const files = await downloaded(
    hall,
    stored.map(({ receipt }) => receipt),
  );
  expect(byNode(files).said).toMatch(new RegExp(`^OK cancelled: .*"voted":${seen.acknowledged}\\}`));
  expect((await audits(hall))[0]?.conflict).toBe(null);
}, 60_000);

/** A vote is under way when the cancellation comes: both are held at the chain, and let go together. */
async function cancelledUpon() {
  const hall = await aHall(3);
  const [one, two] = hall.heads;
  if (!one || !two) throw new Error('no heads');
  const ids = await aBallot(hall);
  await cast(hall, one, 'for');
  const input = await cancelling(hall);
  const chain = await hold('chain', hall.conference.id);
  const { done, refused } = await refusalsDuring(async () => {
    const voting = cast(hall, two, 'for').then(
      () => 1,
      () => 0,
    );
    await chain.standing(1);
    const cancelled = cancelBallot(hall.organizer, input);
    await chain.standing(2);
    await chain.release();
    const turnedBack = await cancelled.then(
      () => [],
      (error) => [String(error)],
    );
    return { voted: await voting, turnedBack };
  });
  const { resultPackage } = await rowOf(ids);
  const counted = JSON.parse(resultPackage ?? '{}').tally?.voted;
  return { lost: counted !== 1 + done.voted, refused: [...refused, ...done.turnedBack] };
}

it('waits with the package for a vote that is under way', async () => {
  expect(await cancelledUpon()).toEqual({ lost: false, refused: [] });
});

it('would run into that vote without the lock on the ballot (control)', async () => {
  const { done, taken } = await withoutLock('ballot', cancelledUpon);
  expect(taken).toBeGreaterThan(1);
  // What the lock keeps apart meets further on: the database turns one of the two back, or the cancellation finds a doubt.
  expect(done.refused.length).toBeGreaterThan(0);
});

describe('a ballot that has ended', () => {
  it('is declared, whoever presses at its close', async () => {
    const hall = await aHall(2);
    const ids = await aBallot(hall, { closesAt: soon(300) });
    const input = await cancelling(hall);
    await new Promise((done) => setTimeout(done, 320));
    const [declared, cancelled] = await Promise.allSettled([
      declareBallot(SYSTEM, ids),
      cancelBallot(hall.organizer, input),
    ]);
    expect(declared).toEqual({ status: 'fulfilled', value: true });
    expect(cancelled.status).toBe('rejected');
    expect(await rowOf(ids)).toMatchObject({ cancelledAt: null });
    await expect(cancel(hall)).rejects.toMatchObject({ key: 'ballots.refusal.declaredAlready' });
  });

  it('is not cancelled once all have voted, or silence is broken', async () => {
    const hall = await aHall(2, withVote({ closeEarlyWhenAllVoted: true }));
    await aBallot(hall);
    for (const head of hall.heads) await cast(hall, head, 'for');
    await expect(cancel(hall)).rejects.toMatchObject({ key: 'ballots.refusal.endedAlready' });
    const silent = await aHall(2, RULES);
    await aBallot(silent, { procedure: 'silence' });
    const [one] = silent.heads;
    if (!one) throw new Error('no head');
    const breaking = { conference: silent.conference.slug, number: 1, reason: 'Too far', key: randomUUID() };
    await breakSilence(one.actor, breaking);
    await expect(cancel(silent)).rejects.toMatchObject({ key: 'ballots.refusal.endedAlready' });
  });
});

it('cancels a silence procedure, which then nobody breaks and nothing adopts', async () => {
  const hall = await aHall(2);
  const ids = await aBallot(hall, { procedure: 'silence', closesAt: soon(2 * HOUR) });
  await cancel(hall);
  const [one] = hall.heads;
  if (!one) throw new Error('no head');
  const breaking = { conference: hall.conference.slug, number: 1, reason: 'Too far', key: randomUUID() };
  await expect(breakSilence(one.actor, breaking)).rejects.toMatchObject({ key: 'ballots.refusal.cancelled' });
  await declareDue();
  expect(await rowOf(ids)).toMatchObject({ declaredAt: null, result: null });
  expect(byNode(await downloaded(hall))).toMatchObject({ code: 0 });
});

it('cancels a scheduled ballot without a package, and opens it no more', async () => {
  const hall = await aHall(3);
  const ids = await aBallot(hall, { opensAt: soon(400), closesAt: soon(HOUR) });
  await cancelBallot(hall.organizer, await cancelling(hall, 1, { word: undefined }));
  expect(await rowOf(ids)).toMatchObject({ openedAt: null, resultPackage: null, cancelReason: REASON });
  await new Promise((done) => setTimeout(done, 420));
  await openDue();
  expect(await rowOf(ids)).toMatchObject({ openedAt: null });
  await expect(downloaded(hall)).rejects.toMatchObject({ kind: 'notFound' });
  const mails = (await mailsOf(hall.conference.id)).filter(
    ({ template }) => template === 'ballots.cancelled',
  );
  expect(mails).toHaveLength(3);
  expect(await audits(hall)).toMatchObject([{ state: 'cancelled', conflict: null }]);
});
