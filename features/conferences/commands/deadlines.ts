import { isDeepStrictEqual } from 'node:util';
import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import { NOW } from '@/db/client';
import { conference } from '@/db/schema/conferences';
import type { Actor } from '@/domain/actor';
import { misorderedDeadline } from '@/domain/deadlines';
import { authorize } from '@/domain/permissions';
import { refuse } from '@/domain/refusal';
import type { DeadlineName } from '@/domain/reminders';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import { typedInstant } from '@/platform/typed/instant';
import type { deadlinesInput } from '../input';
import { tellOfDeadlines } from '../queries/telling';
import { lockConference } from './settings';

/**
 * Sets until when delegations name their persons, confirm who comes and submit texts, and until when persons register, on the clocks of
 * the conference, and on which days those are reminded who owe something. A deadline that has passed is moved to open again what it
 * ended; whom it concerns is told.
 * @throws Refusal where a list would have to be confirmed before nominations end, and once the conference is closed
 */
export async function setDeadlines(actor: Actor, input: z.output<typeof deadlinesInput>): Promise<Done> {
  const { conferenceId, version } = input;
  return act(actor, async (tx, actor) => {
    const row = await lockConference(tx, conferenceId);
    authorize(actor, 'deadlines.set', { conferenceId });
    if (row.closedAt) throw refuse('conferences.refusal.closed', {}, 'conflict');
    if (row.version !== version) throw refuse('common.refusal.stale', {}, 'stale');
    const { nominationDue, confirmationDue, registrationDue, submissionDue, reminderDays } = row;
    const before = { nominationDue, confirmationDue, registrationDue, submissionDue, reminderDays };
    const instant = (name: DeadlineName | 'submissionDue') => {
      const typed = input[name];
      return typed ? typedInstant(typed, row.timeZone, name, before[name] ?? undefined) : null;
    };
    const after = {
      nominationDue: instant('nominationDue'),
      confirmationDue: instant('confirmationDue'),
      registrationDue: instant('registrationDue'),
      submissionDue: instant('submissionDue'),
      reminderDays: [...input.reminderDays],
    };
    const field = misorderedDeadline(after);
    if (field) throw refuse('conferences.invalid.deadlines', {}, 'invalid', field);
    await tx
      .update(conference)
      .set({
        ...after,
        ...(!isDeepStrictEqual(before, after) && { remindersSince: NOW }),
        version: version + 1,
      })
      .where(eq(conference.id, conferenceId));
    await tellOfDeadlines(tx, row, { before, after });
    await record(tx, actor, {
      conferenceId,
      kind: 'deadlines.set',
      entityId: conferenceId,
      before,
      after,
      topics: [`conference:${conferenceId}`],
    });
    return { message: 'conferences.deadlines.saved' };
  });
}
