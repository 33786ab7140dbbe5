import { and, eq, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { violated } from '@/db/client';
import { ballot, silenceBreak } from '@/db/schema/ballots';
import { conference } from '@/db/schema/conferences';
import { type Actor, seatsIn } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { missing, refuse } from '@/domain/refusal';
import { type BreakRefusal, whyNotBreak } from '@/domain/silence';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { breakInput } from '../input';
import { tellHeads } from './telling';

const KINDS: Partial<Record<BreakRefusal, 'forbidden' | 'late' | 'conflict'>> = {
  'ballots.refusal.notOnRoll': 'forbidden',
  'ballots.refusal.notHead': 'forbidden',
  'ballots.refusal.silenceOver': 'late',
  'ballots.refusal.silenceEnded': 'late',
  'ballots.refusal.notOpenYet': 'conflict',
};

type Facts = { now: Date; onRoll: boolean; isHead: boolean; code: string | null };

/**
 * A delegation breaks silence, with its reason, before the deadline by the database's clock; that ends the
 * procedure. Under the same lock as a vote: a break and the declaration never pass each other.
 */
export async function breakSilence(actor: Actor, input: z.output<typeof breakInput>): Promise<Done> {
  await act(actor, async (tx, actor) => {
    const [row] = await tx
      .select({ ballot })
      .from(ballot)
      .innerJoin(conference, eq(conference.id, ballot.conferenceId))
      .where(and(eq(conference.slug, input.conference), eq(ballot.number, input.number)))
      .for('update', { of: ballot });
    if (row?.ballot.procedure !== 'silence') throw missing();
    const { conferenceId, id: ballotId, opensAt, closesAt, declaredAt } = row.ballot;
    const seats = seatsIn(actor, conferenceId);
    const delegationId = (seats.find((one) => one.capacity === 'head') ?? seats[0])?.delegationId;
    authorize(actor, 'silence.break', { conferenceId, delegationId });
    if (!delegationId || !actor.accountId) throw missing();
    const { rows } = await tx.execute<Facts>(sql`
      select clock_timestamp()::timestamptz(3) as now,
        (select country_code from roll where conference_id = ${conferenceId} and ballot_id = ${ballotId}
          and delegation_id = ${delegationId}) as code,
        exists (select from participant where conference_id = ${conferenceId} and account_id = ${actor.accountId}
          and delegation_id = ${delegationId} and capacity = 'head' and withdrawn_at is null) as "isHead"`);
    const facts = rows[0];
    if (!facts) throw new Error('the database gave no facts');
    const at = new Date(facts.now);
    const onRoll = facts.code !== null;
    const why = whyNotBreak({
      opensAt,
      deadline: closesAt,
      declared: declaredAt !== null,
      onRoll,
      isHead: facts.isHead,
      reason: input.reason,
      now: at,
    });
    if (why) {
      const field = why === 'ballots.refusal.breakWithoutReason' ? 'reason' : undefined;
      throw refuse(why, {}, KINDS[why] ?? 'invalid', field);
    }
    try {
      await tx.insert(silenceBreak).values({
        conferenceId,
        ballotId,
        delegationId,
        reason: input.reason,
        at,
        brokenBy: actor.accountId,
      });
    } catch (error) {
      if (violated(error)) throw refuse('ballots.refusal.brokenAlready', {}, 'conflict');
      throw error;
    }
    await record(tx, actor, {
      conferenceId,
      kind: 'silence.broken',
      entity: 'ballot',
      entityId: ballotId,
      after: { delegationId, reason: input.reason, at: at.toISOString() },
      topics: [`ballot:${ballotId}`, `outcome:${row.ballot.outcomeId}`],
    });
    await tellHeads(tx, { conferenceId, ballotId }, 'ballots.silenceBroken', { country: facts.code ?? '' });
  });
  return { redirect: `/${input.conference}/ballots/${input.number}` };
}
