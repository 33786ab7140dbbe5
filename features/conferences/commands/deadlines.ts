import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import { conference } from '@/db/schema/conferences';
import type { Actor } from '@/domain/actor';
import { type Deadlines, misorderedDeadline } from '@/domain/deadlines';
import { authorize } from '@/domain/permissions';
import { refuse } from '@/domain/refusal';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import { typedInstant } from '@/platform/typed/instant';
import type { deadlinesInput } from '../input';
import { lockConference } from './settings';

/**
 * Sets until when delegations name their persons and confirm who comes, and until when persons register, on the clocks of the
 * conference. A deadline that has passed is moved to open again what it ended.
 * @throws Refusal where a list would have to be confirmed before nominations end, and once the conference is closed
 */
export async function setDeadlines(actor: Actor, input: z.output<typeof deadlinesInput>): Promise<Done> {
  const { conferenceId, version } = input;
  return act(actor, async (tx, actor) => {
    const row = await lockConference(tx, conferenceId);
    authorize(actor, 'deadlines.set', { conferenceId });
    if (row.closedAt) throw refuse('conferences.refusal.closed', {}, 'conflict');
    if (row.version !== version) throw refuse('common.refusal.stale', {}, 'stale');
    const { nominationDue, confirmationDue, registrationDue } = row;
    const before: Deadlines = { nominationDue, confirmationDue, registrationDue };
    const instant = (name: keyof Deadlines) => {
      const typed = input[name];
      return typed ? typedInstant(typed, row.timeZone, name, before[name] ?? undefined) : null;
    };
    const after: Deadlines = {
      nominationDue: instant('nominationDue'),
      confirmationDue: instant('confirmationDue'),
      registrationDue: instant('registrationDue'),
    };
    const field = misorderedDeadline(after);
    if (field) throw refuse('conferences.invalid.deadlines', {}, 'invalid', field);
    await tx
      .update(conference)
      .set({ ...after, version: version + 1 })
      .where(eq(conference.id, conferenceId));
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
