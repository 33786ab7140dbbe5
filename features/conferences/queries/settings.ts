import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { member, rulesProfile, votingRightSuspension } from '@/db/schema/conferences';
import type { Actor } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { missing } from '@/domain/refusal';

const MOST = 200;

export type RulesRow = typeof rulesProfile.$inferSelect;
export type SuspensionLine = typeof votingRightSuspension.$inferSelect;

/** The rules-of-procedure profiles in force, by name's age; at most 200. */
export async function listRules(viewer: Actor, conferenceId: string): Promise<RulesRow[]> {
  authorize(viewer, 'rules.write', { conferenceId });
  return withTx(viewer, (tx) =>
    tx
      .select()
      .from(rulesProfile)
      .where(and(eq(rulesProfile.conferenceId, conferenceId), isNull(rulesProfile.withdrawnAt)))
      .orderBy(asc(rulesProfile.createdAt), asc(rulesProfile.id))
      .limit(MOST),
  );
}

/** One profile in force, to make a new version of it. */
export async function getRules(viewer: Actor, conferenceId: string, id: string): Promise<RulesRow> {
  const profile = (await listRules(viewer, conferenceId)).find((row) => row.id === id);
  if (!profile) throw missing();
  return profile;
}

/** The suspensions of voting rights, newest first, and the members whose right can be suspended. */
export async function listSuspensions(
  viewer: Actor,
  conferenceId: string,
): Promise<{ suspensions: SuspensionLine[]; members: string[] }> {
  authorize(viewer, 'suspension.write', { conferenceId });
  return withTx(viewer, async (tx) => {
    const suspensions = await tx
      .select()
      .from(votingRightSuspension)
      .where(eq(votingRightSuspension.conferenceId, conferenceId))
      .orderBy(desc(votingRightSuspension.startsAt))
      .limit(MOST);
    const members = await tx
      .select({ code: member.countryCode })
      .from(member)
      .where(eq(member.conferenceId, conferenceId))
      .limit(300);
    return { suspensions, members: members.map(({ code }) => code) };
  });
}

/** `today` is the calendar day where the conference is. */
export type Closing = { ahead: number; drafts: number; leftOpen: number; adopted: number; today: string };

/** What closing the conference would leave as it is. One question. */
export async function getClosing(viewer: Actor, conferenceId: string): Promise<Closing> {
  authorize(viewer, 'conference.close', { conferenceId });
  const { rows } = await withTx(viewer, (tx) =>
    tx.execute<Closing>(sql`
      select
        (select count(*)::int from session where conference_id = ${conferenceId}
          and ends_at > clock_timestamp() and cancelled_at is null) as ahead,
        (select (clock_timestamp() at time zone time_zone)::date::text from conference where id = ${conferenceId}) as today,
        count(*) filter (where adopted_at is null and not_adopted_at is null and left_open_at is null)::int as drafts,
        count(*) filter (where left_open_at is not null and adopted_at is null and not_adopted_at is null)::int as "leftOpen",
        count(*) filter (where adopted_at is not null)::int as adopted
      from outcome where conference_id = ${conferenceId}`),
  );
  return rows[0] ?? { ahead: 0, drafts: 0, leftOpen: 0, adopted: 0, today: '' };
}
