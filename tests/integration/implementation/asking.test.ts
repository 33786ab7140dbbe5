import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { followUp, followUpMember, followUpNotice, followUpRhythm } from '@/db/schema/implementation';
import { outbox } from '@/db/schema/notices';
import { SYSTEM } from '@/domain/actor';
import { dayIn, daysLater } from '@/domain/calendar';
import { noticeDue, type Rhythm, type RoundNotice, roundsBegun } from '@/domain/implementation';
import { reportImplementation } from '@/features/implementation/commands/reports';
import { askForReports } from '@/features/implementation/jobs';
import { aConference, ZONE } from '@/tests/setup/conference/conference';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { aDelegation, aSeat } from '@/tests/setup/conference/people';

const TODAY = dayIn(ZONE, new Date());

/** A sample, whose past can be made: a follow-up that two members are asked in since some days, for 30 days. */
async function aRound(daysAgo: number, askedAlready: boolean) {
  const meeting = await aConference({ sample: true });
  const adopted = await anOutcome(meeting.id, { adoptedAt: new Date(), adoptionMethod: 'consensus' });
  const chile = await aDelegation(meeting.id, 'CL');
  const peru = await aDelegation(meeting.id, 'PE');
  const head = await aSeat(meeting.id, chile.id, 'head');
  await aSeat(meeting.id, chile.id, 'focalPoint');
  await aSeat(meeting.id, chile.id, 'delegate');
  await aSeat(meeting.id, peru.id, 'head');
  const ref = { conferenceId: meeting.id, outcomeId: adopted.id };
  const firstOn = daysLater(TODAY, -daysAgo);
  const before = new Date(Date.now() - (daysAgo + 1) * 24 * 3_600_000);
  await withTx(SYSTEM, async (tx) => {
    await tx.insert(followUp).values({ ...ref, publicStates: false, openedAt: before });
    for (const { id } of [chile, peru]) await tx.insert(followUpMember).values({ ...ref, delegationId: id });
    await tx.insert(followUpRhythm).values({ ...ref, number: 1, firstOn, answerDays: 30, setAt: before });
    if (askedAlready)
      await tx.insert(followUpNotice).values({ ...ref, roundOn: firstOn, kind: 'asked', sentAt: before });
  });
  const mails = () =>
    withTx(SYSTEM, (tx) => tx.select().from(outbox).where(eq(outbox.conferenceId, meeting.id)));
  const report = () =>
    reportImplementation(head, {
      ...{ conference: meeting.slug, number: 1, delegationId: chile.id, version: 0, state: 'inProgress' },
      ...{ words: null, evidence: null, doneOn: null, contactName: null, contactEmail: null },
    });
  return { mails, report };
}

it('writes as a round begins to the heads and focal points, once, however often and from wherever it runs', async () => {
  const { mails } = await aRound(0, false);
  await Promise.all([askForReports(), askForReports(), askForReports()]);
  await askForReports();
  const sent = await mails();
  expect(sent.map(({ template }) => template)).toEqual(Array(3).fill('implementation.asked'));
  expect(new Set(sent.map(({ recipient }) => recipient)).size).toBe(3);
  expect(sent.map(({ params }) => String(params.link))).toEqual(
    Array(3).fill(expect.stringMatching(/sign-in\/link\?token=.*outcomes%2F1%2Fimplementation%2F(cl|pe)/)),
  );
});

it('reminds before the end those alone that still owe a report, once', async () => {
  const { mails, report } = await aRound(25, true);
  await report();
  await Promise.all([askForReports(), askForReports()]);
  await askForReports();
  expect((await mails()).map(({ template }) => template)).toEqual(['implementation.reminded']);
});

it('writes nothing once a round is over', async () => {
  const { mails } = await aRound(40, true);
  await askForReports();
  expect(await mails()).toEqual([]);
});

it('asks before it reminds, and does not remind at once whom it asked late', () => {
  const rhythm: Rhythm = {
    ...{ firstOn: '2023-03-01', everyMonths: null, answerDays: 30, lastOn: null },
    setAt: new Date('2023-02-01T00:00:00Z'),
  };
  const due = (now: string, ...sent: RoundNotice[]) =>
    noticeDue(roundsBegun([rhythm], ZONE, new Date(now)), sent, new Date(now));
  const notice = (kind: 'asked' | 'reminded', at: string): RoundNotice => ({
    ...{ roundOn: '2023-03-01', kind, sentAt: new Date(at) },
  });
  const early = notice('asked', '2023-03-01T12:00:00Z');
  expect(due('2023-02-28T12:00:00Z')).toBeNull();
  expect(due('2023-03-02T12:00:00Z')).toBe('asked');
  expect(due('2023-03-20T12:00:00Z', early)).toBeNull();
  expect(due('2023-03-28T12:00:00Z', early)).toBe('reminded');
  expect(due('2023-03-28T12:00:00Z', early, notice('reminded', '2023-03-27T00:00:00Z'))).toBeNull();
  expect(due('2023-03-28T12:00:00Z', notice('asked', '2023-03-28T00:00:00Z'))).toBeNull();
  expect(due('2023-04-02T12:00:00Z', early)).toBeNull();
});
