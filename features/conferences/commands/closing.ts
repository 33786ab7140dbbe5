import { and, eq, gte, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow } from '@/db/client';
import { ballot } from '@/db/schema/ballots';
import { conference } from '@/db/schema/conferences';
import { finalReport } from '@/db/schema/final-reports';
import type { Actor } from '@/domain/actor';
import { dayIn } from '@/domain/calendar';
import { isRecallable, requireWord } from '@/domain/correcting';
import { authorize } from '@/domain/permissions';
import { isEarly } from '@/domain/phase';
import { refuse, sameVersion } from '@/domain/refusal';
import { secondPerson } from '@/features/proposals/queries/gate';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { closingInput, reopeningInput } from '../input';
import { sessionsAhead } from '../queries/closing';
import { lockConference } from './settings';

/**
 * Closes the conference, from its first day on: from now on nothing is scheduled and nothing adopted in session; what was
 * left open goes to the post-conference vote. Before its end its symbol must be typed.
 */
export async function closeConference(actor: Actor, input: z.output<typeof closingInput>): Promise<Done> {
  const { conferenceId } = input;
  return act(actor, async (tx, actor) => {
    const before = await lockConference(tx, conferenceId);
    authorize(actor, 'conference.close', { conferenceId });
    if (before.closedAt) throw refuse('conferences.refusal.closedAlready', {}, 'conflict');
    sameVersion(before, input.version);
    const today = dayIn(before.timeZone, await dbNow(tx));
    if (before.startsOn && today < before.startsOn)
      throw refuse('conferences.refusal.notBegun', {}, 'conflict');
    if (isEarly(before, today, await sessionsAhead(tx, conferenceId)))
      requireWord(input.word ?? '', before.symbol);
    const waits = await secondPerson(tx, actor, {
      conferenceId,
      act: 'closeConference',
      entityId: conferenceId,
      subject: before.title,
      path: '/settings/close',
      input,
    });
    if (waits) return waits;
    const [closed] = await tx
      .update(conference)
      .set({ closedAt: sql`clock_timestamp()`, closedBy: actor.accountId, version: before.version + 1 })
      .where(eq(conference.id, conferenceId))
      .returning({ closedAt: conference.closedAt });
    await record(tx, actor, {
      conferenceId,
      kind: 'conference.closed',
      entityId: conferenceId,
      after: { closedAt: closed?.closedAt },
      topics: [`conference:${conferenceId}`],
    });
    return { redirect: `/${before.slug}/overview` };
  });
}

/**
 * Recalls the closing of minutes ago, which nothing has followed: the conference meets again as before.
 * @throws Refusal when it is not closed, when too long ago, or when a ballot was opened or scheduled, or the final report made, since
 */
export async function reopenConference(actor: Actor, input: z.output<typeof reopeningInput>): Promise<Done> {
  const { conferenceId, reason } = input;
  return act(actor, async (tx, actor) => {
    const before = await lockConference(tx, conferenceId);
    authorize(actor, 'conference.reopen', { conferenceId });
    const { closedAt } = before;
    if (!closedAt) throw refuse('conferences.refusal.notClosed', {}, 'conflict');
    sameVersion(before, input.version);
    if (!isRecallable(closedAt, await dbNow(tx))) throw refuse('common.refusal.recalledTooLate', {}, 'late');
    const [since] = await tx
      .select({ number: ballot.number })
      .from(ballot)
      .where(and(eq(ballot.conferenceId, conferenceId), gte(ballot.scheduledAt, closedAt)))
      .limit(1);
    if (since) throw refuse('conferences.refusal.ballotSince', { number: since.number }, 'conflict');
    const [report] = await tx
      .select({ number: finalReport.number })
      .from(finalReport)
      .where(and(eq(finalReport.conferenceId, conferenceId), gte(finalReport.madeAt, closedAt)))
      .limit(1);
    if (report) throw refuse('conferences.refusal.reportSince', { number: report.number }, 'conflict');
    await tx
      .update(conference)
      .set({ closedAt: null, closedBy: null, version: before.version + 1 })
      .where(eq(conference.id, conferenceId));
    await record(tx, actor, {
      conferenceId,
      kind: 'conference.reopened',
      entityId: conferenceId,
      before: { closedAt },
      after: { reason },
      topics: [`conference:${conferenceId}`],
    });
    return { redirect: `/${before.slug}/overview` };
  });
}
