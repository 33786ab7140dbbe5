import { and, eq, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { keptReason } from '@/db/schema/kept-reasons';
import { SYSTEM } from '@/domain/actor';
import { checkBreak } from '@/features/ballots/commands/reason';
import { breakSilence } from '@/features/ballots/commands/silence';
import { REASON_MAX } from '@/features/ballots/input';
import { declareDue, forgetOldReasons } from '@/features/ballots/jobs';
import { getKeptReason } from '@/features/ballots/queries/reason';
import { aBallot, HOUR } from '@/tests/setup/conference/ballots';
import { aHall } from '@/tests/setup/conference/hall';
import { aSeat } from '@/tests/setup/conference/people';
import { inRequest } from '@/tests/setup/request';

/** A silence procedure with two heads in it, and what each would find on the page that checks a reason. */
async function aSilence(closesAt = new Date(Date.now() + 2 * HOUR)) {
  const hall = await aHall(2);
  const { ballotId: id, number } = await aBallot(hall, { procedure: 'silence', closesAt });
  const [head, other] = hall.heads;
  if (!head || !other) throw new Error('no heads');
  const conferenceId = hall.conference.id;
  const shown = ({ actor, delegationId }: typeof head) =>
    getKeptReason(actor, { id, conferenceId }, delegationId);
  const its = and(eq(keptReason.conferenceId, conferenceId), eq(keptReason.ballotId, id));
  const left = () => withTx(SYSTEM, (tx) => tx.$count(keptReason, its));
  const address = { conference: hall.conference.slug, number };
  return { head, other, address, conferenceId, its, shown, left };
}

it.each([
  'It goes too far.\nParagraph 2 above all.',
  'ي'.repeat(REASON_MAX),
  '😀'.repeat(REASON_MAX / 2),
  Array.from({ length: REASON_MAX }, (_, n) => String.fromCodePoint(0x4e00 + ((n * 7919) % 20_000))).join(''),
])(
  'keeps a reason as it was typed, in no cookie, for its own account and delegation alone',
  async (reason) => {
    const { head, other, address, conferenceId, its, shown, left } = await aSilence();
    const { cookies, result } = await inRequest(() => checkBreak(head.actor, { ...address, reason }));
    expect(result).toEqual({ redirect: `/${address.conference}/ballots/${address.number}/break/check` });
    expect(cookies).toEqual({});
    expect(await shown(head)).toMatchObject({ reason });
    const beside = await aSeat(conferenceId, head.delegationId, 'delegate');
    expect(await shown({ ...head, actor: beside })).toBeNull();
    expect(await shown(other)).toBeNull();
    expect(await shown({ ...other, delegationId: head.delegationId })).toBeNull();
    expect(await shown({ ...head, delegationId: other.delegationId })).toBeNull();
    const [row] = await withTx(SYSTEM, (tx) => tx.select().from(keptReason).where(its));
    expect(row?.sealed).not.toContain(reason.slice(0, 8));
    const typed = await shown(head);
    if (!typed) throw new Error('nothing is kept');
    await checkBreak(other.actor, { ...address, reason: 'Of the other one' });
    expect(await left()).toBe(2);
    await breakSilence(head.actor, { ...address, ...typed });
    expect(await left()).toBe(0);
  },
);

it('keeps the last reason that was typed, with a key of its own', async () => {
  const { head, address, shown, left } = await aSilence();
  await checkBreak(head.actor, { ...address, reason: 'First' });
  const first = await shown(head);
  await checkBreak(head.actor, { ...address, reason: 'Second' });
  const second = await shown(head);
  expect([first?.reason, second?.reason]).toEqual(['First', 'Second']);
  expect(second?.key).not.toBe(first?.key);
  expect(await left()).toBe(1);
});

it('keeps none for whoever may not break the silence', async () => {
  const { head, address, conferenceId, left } = await aSilence();
  const delegate = await aSeat(conferenceId, head.delegationId, 'delegate');
  await expect(checkBreak(delegate, { ...address, reason: 'Not mine to say' })).rejects.toThrow();
  expect(await left()).toBe(0);
});

it('forgets it with the result, and after some hours', async () => {
  const ended = await aSilence(new Date(Date.now() - 1000));
  await checkBreak(ended.head.actor, { ...ended.address, reason: 'Too late' });
  const waiting = await aSilence();
  await checkBreak(waiting.head.actor, { ...waiting.address, reason: 'Of this hour' });
  await checkBreak(waiting.other.actor, { ...waiting.address, reason: 'Of yesterday' });
  const old = and(waiting.its, eq(keptReason.delegationId, waiting.other.delegationId));
  const yesterday = sql`clock_timestamp() - interval '13 hours'`;
  await withTx(SYSTEM, (tx) => tx.update(keptReason).set({ at: yesterday }).where(old));
  expect(await forgetOldReasons()).toBe(1);
  expect([await waiting.left(), await ended.left()]).toEqual([1, 1]);
  await declareDue();
  expect([await waiting.left(), await ended.left()]).toEqual([1, 0]);
});
