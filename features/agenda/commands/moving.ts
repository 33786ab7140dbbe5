import { eq, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { type Tx, violated } from '@/db/client';
import { session } from '@/db/schema/agenda';
import { conference } from '@/db/schema/conferences';
import type { Actor } from '@/domain/actor';
import { daysBetween, daysLater } from '@/domain/calendar';
import { authorize } from '@/domain/permissions';
import { refuse } from '@/domain/refusal';
import { changesBetween } from '@/domain/release';
import { insideDays } from '@/domain/timetable';
import { tellOfMove } from '@/features/conferences/queries/telling';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { conferenceMoveInput } from '../input';
import { draftSessions } from '../queries';
import { newestRelease } from '../queries/frozen';
import { countNotes } from '../queries/moving';
import { draftName, releasedFrom } from '../queries/release';
import { openConferenceAlone } from './place';
import { writeRelease } from './release';

/**
 * Moves a conference to another first day, another time zone or both, with all its sessions: each keeps its place among
 * the days, and its time of day or, in another zone, its instant. What was released is released anew with it, so that everybody reads one agenda,
 * and everybody who comes is told.
 * @throws Refusal when one would meet outside the days, when notes were taken, when changes of the draft wait for a release, or when the draft is another by now
 */
export async function moveConference(
  actor: Actor,
  input: z.output<typeof conferenceMoveInput>,
): Promise<Done> {
  const { startsOn, timeZone, keeps, reason } = input;
  const moving = act(actor, async (tx, actor) => {
    const before = await openConferenceAlone(tx, actor, 'conference.move', input.conference);
    const { id: conferenceId } = before;
    authorize(actor, 'agenda.release', { conferenceId });
    if (before.version !== input.version) throw refuse('common.refusal.stale', {}, 'stale');
    if (!before.startsOn || !before.endsOn) throw refuse('agenda.refusal.noDates', {}, 'conflict');
    const days = daysBetween(before.startsOn, startsOn);
    if (days === 0 && timeZone === before.timeZone)
      throw refuse('agenda.refusal.sameDays', {}, 'invalid', 'startsOn');
    if ((await countNotes(tx, conferenceId)) > 0) throw refuse('agenda.refusal.notesTaken', {}, 'conflict');
    const scheduled = await draftSessions(tx, conferenceId);
    const draft = releasedFrom(scheduled);
    if (draftName(draft) !== input.draft) throw refuse('common.refusal.changed', {}, 'stale');
    const latest = await newestRelease(tx, conferenceId);
    if (latest && changesBetween(latest.sessions, draft).length > 0)
      throw refuse('agenda.refusal.unreleased', {}, 'conflict');
    const was = { startsOn: before.startsOn, endsOn: before.endsOn, timeZone: before.timeZone };
    const becomes = { startsOn, endsOn: daysLater(before.endsOn, days), timeZone };
    const to = keeps === 'instant' ? was.timeZone : timeZone;
    await moveSessions(tx, conferenceId, { days, from: was.timeZone, to });
    const moved = await draftSessions(tx, conferenceId);
    const inside = new Set(scheduled.filter((one) => insideDays(one, was)).map(({ id }) => id));
    const outside = moved.filter((one) => inside.has(one.id) && !insideDays(one, becomes)).length;
    if (outside > 0) throw refuse('agenda.refusal.outsideThen', { count: outside }, 'conflict', 'keeps');
    await tx
      .update(conference)
      .set({ ...becomes, version: before.version + 1 })
      .where(eq(conference.id, conferenceId));
    await tellOfMove(tx, before, { before, after: { ...before, ...becomes }, reason });
    await record(tx, actor, {
      conferenceId,
      kind: 'conference.moved',
      entityId: conferenceId,
      before: was,
      after: { ...becomes, keeps, sessions: draft.length, reason },
      topics: [`conference:${conferenceId}`, `agenda:${conferenceId}`],
    });
    if (latest) {
      const sessions = releasedFrom(moved);
      const changes = changesBetween(latest.sessions, sessions).length;
      await writeRelease(tx, actor, conferenceId, { number: latest.number + 1, sessions, changes });
    }
    return { redirect: `/${before.slug}/agenda/edit` };
  });
  return moving.catch((error) => {
    if (violated(error) !== 'session_bureau_person_once') throw error;
    throw refuse('agenda.refusal.leaderElsewhere', {}, 'conflict', 'startsOn');
  });
}

/** 400 years, after which the calendar is the same. */
const FAR = sql`interval '3506328 hours'`;

type Shift = { days: number; from: string; to: string };

/**
 * First all of them far away, then to their places: on its way no session meets one that has not gone yet. Those that were
 * cancelled go along, so that they can be restored.
 */
async function moveSessions(tx: Tx, conferenceId: string, { days, from, to }: Shift): Promise<void> {
  const its = eq(session.conferenceId, conferenceId);
  await tx
    .update(session)
    .set({ startsAt: sql`${session.startsAt} + ${FAR}`, endsAt: sql`${session.endsAt} + ${FAR}` })
    .where(its);
  const placed = (at: typeof session.startsAt | typeof session.endsAt) =>
    sql`((${at} - ${FAR}) at time zone ${from}::text + make_interval(days => ${days}::int)) at time zone ${to}::text`;
  await tx
    .update(session)
    .set({
      startsAt: placed(session.startsAt),
      endsAt: placed(session.endsAt),
      version: sql`${session.version} + 1`,
    })
    .where(its);
}
