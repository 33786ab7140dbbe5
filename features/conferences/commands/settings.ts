import { and, eq, isNull } from 'drizzle-orm';
import type * as z from 'zod';
import type { Tx } from '@/db/client';
import { conference } from '@/db/schema/conferences';
import type { Actor } from '@/domain/actor';
import { takesBack } from '@/domain/correcting';
import { authorize } from '@/domain/permissions';
import { missing, refuse } from '@/domain/refusal';
import { optionalTextAfter, textAfter } from '@/domain/working-languages';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { settingsInput } from '../input';
import { tellOfMove } from '../queries/telling';
import { requireFit } from './dates';

/**
 * Locks the conference's row for a change. Rows that only point at it may be written meanwhile: whoever writes one, as
 * a vote does its mail, has locked the conference's chain by then, which the change waits for in turn.
 */
export async function lockConference(tx: Tx, conferenceId: string) {
  const where = and(eq(conference.id, conferenceId), isNull(conference.removedAt));
  const [row] = await tx.select().from(conference).where(where).for('no key update');
  if (!row) throw missing();
  return row;
}

/**
 * Changes title, summary, host, dates and time zone; with a reason where others than its organizers know what changes, and
 * whoever comes is told of another day, clock or place. A closed conference keeps what it had.
 */
export async function editConference(actor: Actor, input: z.output<typeof settingsInput>): Promise<Done> {
  const { conferenceId, version, reason, ...typed } = input;
  return act(actor, async (tx, actor) => {
    const before = await lockConference(tx, conferenceId);
    authorize(actor, 'conference.edit', { conferenceId });
    if (before.closedAt) throw refuse('conferences.refusal.closed', {}, 'conflict');
    if (before.version !== version) throw refuse('common.refusal.stale', {}, 'stale');
    const facts = {
      ...typed,
      title: textAfter(before, typed.title, { field: 'title', stands: before.title }),
      summary: optionalTextAfter(before, typed.summary, { field: 'summary', stands: before.summary }),
      hostCity: optionalTextAfter(before, typed.hostCity, { field: 'hostCity', stands: before.hostCity }),
    };
    await requireFit(tx, conferenceId, before, facts);
    if (!before.hiddenAt && !reason && takesBack(before, facts))
      throw refuse('common.invalid.empty', {}, 'invalid', 'reason');
    await tx
      .update(conference)
      .set({ ...facts, version: version + 1 })
      .where(eq(conference.id, conferenceId));
    await tellOfMove(tx, before, { before, after: facts, reason: reason ?? '' });
    const { title, summary, hostCountry, hostCity, startsOn, endsOn, timeZone } = before;
    await record(tx, actor, {
      conferenceId,
      kind: 'conference.edited',
      entityId: conferenceId,
      before: { title, summary, hostCountry, hostCity, startsOn, endsOn, timeZone },
      after: { ...facts, reason },
      topics: [`conference:${conferenceId}`],
    });
    return { message: 'conferences.settings.saved' };
  });
}
