import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import { violated, withTx } from '@/db/client';
import { ballotEvent, refusedVote } from '@/db/schema/ballots';
import { participant } from '@/db/schema/delegations';
import { outbox } from '@/db/schema/notices';
import { event } from '@/db/schema/record';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { voteHash } from '@/domain/chain';
import { receiptText, type SignedReceipt } from '@/domain/receipt';
import { CHOICES } from '@/domain/tally';
import { openBallot } from '@/features/ballots/commands/opening';
import { castVote } from '@/features/ballots/commands/vote';
import { sha256 } from '@/platform/chain';
import { signer } from '@/platform/keys';
import { log } from '@/platform/log';
import { actorOf } from '@/platform/signed-in';
import { isSigned } from '@/platform/signing';
import { aBallot, cast, HOUR, opening } from '@/tests/setup/conference/ballots';
import { aHall } from '@/tests/setup/conference/hall';
import { aDelegation, aSeat } from '@/tests/setup/conference/people';
import { rowOf } from '@/tests/setup/stored';
import { hold, meeting, withoutLock } from '../../setup/unguarded';

const votesOf = (ballotId: string) =>
  withTx(SYSTEM, (tx) => tx.select().from(ballotEvent).where(eq(ballotEvent.ballotId, ballotId)));
const refusalsOf = (ballotId: string) =>
  withTx(SYSTEM, (tx) => tx.select().from(refusedVote).where(eq(refusedVote.ballotId, ballotId)));
const refusedWith = (key: string) => ({ name: 'Refusal', key: `ballots.refusal.${key}` });

