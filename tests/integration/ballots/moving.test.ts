import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { declareBallot } from '@/features/ballots/commands/declaration';
import { moveClose } from '@/features/ballots/commands/moving';
import { resultFile } from '@/features/ballots/exports';
import { ballotVersionOf } from '@/features/ballots/queries/acting';
import { auditBallots } from '@/features/ballots/queries/audit';
import { getBallot } from '@/features/ballots/queries/ballot';
import { localOf } from '@/platform/i18n/format';
import { until } from '@/scripts/processes.mjs';
import { aBallot, cast, HOUR } from '@/tests/setup/conference/ballots';
import { ZONE } from '@/tests/setup/conference/conference';
import { aHall, type Hall } from '@/tests/setup/conference/hall';
import { anActor } from '@/tests/setup/conference/people';
import { withVote } from '@/tests/setup/conference/rules';
import { eventsOf, mailsOf, rowOf } from '@/tests/setup/stored';
import { byNode, byPython, withoutPython } from '../../domain/results/verifiers';

const DAY = 24 * HOUR;
const soon = (ms: number) => new Date(Date.now() + ms);

/** What an organizer sends who looks at the ballot now. */
async function moving(hall: Hall, to: Date) {
  const { slug, id } = hall.conference;
  const ballotVersion = ballotVersionOf(await getBallot(SYSTEM, id, 1));
  return { conference: slug, number: 1, ballotVersion, closesAt: localOf(to, ZONE), reason: 'A holiday' };
}

const move = async (hall: Hall, to: Date, actor = hall.organizer) => moveClose(actor, await moving(hall, to));

describe('the close of an open ballot', () => {
  it('is moved later, for all to see, and the result says so', async () => {
    const hall = await aHall(3);
    const [one, two] = hall.heads;
    if (!one || !two) throw new Error('no heads');
    const ids = await aBallot(hall, { closesAt: soon(1500) });
    await cast(hall, one, 'for');
    const { closesAt: before } = await rowOf(ids);
    await move(hall, soon(2 * HOUR));
    const { closesAt } = await rowOf(ids);
    expect(closesAt > before).toBe(true);
    await until(async () => Date.now() > before.getTime(), 5000, 20);
    expect(await declareBallot(SYSTEM, ids)).toBe(false);
    const receipt = await cast(hall, two, 'for');
    expect(receipt.receipt.sequence).toBe(3);
    const shown = await getBallot(ANONYMOUS, hall.conference.id, 1);
    const act = { kind: 'closeMoved', from: before.toISOString(), to: closesAt.toISOString() };
    expect(shown).toMatchObject({
      phase: 'open',
      acts: [{ ...act, office: 'organizer', reason: 'A holiday' }],
    });
    const mails = (await mailsOf(hall.conference.id)).filter(
      ({ template }) => template === 'ballots.closeMoved',
    );
    expect(mails.map(({ params }) => params.reason)).toEqual(['A holiday', 'A holiday', 'A holiday']);
    const events = (await eventsOf(hall.conference.id)).filter(({ kind }) => kind === 'close.moved');
    expect(events).toMatchObject([{ after: { sequence: 2, reason: 'A holiday' } }]);
    const audits = await withTx(SYSTEM, (tx) => auditBallots(tx, hall.conference.id));
    expect(audits).toMatchObject([{ state: 'open', conflict: null }]);
  });

  it('is moved earlier with notice alone', async () => {
    const hall = await aHall(2);
    const [one] = hall.heads;
    if (!one) throw new Error('no head');
    await aBallot(hall, { closesAt: soon(3 * DAY) });
    await cast(hall, one, 'for');
    // To the minute, as it is typed: the next but one.
    const to = new Date(Math.ceil(Date.now() / 60_000) * 60_000 + 60_000);
    await expect(move(hall, to)).rejects.toMatchObject({ key: 'ballots.refusal.closeWithoutNotice' });
    const later = soon(5 * DAY);
    await move(hall, later);
    await move(hall, soon(2 * DAY));
    expect((await getBallot(ANONYMOUS, hall.conference.id, 1)).acts).toHaveLength(2);
  });

  it('is refused to others, for a page of before, and once it is over', async () => {
    const hall = await aHall(2);
    await aBallot(hall, { closesAt: soon(2 * HOUR) });
    const chair = await anActor('chair', hall.conference.id);
    await expect(move(hall, soon(DAY), chair)).rejects.toMatchObject({ kind: 'forbidden' });
    const [first, second] = [await moving(hall, soon(DAY)), await moving(hall, soon(2 * DAY))];
    const answers = await Promise.allSettled([
      moveClose(hall.organizer, first),
      moveClose(hall.organizer, second),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const over = await aHall(2);
    const ids = await aBallot(over, { closesAt: soon(200) });
    const input = await moving(over, soon(DAY));
    await until(async () => Date.now() > (await rowOf(ids)).closesAt.getTime(), 5000, 20);
    const [declared, moved] = await Promise.allSettled([
      declareBallot(SYSTEM, ids),
      moveClose(over.organizer, input),
    ]);
    expect(declared).toEqual({ status: 'fulfilled', value: true });
    expect(moved.status).toBe('rejected');
  });

  it('is never put before the deadline of a silence', async () => {
    const hall = await aHall(2);
    await aBallot(hall, { procedure: 'silence', closesAt: soon(5 * DAY) });
    await expect(move(hall, soon(3 * DAY))).rejects.toMatchObject({
      key: 'ballots.refusal.extensionBackwards',
    });
    await move(hall, soon(6 * DAY));
  });
});

it('moves the close of a scheduled ballot, outside of a chain that there is not yet', async () => {
  const hall = await aHall(2);
  const ids = await aBallot(hall, { opensAt: soon(HOUR), closesAt: soon(DAY) });
  await move(hall, soon(3 * HOUR));
  expect((await rowOf(ids)).closesAt < soon(4 * HOUR)).toBe(true);
  expect((await getBallot(ANONYMOUS, hall.conference.id, 1)).acts).toEqual([]);
});

it('publishes the move in a package that both verifiers accept', async () => {
  const hall = await aHall(2, withVote({ closeEarlyWhenAllVoted: true }));
  const [one, two] = hall.heads;
  if (!one || !two) throw new Error('no heads');
  const ids = await aBallot(hall);
  const { text } = await cast(hall, one, 'for');
  await move(hall, soon(DAY));
  const other = await cast(hall, two, 'for');
  expect(await declareBallot(SYSTEM, ids)).toBe(true);
  const address = { conference: hall.conference.slug, number: 1 };
  const [json, sig] = await Promise.all(
    ['result.json', 'result.sig'].map((name) => resultFile(ANONYMOUS, address, name)),
  );
  if (!json || !sig) throw new Error('no files');
  const files = { bytes: json.bytes, signature: sig.bytes, receipts: [text, other.text] };
  expect(JSON.parse(json.bytes.toString())).toMatchObject({ format: 'plenary-result-3', outcome: 'adopted' });
  expect(byNode(files)).toMatchObject({ code: 0 });
  if (!withoutPython) expect((await byPython([files]))[0]).toMatchObject({ code: 0 });
  expect(await getBallot(ANONYMOUS, hall.conference.id, 1)).toMatchObject({ phase: 'declared', doubt: null });
  const audits = await withTx(SYSTEM, (tx) => auditBallots(tx, hall.conference.id));
  expect(audits).toMatchObject([{ state: 'declared', conflict: null }]);
});
