import { and, eq, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx, violated } from '@/db/client';
import { newId } from '@/db/columns';
import { votingRightSuspension } from '@/db/schema/conferences';
import type { Actor } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { missing, refuse, sameVersion } from '@/domain/refusal';
import { openBallotNumbers } from '@/features/ballots/queries/open';
import type { BareKey } from '@/messages/keys';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import { typedInstant } from '@/platform/typed/instant';
import type { suspensionEndInput, suspensionInput } from '../input';
import { lockConference } from './settings';

const REFUSED: Record<string, BareKey> = {
  suspension_once: 'conferences.refusal.suspensionOverlaps',
  suspension_member: 'conferences.refusal.noMember',
  suspension_range: 'common.invalid.range',
};

/** Says so where a ballot is open whose roll this does not change any more. */
async function done(tx: Tx, conferenceId: string, what: 'saved' | 'ended'): Promise<Done> {
  const ballots = await openBallotNumbers(tx, conferenceId);
  return ballots === null
    ? { message: `conferences.suspensions.${what}` }
    : { message: `conferences.suspensions.${what}Open`, params: { ballots } };
}

/** Suspends a member's voting right from a time on. It is judged when a ballot opens. */
export async function writeSuspension(actor: Actor, input: z.output<typeof suspensionInput>): Promise<Done> {
  const { conferenceId, countryCode, reason } = input;
  try {
    return await act(actor, async (tx, actor) => {
      const { timeZone } = await lockConference(tx, conferenceId);
      authorize(actor, 'suspension.write', { conferenceId });
      const id = newId();
      const startsAt = typedInstant(input.startsAt, timeZone, 'startsAt');
      const endsAt = input.endsAt ? typedInstant(input.endsAt, timeZone, 'endsAt') : null;
      await tx
        .insert(votingRightSuspension)
        .values({ conferenceId, id, countryCode, startsAt, endsAt, reason });
      await record(tx, actor, {
        conferenceId,
        kind: 'suspension.written',
        entityId: id,
        after: { countryCode, startsAt, endsAt, reason },
      });
      return done(tx, conferenceId, 'saved');
    });
  } catch (error) {
    const constraint = violated(error) ?? '';
    const key = REFUSED[constraint];
    if (!key) throw error;
    throw refuse(key, {}, 'conflict', constraint === 'suspension_range' ? 'endsAt' : 'countryCode');
  }
}

/** Ends a suspension that is running, now. */
export async function endSuspension(actor: Actor, input: z.output<typeof suspensionEndInput>): Promise<Done> {
  const { conferenceId, suspension } = input;
  return act(actor, async (tx, actor) => {
    await lockConference(tx, conferenceId);
    authorize(actor, 'suspension.write', { conferenceId });
    const here = and(
      eq(votingRightSuspension.conferenceId, conferenceId),
      eq(votingRightSuspension.id, suspension),
    );
    const [before] = await tx.select().from(votingRightSuspension).where(here);
    if (!before) throw missing();
    sameVersion(before, input.version);
    const now = await dbNow(tx);
    if (before.startsAt >= now || (before.endsAt && before.endsAt <= now))
      throw refuse('conferences.refusal.suspensionNotRunning', {}, 'conflict');
    const [ended] = await tx
      .update(votingRightSuspension)
      .set({ endsAt: sql`clock_timestamp()`, version: before.version + 1 })
      .where(here)
      .returning({ endsAt: votingRightSuspension.endsAt });
    await record(tx, actor, {
      conferenceId,
      kind: 'suspension.ended',
      entityId: suspension,
      before: { endsAt: before.endsAt },
      after: { countryCode: before.countryCode, endsAt: ended?.endsAt },
    });
    return done(tx, conferenceId, 'ended');
  });
}
