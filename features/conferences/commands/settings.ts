import { eq, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx } from '@/db/client';
import { conference } from '@/db/schema/conferences';
import type { Actor } from '@/domain/actor';
import { dayIn } from '@/domain/calendar';
import { authorize } from '@/domain/permissions';
import { missing, refuse, sameVersion } from '@/domain/refusal';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { closingInput, settingsInput } from '../input';
import { requireFit } from './dates';

/**
 * Locks the conference's row for a change. Rows that only point at it may be written meanwhile: whoever writes one, as
 * a vote does its mail, has locked the conference's chain by then, which the change waits for in turn.
 */
export async function lockConference(tx: Tx, conferenceId: string) {
  const where = eq(conference.id, conferenceId);
  const [row] = await tx.select().from(conference).where(where).for('no key update');
  if (!row) throw missing();
  return row;
}

/** Changes title, summary, host, dates and time zone. A closed conference keeps what it had. */
export async function editConference(actor: Actor, input: z.output<typeof settingsInput>): Promise<Done> {
  const { conferenceId, version, ...facts } = input;
  return act(actor, async (tx, actor) => {
    const before = await lockConference(tx, conferenceId);
    authorize(actor, 'conference.edit', { conferenceId });
    if (before.closedAt) throw refuse('conferences.refusal.closed', {}, 'conflict');
    if (before.version !== version) throw refuse('common.refusal.stale', {}, 'stale');
    await requireFit(tx, conferenceId, before, facts);
    await tx
      .update(conference)
      .set({ ...facts, version: version + 1 })
      .where(eq(conference.id, conferenceId));
    const { title, summary, hostCountry, hostCity, startsOn, endsOn, timeZone } = before;
    await record(tx, actor, {
      conferenceId,
      kind: 'conference.edited',
      entityId: conferenceId,
      before: { title, summary, hostCountry, hostCity, startsOn, endsOn, timeZone },
      after: facts,
      topics: [`conference:${conferenceId}`],
    });
    return { message: 'conferences.settings.saved' };
  });
}

/**
 * Closes the conference, for good, from its first day on: from now on nothing is scheduled and nothing adopted in session; what was
 * left open goes to the post-conference vote.
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