describe('casting a vote', () => {
  it('answers with a signed receipt, mails it without the choice, and records no choice', async () => {
    const hall = await aHall(3);
    await openBallot(hall.organizer, await opening(hall));
    const [head] = hall.heads;
    if (!head) throw new Error('no head');
    const { receipt, text } = await cast(hall, head, 'against');
    expect(receipt).toMatchObject({
      sequence: 1,
      version: 1,
      choice: 'against',
      delegation: head.delegationId,
    });
    const signed = JSON.parse(text) as SignedReceipt;
    expect(isSigned(signer().publicKey, receiptText(signed), signed.signature)).toBe(true);
    const mails = await withTx(SYSTEM, (tx) =>
      tx.select().from(outbox).where(eq(outbox.conferenceId, hall.conference.id)),
    );
    expect(mails.filter(({ template }) => template === 'ballots.opened')).toHaveLength(3);
    const [mail] = mails.filter(({ template }) => template === 'ballots.receipt');
    expect(mail?.params).toMatchObject({ hash: receipt.hash, sequence: 1, signature: signed.signature });
    expect(JSON.stringify(mail?.params)).not.toContain('against');
    // Who holds the mail, and knows everything else, has no way to try the three choices.
    const { salt, ...guessed } = signed;
    expect(salt).toMatch(/^[0-9a-f]{32}$/);
    for (const choice of CHOICES) {
      const guess = { ...guessed, choice };
      expect(voteHash(sha256, signed.previous, guess)).not.toBe(receipt.hash);
      expect(isSigned(signer().publicKey, receiptText(guess), signed.signature)).toBe(false);
    }
    expect(voteHash(sha256, signed.previous, { ...guessed, salt })).toBe(receipt.hash);
    const events = await withTx(SYSTEM, (tx) =>
      tx.select().from(event).where(eq(event.conferenceId, hall.conference.id)).orderBy(event.sequence),
    );
    const castEvent = events.find(({ kind }) => kind === 'vote.cast');
    expect(castEvent?.after).toEqual({ sequence: 1, hash: receipt.hash });
  });

  it('answers the same key with the same receipt, byte for byte, asked twenty times at once', async () => {
    const hall = await aHall(2);
    const { ballotId } = await aBallot(hall);
    const key = randomUUID();
    const [head, other] = hall.heads;
    if (!head || !other) throw new Error('no heads');
    await cast(hall, other, 'against');
    const twenty = () => Promise.all(Array.from({ length: 20 }, () => cast(hall, head, 'for', key)));
    const answers = await meeting(hall.conference.id, twenty);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await votesOf(ballotId)).toHaveLength(2);
    await cast(hall, head, 'abstain');
    expect((await cast(hall, head, 'against', key)).text).toBe(answers[0]?.text);
    expect(await votesOf(ballotId)).toHaveLength(3);
  });

  it('would answer a doubled vote with an error without the lock (control)', async () => {
    const hall = await aHall(2);
    const { ballotId } = await aBallot(hall);
    const key = randomUUID();
    const [head, other] = hall.heads;
    if (!head || !other) throw new Error('no heads');
    await cast(hall, other, 'against');
    const twenty = () => Promise.allSettled(Array.from({ length: 20 }, () => cast(hall, head, 'for', key)));
    const { done, taken } = await withoutLock('ballot', () => meeting(hall.conference.id, twenty));
    expect(taken).toBe(20);
    const errors = done.flatMap((answer) => (answer.status === 'rejected' ? [violated(answer.reason)] : []));
    expect(errors.length).toBeGreaterThan(0);
    for (const constraint of errors) expect(constraint).toMatch(/^ballot_event_/);
    expect(await votesOf(ballotId)).toHaveLength(2);
  });

  it('refuses whoever has no seat anywhere before it waits for anything', async () => {
    const hall = await aHall(1);
    await aBallot(hall);
    await cast(hall, hall.heads[0] ?? hall.organizer, 'for');
    const chain = await hold('chain', hall.conference.id);
    try {
      for (const nobody of [hall.organizer, ANONYMOUS])
        await expect(cast(hall, nobody, 'for')).rejects.toMatchObject({ name: 'Refusal' });
    } finally {
      await chain.release();
    }
  });

  it('never gives a receipt to another delegation for its key', async () => {
    const hall = await aHall(2);
    await aBallot(hall);
    const [one, two] = hall.heads;
    if (!one || !two) throw new Error('no heads');
    const key = randomUUID();
    await cast(hall, one, 'for', key);
    await expect(cast(hall, two, 'for', key)).rejects.toMatchObject(refusedWith('keyTaken'));
  });

  it('lets a new head replace the vote, and the old one no longer', async () => {
    const hall = await aHall(2);
    const { ballotId } = await aBallot(hall);
    const [head] = hall.heads;
    if (!head) throw new Error('no head');
    await cast(hall, head, 'for');
    await withTx(SYSTEM, (tx) =>
      tx
        .update(participant)
        .set({ withdrawnAt: new Date() })
        .where(eq(participant.id, head.actor.participantId)),
    );
    const successor = await aSeat(hall.conference.id, head.delegationId, 'head');
    // The old head's request was under way with the roles of a moment ago: the database has the last word.
    const refusal = { key: 'common.refusal.withdrawn', kind: 'forbidden' };
    await expect(cast(hall, head, 'abstain')).rejects.toMatchObject(refusal);
    const { receipt } = await cast(hall, successor, 'against');
    expect(receipt).toMatchObject({ version: 2, sequence: 2, choice: 'against' });
    const now = await actorOf(head.actor.accountId ?? '');
    await expect(cast(hall, now, 'for')).rejects.toMatchObject({ kind: 'notFound' });
    expect((await votesOf(ballotId)).map(({ delegationId }) => delegationId)).toEqual([
      head.delegationId,
      head.delegationId,
    ]);
  });

  it('refuses and logs who may not vote, and tells strangers nothing', async () => {
    const hall = await aHall(2);
    const { ballotId } = await aBallot(hall);
    const observer = await aDelegation(hall.conference.id, 'Observing Organization');
    const observing = await aSeat(hall.conference.id, observer.id, 'head');
    await expect(cast(hall, observing, 'for')).rejects.toMatchObject(refusedWith('notOnRoll'));
    const delegate = await aSeat(hall.conference.id, hall.heads[0]?.delegationId ?? '', 'delegate');
    await expect(cast(hall, delegate, 'for')).rejects.toMatchObject(refusedWith('notHead'));
    await expect(cast(hall, hall.organizer, 'for')).rejects.toMatchObject({ kind: 'forbidden' });
    const other = await aHall(1);
    await expect(cast(hall, other.heads[0] ?? other.organizer, 'for')).rejects.toMatchObject({
      kind: 'notFound',
    });
    expect((await refusalsOf(ballotId)).map(({ reason }) => reason)).toEqual([
      'ballots.refusal.notOnRoll',
      'ballots.refusal.notHead',
    ]);
    expect(await votesOf(ballotId)).toEqual([]);
  });

  it('refuses a vote before the opening and from the closing instant on, and keeps the refusal', async () => {
    const early = await aHall(1);
    const later = { opensAt: new Date(Date.now() + HOUR), closesAt: new Date(Date.now() + 2 * HOUR) };
    await aBallot(early, later);
    await expect(cast(early, early.heads[0] ?? early.organizer, 'for')).rejects.toMatchObject(
      refusedWith('notOpenYet'),
    );
    const late = await aHall(1);
    const { ballotId } = await aBallot(late, { closesAt: new Date(Date.now() - 1) });
    const attempt = cast(late, late.heads[0] ?? late.organizer, 'for');
    await expect(attempt).rejects.toMatchObject({ ...refusedWith('closed'), kind: 'late' });
    expect(await refusalsOf(ballotId)).toMatchObject([{ reason: 'ballots.refusal.closed' }]);
  });

  it('refuses each vote of a flood as late, keeps thirty, and counts the others in the log by their ids', async () => {
    const hall = await aHall(1);
    const { ballotId } = await aBallot(hall, { closesAt: new Date(Date.now() - 1) });
    const [head] = hall.heads;
    if (!head) throw new Error('no head');
    const logged = vi.spyOn(log, 'warn');
    const flood = Array.from({ length: 33 }, () => cast(hall, head, 'against'));
    const answers = await Promise.allSettled(flood);
    const lines = logged.mock.calls.map(([fields]) => fields as unknown);
    logged.mockRestore();
    for (const answer of answers)
      expect(answer).toMatchObject({ reason: { ...refusedWith('closed'), kind: 'late' } });
    expect(await refusalsOf(ballotId)).toHaveLength(30);
    const line = { ballot: ballotId, delegation: head.delegationId, account: head.actor.accountId };
    const reason = 'ballots.refusal.closed';
    expect(lines).toEqual(
      expect.arrayContaining([31, 32, 33].map((attempt) => ({ ...line, reason, attempt }))),
    );
    expect(lines).toHaveLength(3);
  });

  it('keeps the chain without a gap when many vote at once', async () => {
    const hall = await aHall(16);
    const ids = await aBallot(hall);
    await Promise.all(hall.heads.flatMap((head) => [cast(hall, head, 'for'), cast(hall, head, 'against')]));
    const votes = (await votesOf(ids.ballotId)).sort((a, b) => a.sequence - b.sequence);
    expect(votes.map(({ sequence }) => sequence)).toEqual(votes.map((_, i) => i + 1));
    expect(votes.slice(1).map((vote) => vote.previousHash)).toEqual(
      votes.slice(0, -1).map(({ hash }) => hash),
    );
    expect(await rowOf(ids)).toMatchObject({ nextSequence: 33, headHash: votes.at(-1)?.hash });
    const { rows } = await withTx(SYSTEM, (tx) =>
      tx.execute(
        sql`select count(*)::int as n from ballot_event where ballot_id = ${ids.ballotId} and version = 2`,
      ),
    );
    expect(rows).toEqual([{ n: 16 }]);
  });

  it('does not know a ballot of another conference', async () => {
    const hall = await aHall(1);
    const vote = { conference: hall.conference.slug, number: 7, choice: 'for' as const, key: randomUUID() };
    await expect(castVote(hall.organizer, vote)).rejects.toMatchObject({ kind: 'notFound' });
  });
});
